import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Formula, Operand } from '../../contract/measuring.ts';
import { evaluate, type OperandFigure } from './formula.ts';

const number = (value: number): Operand => ({ from: 'number', number: value });
const figures = (...values: (number | null)[]): OperandFigure[] =>
  values.map((value, index) => ({ part: String(index), value }));
const look = (operand: Operand) => (operand.from === 'number' ? figures(operand.number) : []);
const run = (formula: Formula, baseline: number | null = null) => evaluate(formula, baseline, look);
const target: Operand = { from: 'target', target: '00000000-0000-4000-8000-000000000000' };

describe('a formula', () => {
  it.each<[string, Formula, number | null, number | null, string | null]>([
    ['a ratio in per cent', { do: 'ratio', over: number(7), under: number(12), percent: true }, null, 58.333333, null],
    ['a ratio as many times', { do: 'ratio', over: number(3), under: number(2), percent: false }, null, 1.5, null],
    [
      'a ratio over nothing',
      { do: 'ratio', over: number(3), under: number(0), percent: true },
      null,
      null,
      'nothing_to_divide',
    ],
    [
      'a ratio of what was never measured',
      { do: 'ratio', over: target, under: number(2), percent: true },
      null,
      null,
      'nothing_measured',
    ],
    ['growth', { do: 'growth', of: number(125) }, 100, 25, null],
    ['growth from below zero', { do: 'growth', of: number(-50) }, -100, 50, null],
    ['growth without a baseline', { do: 'growth', of: number(125) }, null, null, 'baseline_missing'],
    ['growth from zero', { do: 'growth', of: number(125) }, 0, null, 'nothing_to_divide'],
    ['a sum', { do: 'sum', of: [number(1), target, number(2)] }, null, 3, null],
    ['an average of what is known', { do: 'average', of: [number(1), target, number(2)] }, null, 1.5, null],
    ['the least', { do: 'min', of: [number(4), number(-1)] }, null, -1, null],
    ['the least of nothing', { do: 'min', of: [target] }, null, null, 'nothing_measured'],
  ])('gives %s', (_, formula, baseline, value, gap) => {
    expect(run(formula, baseline)).toMatchObject({ value, gap });
  });

  it('never gives a figure that is no number: it has a value or says why not', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true });
    const operand = any.map(number);
    const operands = fc.array(operand, { minLength: 1, maxLength: 4 });
    const formula = fc.oneof(
      fc.record({
        do: fc.constant('ratio' as const),
        over: operand,
        under: operand,
        percent: fc.boolean(),
      }),
      fc.record({ do: fc.constant('growth' as const), of: operand }),
      fc.record({ do: fc.constantFrom('sum' as const, 'average' as const, 'min' as const), of: operands }),
    );
    fc.assert(
      fc.property(formula, fc.option(any), (one, baseline) => {
        const { value, gap } = run(one, baseline);
        expect(value === null).toBe(gap !== null);
        if (value !== null) expect(Number.isFinite(value)).toBe(true);
      }),
    );
  });
});
