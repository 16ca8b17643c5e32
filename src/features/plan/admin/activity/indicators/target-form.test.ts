import { expect, test } from 'vitest';
import { bodyOf, MeasureForm } from './measure-form.ts';
import { TargetForm, valuesOf } from './target-form.ts';

test('an empty target form asks for nothing', () => {
  expect(TargetForm.parse(valuesOf(null))).toEqual({
    kind: 'count',
    min: null,
    max: null,
    unit: null,
    per: null,
    each: null,
    direction: 'up',
    baseline: null,
    baselineOn: null,
  });
});

test('numbers are read as people write them; what is none is answered at its field', () => {
  expect(TargetForm.parse({ ...valuesOf(null), min: '1 250,5' }).min).toBe(1250.5);
  const wrong = TargetForm.safeParse({ ...valuesOf(null), min: 'palju' });
  expect(wrong.error?.issues).toMatchObject([{ path: ['min'], message: 'wrong_number' }]);
  const reversed = TargetForm.safeParse({ ...valuesOf(null), min: '3', max: '1' });
  expect(reversed.error?.issues).toMatchObject([{ path: ['max'], message: 'range_reversed' }]);
});

test('a measurement without a part has none, and a link that is no link is refused', () => {
  const typed = { value: '12,5', measuredOn: '2026-11-23', part: ' ', note: '', breaksSeries: false, url: '' };
  expect(bodyOf(MeasureForm.parse(typed))).toEqual({
    value: 12.5,
    measuredOn: '2026-11-23',
    part: null,
    note: '',
    breaksSeries: false,
  });
  expect(MeasureForm.safeParse({ ...typed, url: 'javascript:alert(1)' }).success).toBe(false);
  expect(MeasureForm.safeParse({ ...typed, value: '' }).success).toBe(false);
});
