import { Button, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type SubmitEvent, useState } from 'react';
import { Section } from '#ui/parts/section.tsx';
import { indicators } from '../../../contract/activity-endpoints.ts';
import type { ActivityView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { IndicatorCard } from './indicator-card.tsx';
import './indicators.css';

/** What shows that the activity worked: each indicator a card of its own, with its targets and figures. */
export function IndicatorsSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const { edit } = view.activity.may;
  const [adding, setAdding] = useState(false);
  return (
    <div id="at-indicators" tabIndex={-1} className="k-anchor k-stack">
      {view.indicators.map((indicator) => (
        <IndicatorCard key={indicator.id} view={view} indicator={indicator} />
      ))}
      {view.indicators.length === 0 && !adding && (
        <Section title={t('activity.indicators.title')}>
          <p className="k-soft">{t('activity.indicators.empty')}</p>
          {edit && <AddButton onClick={() => setAdding(true)} />}
        </Section>
      )}
      {edit && view.indicators.length > 0 && !adding && (
        <div className="k-indicators-add">
          <AddButton onClick={() => setAdding(true)} />
        </div>
      )}
      {adding && <AddIndicator view={view} onDone={() => setAdding(false)} />}
    </div>
  );
}

function AddButton({ onClick }: { onClick: () => void }) {
  const t = usePlanTexts();
  return (
    <Button
      variant="subtle"
      size="compact-md"
      className="k-no-print"
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={onClick}
    >
      {t('activity.indicators.add')}
    </Button>
  );
}

function AddIndicator({ view, onDone }: { view: ActivityView; onDone: () => void }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const [text, setText] = useState('');
  const add = async (event?: SubmitEvent) => {
    event?.preventDefault();
    if (text.trim() === '') return;
    const input = { params: changes.at({ id: view.activity.id }), body: { text: text.trim() } };
    if (await changes.attempt(indicators.add, input, t('activity.indicators.added'))) onDone();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone();
    else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void add();
    }
  };
  return (
    <Section title={t('activity.indicators.add')}>
      <form className="k-form-small" onSubmit={(event) => void add(event)}>
        <Textarea
          autoFocus
          autosize
          label={t('activity.indicators.new')}
          description={t('activity.indicators.newHint')}
          value={text}
          maxLength={5_000}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={press}
        />
        <div className="k-row">
          <Button type="submit">{t('activity.indicators.save')}</Button>
          <Button variant="subtle" color="stone" onClick={onDone}>
            {t('activity.indicators.cancel')}
          </Button>
        </div>
      </form>
    </Section>
  );
}
