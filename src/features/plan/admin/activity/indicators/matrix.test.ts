import { expect, test } from 'vitest';
import type { MeasurementView, TargetView } from '../../../contract/plan.ts';
import { matrixOf } from './matrix.ts';

function measurement(part: string | null, measuredOn: string, value = 1): MeasurementView {
  const rest = { breaksSeries: false, note: '', author: 'Mari', createdAt: `${measuredOn}T10:00:00Z`, evidenceIds: [] };
  return { id: `${part}${measuredOn}`, targetId: 't', value, measuredOn, part, revision: 1, ...rest };
}
const target: TargetView = {
  id: 't',
  indicatorId: 'i',
  stepId: null,
  kind: 'cadence',
  min: 1,
  max: null,
  unit: null,
  per: 'quarter',
  each: 'municipality',
  direction: 'up',
  baseline: null,
  baselineOn: null,
  baselineFrozenBy: null,
  source: null,
  measuring: null,
  computed: [],
  state: 'on-track',
  reason: { code: 'cadence_on_pace', params: {} },
  current: null,
  revision: 1,
  measurements: [
    measurement('Õisu', '2026-02-01'),
    measurement('Zäärsu', '2026-05-01', 2),
    measurement('Õisu', '2026-03-31'),
  ],
};
const period = { periodStart: '2026-02-01', periodEnd: '2026-06-30' };
const compare = new Intl.Collator('et').compare;

test('parts stand by the alphabet, their figures in the quarter they were measured in', () => {
  const matrix = matrixOf(target, period, compare);
  expect(matrix?.columns.map((column) => column.start)).toEqual(['2026-01-01', '2026-04-01']);
  expect(matrix?.rows.map((row) => [row.part, ...row.cells.map((cell) => cell.sum)])).toEqual([
    ['Zäärsu', null, 2],
    ['Õisu', 2, null],
  ]);
});

test('there is no table without parts, without a period, or wider than a screen', () => {
  expect(matrixOf({ ...target, each: null }, period, compare)).toBeNull();
  expect(matrixOf({ ...target, measurements: [measurement(null, '2026-02-01')] }, period, compare)).toBeNull();
  expect(matrixOf(target, { periodStart: null, periodEnd: null }, compare)).toBeNull();
  expect(matrixOf(target, { periodStart: '2020-01-01', periodEnd: '2026-12-31' }, compare)).toBeNull();
});
