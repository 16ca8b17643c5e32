import type { MetricPeriod, MetricRecord, MetricValue } from '#platform/metrics/metric.ts';

/** A record with its day, and the parts of each breakdown that it belongs to; of a share whether it is a hit. */
export interface Counted {
  record: Omit<MetricRecord, 'hit'>;
  parts: Readonly<Record<string, readonly string[]>>;
  hit?: boolean;
}

/** Days of one part in order, so that any period is two looks into them, however many periods are asked for. */
interface Days {
  all: string[];
  hits: string[];
}

export function countFigures(
  counted: readonly Counted[],
  { periods, breakdown, today }: { periods: readonly MetricPeriod[]; breakdown: string | null; today: string },
  share: boolean,
): MetricValue[] {
  const byPart = new Map<string | null, Days>(breakdown === null ? [[null, { all: [], hits: [] }]] : []);
  for (const one of counted) {
    for (const part of breakdown === null ? [null] : (one.parts[breakdown] ?? [])) {
      const days = byPart.get(part) ?? { all: [], hits: [] };
      byPart.set(part, days);
      days.all.push(one.record.on);
      if (one.hit) days.hits.push(one.record.on);
    }
  }
  for (const days of byPart.values()) {
    days.all.sort();
    days.hits.sort();
  }
  return [...byPart].flatMap(([part, days]) =>
    periods.map((period) => {
      const end = period.end < today ? period.end : today;
      const whole = countBetween(days.all, period.start, end);
      if (!share) return { period, part, value: whole };
      const hits = countBetween(days.hits, period.start, end);
      return { period, part, value: whole === 0 ? null : (hits / whole) * 100, of: { hits, whole } };
    }),
  );
}

function countBetween(days: readonly string[], start: string, end: string): number {
  return end < start ? 0 : placeOf(days, end, true) - placeOf(days, start, false);
}

/** How many of the sorted days lie before `day`, or up to and with it. */
function placeOf(days: readonly string[], day: string, withIt: boolean): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = days[middle] ?? '';
    if (at < day || (withIt && at === day)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The records behind one figure, the newest first. */
export function recordsWithin(
  counted: readonly Counted[],
  asked: { period: MetricPeriod; breakdown: string | null; part: string | null; limit: number },
  share: boolean,
): MetricRecord[] {
  const { period, breakdown, part, limit } = asked;
  return counted
    .filter(({ record }) => record.on >= period.start && record.on <= period.end)
    .filter(({ parts }) => breakdown === null || part === null || (parts[breakdown] ?? []).includes(part))
    .sort((a, b) => b.record.on.localeCompare(a.record.on) || a.record.title.localeCompare(b.record.title))
    .slice(0, limit)
    .map(({ record, hit }) => (share ? { ...record, hit: hit ?? false } : record));
}
