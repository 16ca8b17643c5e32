import type { Formula, Operand } from '../../contract/measuring.ts';

/** What an operand gives for one period: one figure, or one for each part of its breakdown. */
export interface OperandFigure {
  part: string | null;
  value: number | null;
}
export type Look = (operand: Operand) => readonly OperandFigure[];

export interface Outcome {
  value: number | null;
  hits: number | null;
  whole: number | null;
  /** Why there is no value. */
  gap: FormulaGap | null;
}
export type FormulaGap = 'nothing_to_divide' | 'nothing_measured' | 'baseline_missing' | 'figure_too_large';

/** One figure out of others. Never `NaN` or `Infinity`: where there is nothing to divide by, there is no value, and why. */
export function evaluate(formula: Formula, baseline: number | null, look: Look): Outcome {
  switch (formula.do) {
    case 'ratio':
      return ratio(total(look(formula.over)), total(look(formula.under)), formula.percent);
    case 'growth':
      return growth(total(look(formula.of)), baseline);
    default:
      return over(formula.do, formula.of.flatMap(look));
  }
}

function ratio(over: number | null, under: number | null, percent: boolean): Outcome {
  if (over === null || under === null) return nothing('nothing_measured');
  if (under === 0) return nothing('nothing_to_divide');
  const value = (over / under) * (percent ? 100 : 1);
  return percent ? { ...figure(value), hits: over, whole: under } : figure(value);
}

function growth(now: number | null, baseline: number | null): Outcome {
  if (baseline === null) return nothing('baseline_missing');
  if (now === null) return nothing('nothing_measured');
  if (baseline === 0) return nothing('nothing_to_divide');
  return figure(((now - baseline) * 100) / Math.abs(baseline));
}

function over(how: 'sum' | 'average' | 'min', figures: readonly OperandFigure[]): Outcome {
  const known = figures.flatMap((one) => one.value ?? []);
  if (known.length === 0) return nothing('nothing_measured');
  if (how === 'min') return figure(Math.min(...known));
  const sum = known.reduce((all, one) => all + one, 0);
  return figure(how === 'sum' ? sum : sum / known.length);
}

function total(figures: readonly OperandFigure[]): number | null {
  const known = figures.flatMap((one) => one.value ?? []);
  return known.length === 0 ? null : known.reduce((all, one) => all + one, 0);
}

/** Beyond this no figure means anything, and sums of such would lose their last places. */
const largest = 1e15;

function figure(value: number): Outcome {
  if (!Number.isFinite(value) || Math.abs(value) > largest) return nothing('figure_too_large');
  return { value: Math.round(value * 1e6) / 1e6, hits: null, whole: null, gap: null };
}

function nothing(gap: FormulaGap): Outcome {
  return { value: null, hits: null, whole: null, gap };
}

export function operandsOf(formula: Formula): readonly Operand[] {
  switch (formula.do) {
    case 'ratio':
      return [formula.over, formula.under];
    case 'growth':
      return [formula.of];
    default:
      return formula.of;
  }
}
