import { describe, expect, it } from 'vitest';
import { idleDays, type Working } from './orphans.ts';

const running: Working = {
  periodStart: '2026-01-01',
  periodEnd: '2026-12-31',
  countedFrom: '2026-01-01',
  lastOn: null,
  openSteps: 3,
};

describe('an activity without work', () => {
  it.each<[string, Partial<Working>, string, number | null]>([
    ['nothing was ever done', {}, '2026-04-11', 100],
    ['nothing since its first day, one day short', {}, '2026-03-01', null],
    ['the sixtieth day', {}, '2026-03-02', 60],
    ['something was done lately', { lastOn: '2026-04-01' }, '2026-04-11', null],
    ['something was done long ago', { lastOn: '2026-01-20' }, '2026-04-11', 81],
    ['work before its first day does not shorten the wait', { lastOn: '2025-01-20' }, '2026-04-11', 100],
    ['it came into Kaja late', { countedFrom: '2026-04-01' }, '2026-04-11', null],
    ['it has not begun', {}, '2025-12-31', null],
    ['it is over', {}, '2027-01-01', null],
    ['all its steps are done', { openSteps: 0 }, '2026-04-11', null],
    ['it has no steps at all', { openSteps: null }, '2026-04-11', 100],
  ])('%s', (_name, change, today, expected) => {
    expect(idleDays({ ...running, ...change }, today, 60)).toBe(expected);
  });
});
