import { Button } from '@mantine/core';
import { IconAlertTriangleFilled, IconCheck, IconCircle, IconCircleFilled } from '@tabler/icons-react';
import { useState } from 'react';
import { useAddress } from '#ui/navigation/address.ts';
import { useFormat } from '#ui/use-format.ts';
import { steps } from '../../../contract/activity-endpoints.ts';
import type { OccurrenceView, StepView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { turnName } from './turn-name.ts';

// A weekly step has more turns than a row; those around today are the ones that get ticked.
const MOST_SHOWN = 8;

/** The turns of a recurring step, each with its own tick. */
export function StepTurns({ step, mayWork }: { step: StepView; mayWork: boolean }) {
  const t = usePlanTexts();
  const [all, setAll] = useState(false);
  const { occurrences } = step;
  const done = occurrences.filter((turn) => turn.doneOn !== null).length;
  return (
    <fieldset className="k-turns" aria-label={t('activity.steps.turns', { text: step.text })}>
      {(all ? occurrences : around(occurrences)).map((turn) => (
        <Turn key={turn.startsOn} step={step} turn={turn} mayWork={mayWork} />
      ))}
      <span className="k-soft k-small">{t('activity.steps.turnsDone', { done, total: occurrences.length })}</span>
      {occurrences.length > MOST_SHOWN && (
        <Button size="compact-sm" variant="subtle" className="k-no-print" onClick={() => setAll(!all)}>
          {t(all ? 'activity.steps.showFewer' : 'activity.steps.showAll')}
        </Button>
      )}
    </fieldset>
  );
}

function around(occurrences: readonly OccurrenceView[]): readonly OccurrenceView[] {
  const current = occurrences.findIndex((turn) => turn.current);
  const ahead = Math.max(0, occurrences.length - MOST_SHOWN);
  const from = Math.min(ahead, Math.max(0, (current < 0 ? 0 : current) - MOST_SHOWN / 2));
  return occurrences.slice(from, from + MOST_SHOWN);
}

function Turn({ step, turn, mayWork }: { step: StepView; turn: OccurrenceView; mayWork: boolean }) {
  const t = usePlanTexts();
  const format = useFormat();
  const changes = useChanges();
  const { change } = useAddress();
  const name = turnName(turn.startsOn, step.recurs?.per ?? null, t, format);
  const done = turn.doneOn !== null;
  const state = done ? 'done' : turn.late ? 'late' : turn.current ? 'now' : 'ahead';
  const byRecords = turn.byRecords !== null;
  const said = {
    done: byRecords ? t('activity.steps.turnByRecords', { count: turn.byRecords ?? 0 }) : t('activity.steps.turnDone'),
    late: t('activity.steps.turnLate'),
    now: t('activity.steps.turnNow'),
    ahead: t('activity.steps.turnAhead'),
  }[state];
  const Icon = { done: IconCheck, late: IconAlertTriangleFilled, now: IconCircleFilled, ahead: IconCircle }[state];
  // What ticked it stands below; it is not taken back here, but by taking away the record.
  const opensEvidence = byRecords && step.recurs?.keptBy === 'plan.evidence';
  const tick = () =>
    void changes.attempt(
      steps.tick,
      { params: changes.at({ id: step.id }), body: { startsOn: turn.startsOn, done: !done } },
      t(done ? 'activity.steps.unticked' : 'activity.steps.ticked', { turn: name }),
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a box of its own could not show the four states of a turn.
    <button
      type="button"
      role="checkbox"
      aria-checked={done}
      aria-label={t('activity.steps.turnLabel', { turn: name, state: said })}
      aria-disabled={!mayWork && !opensEvidence}
      className="k-turn"
      data-turn={state}
      title={
        turn.doneOn && !byRecords
          ? t('activity.steps.doneBy', { name: turn.doneBy ?? '', day: format.day(turn.doneOn) })
          : `${format.day(turn.startsOn)} – ${format.day(turn.endsOn)}, ${t('activity.steps.dueBy', { day: format.day(turn.dueOn) })}, ${said}`
      }
      onClick={opensEvidence ? () => change({ at: 'evidence' }) : mayWork && !byRecords ? tick : undefined}
    >
      <Icon size={state === 'late' || state === 'now' ? 10 : 13} stroke={2.6} aria-hidden />
      {name}
      {byRecords && <span className="k-figures">({turn.byRecords})</span>}
    </button>
  );
}
