import { IconArrowDown, IconArrowUp, IconPaperclip, IconPencil, IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { sentenceOf } from '#platform/rhythm/words/words.ts';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { InlineDate, InlineSelect } from '#ui/inline/inline-choice.tsx';
import { InlineText } from '#ui/inline/inline-text.tsx';
import { useAddress } from '#ui/navigation/address.ts';
import { MoreMenu } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { steps } from '../../../contract/activity-endpoints.ts';
import type { ActivityView, StepView } from '../../../contract/plan.ts';
import { StepState } from '../../../contract/words.ts';
import { useChanges } from '../../history/use-changes.ts';
import { StepBadge } from '../../plan/badges.tsx';
import { usePlanTexts } from '../../plan-texts.ts';
import { TargetBlock } from '../indicators/target-block.tsx';
import { StepWork } from '../starts/step-work.tsx';
import { cadenceOfRecurs, isExact, type Recurs } from './recurrence.ts';
import { StepEditor } from './step-editor.tsx';
import { StepTurns } from './step-turns.tsx';
import { useStepChanges } from './use-step-changes.ts';

interface StepRowProps {
  view: ActivityView;
  step: StepView;
  above: StepView | null;
  below: StepView | null;
}

export function StepRow({ view, step, above, below }: StepRowProps) {
  const t = usePlanTexts();
  const { may } = view.activity;
  const change = useStepChanges(step);
  const [editing, setEditing] = useState(false);
  const move = (event: KeyboardEvent) => {
    const other = event.key === 'ArrowUp' ? above : event.key === 'ArrowDown' ? below : null;
    if (!event.altKey || !other || !may.edit) return;
    event.preventDefault();
    void change.swap(other);
  };
  const targets = view.stepTargets.filter((target) => target.stepId === step.id);
  return (
    <li id={`at-${step.id}`} tabIndex={-1} className="k-step" data-state={step.state} onKeyDown={move}>
      {step.recurs === null ? (
        <input
          type="checkbox"
          className="k-check"
          aria-label={t('activity.steps.done', { text: step.text })}
          checked={step.state === 'done'}
          disabled={!may.work}
          onChange={(event) => void change.setState(event.currentTarget.checked ? 'done' : 'not-started')}
        />
      ) : (
        <span aria-hidden className="k-step-dot" />
      )}
      <div className="k-step-text">
        <InlineText
          multiline
          label={t('activity.steps.text')}
          value={step.text}
          readOnly={!may.edit}
          onSave={(text) => change.save({ text })}
        />
        <StepTags view={view} step={step} />
      </div>
      <div className="k-step-meta">
        <StepDates view={view} step={step} />
        <div className="k-step-state">
          <InlineSelect
            label={t('activity.steps.state', { text: step.text })}
            value={step.state}
            readOnly={!may.work}
            options={StepState.options.map((value) => ({ value, label: t(`words.stepState.${value}`) }))}
            show={(value) => <StepBadge state={StepState.parse(value)} />}
            onSave={(value) => change.sendState(StepState.parse(value))}
          />
        </div>
      </div>
      <StepMenu view={view} step={step} above={above} below={below} onEdit={() => setEditing(true)} />
      <StepWork
        activityId={view.activity.id}
        stepId={step.id}
        text={step.text}
        quiet={step.state === 'done' || step.state === 'dropped'}
      />
      {step.occurrences.length > 0 && <StepTurns step={step} mayWork={may.work} />}
      {targets.map((target) => (
        <div key={target.id} className="k-step-target">
          <TargetBlock view={view} target={target} compact />
        </div>
      ))}
      {editing && <StepEditor step={step} onClose={() => setEditing(false)} />}
    </li>
  );
}

function StepTags({ view, step }: { view: ActivityView; step: StepView }) {
  const t = usePlanTexts();
  const { language } = useLanguage();
  const { change } = useAddress();
  const evidence = view.evidence.filter((one) => one.stepId === step.id).length;
  return (
    <span className="k-step-tags">
      {step.recurs && <span className="k-tag">{recursWords(step.recurs, language, t)}</span>}
      {step.conditional && <span className="k-tag k-tag-quiet">{t('words.conditional')}</span>}
      {evidence > 0 && (
        <button type="button" className="k-step-evidence" onClick={() => change({ at: 'evidence' })}>
          <IconPaperclip size={14} aria-hidden />
          {t('activity.measure.withEvidence', { count: evidence })}
        </button>
      )}
    </span>
  );
}

function recursWords(recurs: Recurs, language: string, t: ReturnType<typeof usePlanTexts>): string {
  if (recurs.per === null) return t('words.regular');
  return isExact(recurs) ? sentenceOf(cadenceOfRecurs(recurs), language) : t(`words.per.${recurs.per}`);
}

function StepDates({ view, step }: { view: ActivityView; step: StepView }) {
  const t = usePlanTexts();
  const format = useFormat();
  const change = useStepChanges(step);
  if (step.state === 'done' && step.doneOn) {
    return (
      <span className="k-step-day k-soft" title={step.doneBy ?? undefined}>
        {t('activity.steps.doneOn', { day: format.day(step.doneOn) })}
      </span>
    );
  }
  return (
    <span className="k-step-day" data-late={step.late || undefined}>
      {step.late && <b>{t('activity.steps.late')} </b>}
      {(view.activity.may.edit || step.dueOn) && (
        <InlineDate
          label={t('activity.steps.dueLabel')}
          value={step.dueOn}
          readOnly={!view.activity.may.edit}
          empty={t('activity.steps.addDue')}
          onSave={(dueOn) => change.save({ dueOn })}
        />
      )}
    </span>
  );
}

function StepMenu({ view, step, above, below, onEdit }: StepRowProps & { onEdit: () => void }) {
  const t = usePlanTexts();
  const { change: changeAddress } = useAddress();
  const changes = useChanges();
  const change = useStepChanges(step);
  const { may } = view.activity;
  if (!may.work) return null;
  const remove = () =>
    void changes.attempt(
      steps.remove,
      { params: changes.at({ id: step.id }), query: { revision: step.revision } },
      t('activity.steps.removed'),
    );
  const edits = [
    { label: t('activity.steps.edit'), icon: IconPencil, onSelect: onEdit },
    ...(above ? [{ label: t('activity.steps.up'), icon: IconArrowUp, onSelect: () => void change.swap(above) }] : []),
    ...(below
      ? [{ label: t('activity.steps.down'), icon: IconArrowDown, onSelect: () => void change.swap(below) }]
      : []),
    { label: t('activity.steps.remove'), icon: IconTrash, danger: true, onSelect: remove },
  ];
  return (
    <span className="k-step-menu k-quiet-menu k-no-print">
      <MoreMenu
        label={t('activity.steps.menu', { text: step.text })}
        actions={[
          {
            label: t('activity.steps.evidence'),
            icon: IconPaperclip,
            onSelect: () => changeAddress({ evidence: step.id }),
          },
          ...(may.edit ? edits : []),
        ]}
      />
    </span>
  );
}
