export interface Money {
  plannedCents: number;
  spentCents: number;
}

export function sumOf(lines: readonly Money[]): Money {
  return {
    plannedCents: lines.reduce((sum, line) => sum + line.plannedCents, 0),
    spentCents: lines.reduce((sum, line) => sum + line.spentCents, 0),
  };
}

export function sumsByYear(lines: readonly (Money & { year: number })[]): (Money & { year: number })[] {
  return [...Map.groupBy(lines, (line) => line.year)]
    .map(([year, those]) => ({ year, ...sumOf(those) }))
    .sort((one, other) => one.year - other.year);
}
