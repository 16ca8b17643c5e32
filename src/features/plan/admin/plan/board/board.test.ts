import { expect, test } from 'vitest';
import type { ActivitySummary } from '../../../contract/plan.ts';
import { boardColumns } from './board.ts';

function activity(id: string, parties: ActivitySummary['parties']): ActivitySummary {
  return {
    id,
    planId: 'p',
    sectionId: 's',
    code: null,
    title: id,
    periodText: '',
    periodStart: null,
    periodEnd: null,
    continuous: false,
    position: 0,
    state: 'not-started',
    steps: 0,
    stepsDone: 0,
    indicatorState: null,
    parties,
    evidence: 0,
    comments: 0,
    revision: 1,
  };
}

test('columns stand by the Estonian alphabet, what nobody has comes last', () => {
  const columns = boardColumns(
    [
      activity('a', [{ partyId: 'o', name: 'Õie', role: 'owner' }]),
      activity('b', [{ partyId: 'z', name: 'Zoja', role: 'participant' }]),
      activity('c', [{ partyId: 't', name: 'Tiiu', role: 'participant' }]),
      activity('d', []),
    ],
    new Intl.Collator('et').compare,
  );
  expect(columns.map((column) => column.name)).toEqual(['Zoja', 'Tiiu', 'Õie', '']);
  expect(columns.at(-1)?.owned.map((one) => one.id)).toEqual(['d']);
});

test('an owner who is named as participant as well gets one card', () => {
  const [column] = boardColumns(
    [
      activity('a', [
        { partyId: 'o', name: 'Õie', role: 'owner' },
        { partyId: 'o', name: 'Õie', role: 'participant' },
      ]),
    ],
    new Intl.Collator('et').compare,
  );
  expect(column?.owned).toHaveLength(1);
  expect(column?.joined).toHaveLength(0);
});
