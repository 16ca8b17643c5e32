import { describe, expect, it } from 'vitest';
import type { ActivityState, StepState } from '../contract/words.ts';
import { turnsOf } from './occurrences.ts';
import { activityState, isStepLate, type StepFacts, worstState } from './standing.ts';

const period = { start: '2026-01-01', end: '2026-06-30' };
const step = (state: StepState, more: Partial<StepFacts> = {}): StepFacts => ({
  state,
  recurs: false,
  conditional: false,
  dueOn: null,
  turns: [],
  ...more,
});

describe('a step', () => {
  it.each([
    ['is not late on its last day', step('not-started'), '2026-06-30', '2026-01-01', false],
    ['is late the day after', step('not-started'), '2026-07-01', '2026-01-01', true],
    [
      'follows its own day before the activity’s',
      step('in-progress', { dueOn: '2026-03-01' }),
      '2026-03-02',
      '2026-01-01',
      true,
    ],
    ['is never late once done', step('done'), '2026-09-01', '2026-01-01', false],
    ['is never late while it waits for others', step('waiting'), '2026-09-01', '2026-01-01', false],
    [
      'is not late when nobody found it needed',
      step('not-started', { conditional: true }),
      '2026-09-01',
      '2026-01-01',
      false,
    ],
    ['is not late for what was due before the plan came', step('not-started'), '2026-09-01', '2026-07-15', false],
  ] as [string, StepFacts, string, string, boolean][])('%s', (_name, facts, today, countedFrom, late) => {
    expect(isStepLate(facts, period, { today, countedFrom })).toBe(late);
  });
});

describe('the turns of a recurring step', () => {
  const ticks = [{ startsOn: '2026-01-01', doneOn: '2026-02-10', doneBy: 'Mari' }];

  it('know which is done, which was missed and which is now', () => {
    const turns = turnsOf(
      { per: 'quarter' },
      { start: '2026-01-01', end: '2026-12-31' },
      ticks,
      '2026-08-01',
      '2026-01-01',
    );
    expect(turns.map((turn) => [turn.doneOn !== null, turn.late, turn.current])).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
      [false, false, false],
    ]);
  });

  it('count nothing as missed that ended before the plan came', () => {
    const turns = turnsOf({ per: 'month' }, period, [], '2026-09-01', '2026-05-15');
    expect(turns.filter((turn) => turn.late).map((turn) => turn.start)).toEqual(['2026-05-01', '2026-06-01']);
  });

  it('are none without a period', () => {
    expect(turnsOf({ per: 'month' }, null, [], '2026-09-01', '2026-01-01')).toEqual([]);
  });
});

describe('an activity', () => {
  const calendar = { today: '2026-03-01', countedFrom: '2026-01-01' };
  it.each([
    ['begins with its period', [step('not-started')], 'in-progress'],
    ['is done when all that is not dropped is', [step('done'), step('dropped')], 'done'],
    [
      'is done though nobody needed what was only for need',
      [step('done'), step('not-started', { conditional: true })],
      'done',
    ],
    ['is late when one step is', [step('done'), step('not-started', { dueOn: '2026-02-01' })], 'late'],
    ['is not done without a step', [], 'in-progress'],
  ] as [string, StepFacts[], ActivityState][])('%s', (_name, steps, state) => {
    expect(activityState(steps, period, calendar)).toBe(state);
  });

  it('has not started before its period, unless somebody did', () => {
    const early = { today: '2025-12-01', countedFrom: '2025-01-01' };
    expect(activityState([step('not-started')], period, early)).toBe('not-started');
    expect(activityState([step('in-progress'), step('not-started')], period, early)).toBe('in-progress');
  });
});

describe('the worst of several states', () => {
  it('is what needs attention most', () => {
    expect(worstState(['met', 'at-risk', 'unmeasured'])).toBe('at-risk');
    expect(worstState(['met', 'on-track'])).toBe('on-track');
    expect(worstState([])).toBeNull();
  });
});
