/** What a benchmark answers: its figures, what they were measured against in the same run, and the sizes of the work. */
export interface Measured {
  figures: Record<string, number>;
  yardstick: Record<string, number>;
  work: Record<string, number>;
}

export type Benchmark = (scale: number, say: (text: string) => void) => Promise<Measured>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

export function rounded(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
