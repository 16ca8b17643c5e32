import { expect, test } from 'vitest';
import type { ActivitySummary } from '../../contract/plan.ts';
import { bySection, narrow, order } from './shown.ts';

const base: ActivitySummary = {
  id: 'a',
  planId: 'p',
  sectionId: 's1',
  code: '1.1',
  title: 'Kodulehe uuendamine',
  periodText: 'märts 2026',
  periodStart: '2026-03-01',
  periodEnd: '2026-03-31',
  continuous: false,
  position: 1,
  state: 'in-progress',
  steps: 4,
  stepsDone: 1,
  indicatorState: 'at-risk',
  parties: [{ partyId: 'mari', name: 'Mari', role: 'owner' }],
  evidence: 0,
  comments: 0,
  revision: 1,
};
const letter: ActivitySummary = {
  ...base,
  id: 'b',
  sectionId: 's2',
  code: '2.1',
  title: 'Õppereis',
  periodStart: null,
  position: 2,
  state: 'late',
  stepsDone: 3,
  parties: [],
};
const nothing = { words: '', section: undefined, party: undefined, state: undefined, indicator: undefined };
const ids = (activities: readonly ActivitySummary[]) => activities.map((one) => one.id);

test('every word must be somewhere: in the code, the title, the period or a name', () => {
  expect(ids(narrow([base, letter], { ...nothing, words: 'KODU mari' }))).toEqual(['a']);
  expect(ids(narrow([base, letter], { ...nothing, words: 'kodu jüri' }))).toEqual([]);
  expect(ids(narrow([base, letter], { ...nothing, party: 'mari' }))).toEqual(['a']);
  expect(ids(narrow([base, letter], { ...nothing, state: 'late', section: 's2' }))).toEqual(['b']);
});

test('what has no date stands last, what is late first', () => {
  const compare = new Intl.Collator('et').compare;
  expect(ids(order([letter, base], 'start', false, compare))).toEqual(['a', 'b']);
  expect(ids(order([base, letter], 'state', false, compare))).toEqual(['b', 'a']);
  expect(ids(order([base, letter], 'steps', true, compare))).toEqual(['b', 'a']);
});

test('an empty section stands among the groups only when nothing is filtered', () => {
  const section = { code: null, title: 'Osa', position: 1, revision: 1 };
  const sections = [
    { ...section, id: 's1' },
    { ...section, id: 's3' },
  ];
  expect(bySection({ sections }, [base], true)).toHaveLength(2);
  expect(bySection({ sections }, [base], false)).toHaveLength(1);
});
