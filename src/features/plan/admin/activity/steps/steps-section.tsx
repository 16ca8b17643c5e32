import { TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Section } from '#ui/parts/section.tsx';
import { steps } from '../../../contract/activity-endpoints.ts';
import type { ActivityView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { StepRow } from './step-row.tsx';
import './steps.css';

export function StepsSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const { activity } = view;
  const note = t('activity.steps.note', { done: activity.stepsDone, total: activity.steps });
  return (
    <div id="at-steps" tabIndex={-1} className="k-anchor">
      <Section title={t('activity.steps.title')} note={view.steps.length > 0 ? note : undefined}>
        {view.steps.length === 0 && <p className="k-soft">{t('activity.steps.empty')}</p>}
        <ol className="k-steps">
          {view.steps.map((step, index) => (
            <StepRow
              key={step.id}
              view={view}
              step={step}
              above={view.steps[index - 1] ?? null}
              below={view.steps[index + 1] ?? null}
            />
          ))}
        </ol>
        {activity.may.edit && <AddStep activityId={activity.id} />}
      </Section>
    </div>
  );
}

/** Enter adds the step and begins the next one. */
function AddStep({ activityId }: { activityId: string }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const [text, setText] = useState('');
  const adding = useRef(false);
  const add = async () => {
    const given = text.trim();
    if (given === '' || adding.current) return;
    adding.current = true;
    const input = { params: changes.at({ id: activityId }), body: { text: given } };
    const reply = await changes.attempt(steps.add, input, t('activity.steps.added'));
    adding.current = false;
    // What was typed while it was being saved is the beginning of the next one.
    if (reply) setText((now) => (now.trim() === given ? '' : now));
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void add();
  };
  return (
    <TextInput
      className="k-steps-add k-no-print"
      aria-label={t('activity.steps.new')}
      placeholder={t('activity.steps.add')}
      description={text.trim() === '' ? undefined : t('activity.steps.newHint')}
      inputWrapperOrder={['input', 'description']}
      leftSection={<IconPlus size={16} aria-hidden />}
      value={text}
      maxLength={5_000}
      onChange={(event) => setText(event.currentTarget.value)}
      onKeyDown={press}
    />
  );
}
