import type { TargetKind } from '../../contract/words.ts';

/** A computed figure with its period. */
export interface ComputedPoint {
  periodStart: string;
  periodEnd: string;
  measuredOn: string;
  part: string | null;
  value: number | null;
  hits: number | null;
  whole: number | null;
  gap: string | null;
  breaksSeries: boolean;
}

export interface HandPoint {
  value: number;
  measuredOn: string;
  part: string | null;
  breaksSeries: boolean;
}

/** One figure as the state rule sees it; a computed one may carry its whole, and may be of a period that still runs. */
export interface Point extends HandPoint {
  hits?: number | null;
  whole?: number | null;
  running?: boolean;
}

/**
 * Computed and entered figures are equals; where both speak of one period and part, a person's word corrects the
 * computed one. Of a milestone a person's word goes before every condition. Oldest first.
 */
export function mergedSeries(
  kind: TargetKind,
  computed: readonly ComputedPoint[],
  hand: readonly HandPoint[],
): readonly Point[] {
  if (computed.length === 0 || (kind === 'milestone' && hand.length > 0)) return hand;
  const kept = computed.flatMap((point) =>
    point.value === null || correctionsOf(point, hand).length > 0
      ? []
      : [
          {
            value: point.value,
            measuredOn: point.measuredOn,
            part: point.part,
            breaksSeries: point.breaksSeries,
            hits: point.hits,
            whole: point.whole,
            running: isRunning(point),
          },
        ],
  );
  return [...kept, ...hand].sort((a, b) => a.measuredOn.localeCompare(b.measuredOn));
}

/** What people entered for the period and part of a computed figure. */
export function correctionsOf<Hand extends Pick<HandPoint, 'measuredOn' | 'part'>>(
  point: Pick<ComputedPoint, 'periodStart' | 'periodEnd' | 'part'>,
  hand: readonly Hand[],
): Hand[] {
  return hand.filter(
    (one) => one.part === point.part && one.measuredOn >= point.periodStart && one.measuredOn <= point.periodEnd,
  );
}

/** Its period goes on after the day that it speaks for. */
export function isRunning(point: Pick<ComputedPoint, 'measuredOn' | 'periodEnd'>): boolean {
  return point.measuredOn < point.periodEnd;
}

/** Why there is no figure, where the newest of a series has none and no other stands. */
export function gapOf(computed: readonly ComputedPoint[], points: readonly Point[]): string | null {
  return points.length > 0 ? null : (computed.at(-1)?.gap ?? null);
}

/** Whether a day lies in a locked period. */
export function isLocked(day: string, locks: readonly { periodStart: string; periodEnd: string }[]): boolean {
  return locks.some((lock) => lock.periodStart <= day && day <= lock.periodEnd);
}
