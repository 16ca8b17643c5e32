/** One condition as it was found: whether it holds, and since which day. */
export interface Finding {
  holds: boolean;
  on: string | null;
}

export interface MilestoneFinding {
  met: boolean;
  /** The day on which enough of them held. */
  on: string | null;
  hits: number;
  whole: number;
}

/** Met when all (or any) of its conditions hold; the day is that of the one that completed it. */
export function judge(need: 'all' | 'any', findings: readonly Finding[]): MilestoneFinding {
  const holding = findings.filter((finding) => finding.holds);
  const met = findings.length > 0 && (need === 'all' ? holding.length === findings.length : holding.length > 0);
  const days = holding.flatMap((finding) => finding.on ?? []).sort();
  const on = met ? ((need === 'all' ? days.at(-1) : days[0]) ?? null) : null;
  return { met, on, hits: holding.length, whole: findings.length };
}
