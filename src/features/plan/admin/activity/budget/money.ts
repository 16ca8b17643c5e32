import { parseNumber } from '#ui/parse.ts';

/** `1 250,50` → 125050; null where it is no amount of money, such as one with three decimals. */
export function readCents(text: string): number | null {
  const amount = parseNumber(text.replace('€', ''));
  if (amount === null) return null;
  const cents = Math.round(amount * 100);
  return Math.abs(cents - amount * 100) < 1e-6 * Math.max(1, Math.abs(amount)) && Math.abs(cents) <= 1e13
    ? cents
    : null;
}

export interface YearSum {
  year: number;
  plannedCents: number;
  spentCents: number;
}

export function sumsByYear(lines: readonly YearSum[]): readonly YearSum[] {
  const byYear = Map.groupBy(lines, (line) => line.year);
  return [...byYear]
    .map(([year, those]) => ({ year, ...sumOf(those) }))
    .toSorted((one, other) => one.year - other.year);
}

export function sumOf(lines: readonly Omit<YearSum, 'year'>[]): Omit<YearSum, 'year'> {
  return {
    plannedCents: lines.reduce((sum, line) => sum + line.plannedCents, 0),
    spentCents: lines.reduce((sum, line) => sum + line.spentCents, 0),
  };
}
