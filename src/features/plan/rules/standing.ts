import type { ActivityState, IndicatorState, StepState } from '../contract/words.ts';
import type { Span } from './calendar.ts';
import type { Turn } from './occurrences.ts';

/** What of a step decides how it stands. */
export interface StepFacts {
  state: StepState;
  recurs: boolean;
  conditional: boolean;
  dueOn: string | null;
  turns: readonly Turn[];
}

export interface Calendar {
  today: string;
  /** Nothing that was due before this day counts as late. */
  countedFrom: string;
}

/** A step that is once and undone is late after its own day, or after its activity's last; waiting and dropped never. */
export function isStepLate(step: StepFacts, period: Span | null, calendar: Calendar): boolean {
  if (step.state === 'done' || step.state === 'dropped' || step.state === 'waiting') return false;
  if (step.recurs) return step.turns.some((turn) => turn.late);
  // "If needed" is not late while nobody found that it was needed.
  if (step.conditional && step.dueOn === null) return false;
  const due = step.dueOn ?? period?.end ?? null;
  return due !== null && due < calendar.today && due >= calendar.countedFrom;
}

export function isStepDone(step: StepFacts, calendar: Calendar): boolean {
  if (step.state === 'done') return true;
  if (!step.recurs || step.turns.length === 0) return false;
  // A recurring step is done when its last turn is over and each of its turns was ticked.
  return step.turns.every((turn) => turn.doneOn !== null) && (step.turns.at(-1)?.end ?? '') <= calendar.today;
}

/**
 * How an activity stands: late when a step of it is; done when all that is not dropped is done; in progress when
 * anything was begun, or its time has come.
 */
export function activityState(steps: readonly StepFacts[], period: Span | null, calendar: Calendar): ActivityState {
  const live = steps.filter((step) => step.state !== 'dropped');
  const needed = live.filter((step) => !(step.conditional && step.state === 'not-started'));
  if (live.some((step) => isStepLate(step, period, calendar))) return 'late';
  if (needed.length > 0 && needed.every((step) => isStepDone(step, calendar))) return 'done';
  const begun = live.some((step) => step.state !== 'not-started' || step.turns.some((turn) => turn.doneOn !== null));
  const running = period !== null && period.start <= calendar.today && calendar.today <= period.end;
  return begun || running ? 'in-progress' : 'not-started';
}

const worstFirst: readonly IndicatorState[] = ['missed', 'at-risk', 'unmeasured', 'on-track', 'met'];

/** Of several targets the one that needs attention most; null when there are none. */
export function worstState(states: readonly IndicatorState[]): IndicatorState | null {
  return worstFirst.find((state) => states.includes(state)) ?? null;
}
