import { expect, test } from 'vitest';
import type { PlanView } from '../../contract/plan.ts';
import type { PlanIndicator } from '../../contract/screens.ts';
import { rowsOf } from './rows.ts';

function indicator(id: string, sectionId: string, activityId: string, position: number): PlanIndicator {
  const activity = { id: activityId, code: null, title: activityId, sectionId };
  return { id, text: id, state: 'at-risk', targets: [], position, revision: 1, activity };
}

test('indicators stand in the order of the plan, whatever order they came in', () => {
  // Positions of activities begin anew in every section.
  const view = {
    sections: [{ id: 's1' }, { id: 's2' }],
    activities: [
      { id: 'a1', position: 10 },
      { id: 'a2', position: 20 },
      { id: 'b1', position: 10 },
    ],
  } as unknown as PlanView;
  const given = [
    indicator('fifth', 's2', 'b1', 10),
    indicator('fourth', 's1', 'a2', 20),
    indicator('third', 's1', 'a2', 10),
    indicator('second', 's1', 'a1', 20),
    indicator('first', 's1', 'a1', 10),
  ];
  expect(rowsOf(given, view).map((row) => row.indicator.id)).toEqual(['first', 'second', 'third', 'fourth', 'fifth']);
});

test('the figure beside an indicator is of the target that decides its state', () => {
  const view = { sections: [], activities: [] } as unknown as PlanView;
  const targets = [
    { id: 't1', state: 'met' },
    { id: 't2', state: 'at-risk' },
  ] as unknown as PlanIndicator['targets'];
  expect(rowsOf([{ ...indicator('i', 's', 'a', 1), targets }], view)[0]?.target?.id).toBe('t2');
});
