import type { PlanSnapshot } from '../../contract/snapshot.ts';

/** Ids that a reader of a failing test tells apart: `idOf(3)`. */
export function idOf(number: number): string {
  return `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** A plan of one section and one activity with one of everything. */
export function aSnapshot(overrides: Partial<PlanSnapshot> = {}): PlanSnapshot {
  const activity_id = idOf(2);
  return {
    format: 1,
    plan: { title: 'Kava', period_start: '2026-01-01', period_end: '2026-12-31', notes: '' },
    sections: [{ id: idOf(1), code: '1', title: 'Kanalid', position: 10 }],
    activities: [aSnapshotActivity()],
    steps: [aSnapshotStep()],
    indicators: [{ id: idOf(4), activity_id, text: 'Külastajaid on 1000', position: 10 }],
    targets: [
      {
        ...{ id: idOf(5), activity_id, indicator_id: idOf(4), step_id: null, kind: 'count', min: 1000, max: null },
        ...{
          unit: 'külastajat',
          per: null,
          each: null,
          direction: 'up',
          baseline: null,
          baseline_on: null,
          position: 10,
        },
      },
    ],
    parties: [
      { id: idOf(6), activity_id, party_id: idOf(7), name: 'Juhatus', role: 'owner', wording: 'juhatus', position: 10 },
    ],
    budgetLines: [{ id: idOf(8), activity_id, year: 2026, title: 'Trükk', planned_cents: 50_000, position: 10 }],
    ...overrides,
  };
}

export function aSnapshotActivity(
  overrides: Partial<PlanSnapshot['activities'][number]> = {},
): PlanSnapshot['activities'][number] {
  return {
    ...{ id: idOf(2), section_id: idOf(1), code: '1.1', title: 'Külaleht', period_text: '', position: 10 },
    ...{ period_start: '2026-01-01', period_end: '2026-06-30', continuous: false, objective: '', audience: '' },
    ...{ medium: '', budget: '', status: '', notes: '' },
    ...overrides,
  };
}

export function aSnapshotStep(overrides: Partial<PlanSnapshot['steps'][number]> = {}): PlanSnapshot['steps'][number] {
  return {
    ...{ id: idOf(3), activity_id: idOf(2), number: 1, text: 'Leht trükki saata', position: 10, due_on: null },
    ...{ recurs: false, recurs_per: null, recurs_min: null, recurs_max: null, conditional: false },
    ...overrides,
  };
}
