import type { SeriesPoint } from '../../../../contract/measuring.ts';

/** The points as they are drawn: before each break a place without a figure, where the line ends. */
export function chartPoints(points: readonly SeriesPoint[]): { point: SeriesPoint | null }[] {
  return points.flatMap((point, index) => [...(point.breaksSeries && index > 0 ? [{ point: null }] : []), { point }]);
}
