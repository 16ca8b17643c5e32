import { expect, test } from 'vitest';
import { romanQuarter, timelineScale } from './scale.ts';

const plan = { periodStart: '2026-02-10', periodEnd: '2026-05-20' };

test('the scale is made of whole months', () => {
  const scale = timelineScale('month', [plan]);
  expect(scale?.columns.map((column) => column.start)).toEqual([
    '2026-02-01',
    '2026-03-01',
    '2026-04-01',
    '2026-05-01',
  ]);
  expect(scale?.end).toBe('2026-05-31');
});

test('quarters begin with the first month of the quarter', () => {
  const scale = timelineScale('quarter', [plan]);
  expect(scale?.columns).toEqual([
    { start: '2026-01-01', end: '2026-03-31' },
    { start: '2026-04-01', end: '2026-06-30' },
  ]);
  expect(romanQuarter('2026-12-31')).toBe('IV');
});

test('a day outside the scale is held at its edge', () => {
  const scale = timelineScale('month', [{ periodStart: '2026-01-01', periodEnd: '2026-01-31' }]);
  expect(scale?.at('2025-06-01')).toBe(0);
  expect(scale?.at('2026-01-01')).toBe(0);
  expect(scale?.at('2027-01-01')).toBe(1);
});

test('a typing slip of a century does not draw a thousand columns', () => {
  expect(timelineScale('month', [{ periodStart: '2026-01-01', periodEnd: '2100-01-01' }])?.columns).toHaveLength(120);
  expect(timelineScale('month', [])).toBeNull();
});
