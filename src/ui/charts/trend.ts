export interface TrendPoint {
  /** As it reads on the axis: "sept", "I kv". */
  at: string;
  /** Null where nothing was measured: the line breaks. */
  value: number | null;
}
export interface TrendSeries {
  key: string;
  label: string;
  points: readonly TrendPoint[];
}

export interface TrendChartProps {
  title: string;
  /** One sentence that says what is to be seen: for those who do not see it, and for the file. */
  description: string;
  /** At most three; their order, colour, dash and mark stay as given. All have the same `at`s. */
  series: readonly TrendSeries[];
  /** A level drawn across: what was promised. */
  target?: { value: number; label: string };
  unit?: string;
  height?: number;
  /** Opens what the figures of one place on the axis are made of; by click on a point, or Enter on the one that is read. */
  onOpen?: (index: number) => void;
}

export interface Plot {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** From zero (or below, if there is a below) to a round number above everything: a small rise must not look steep. */
export function scaleOf(values: readonly number[]): { least: number; most: number; steps: readonly number[] } {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = roundStep((high - low || 1) / 4);
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first;
  const steps = Array.from({ length: Math.max(1, count) + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
  return { least: steps[0] ?? 0, most: steps.at(-1) ?? 1, steps };
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * power;
}

/** Path data, begun anew after every gap. */
export function lineThrough(points: readonly ({ x: number; y: number } | null)[]): string {
  return points
    .map((point, at) => (point ? `${points[at - 1] ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}` : ''))
    .join('');
}

/** Moves labels apart that would lie on one another; keeps their order and nearness. */
export function spread(heights: readonly number[], gap: number): number[] {
  const order = heights.map((y, at) => ({ y, at })).sort((a, b) => a.y - b.y);
  for (const [at, label] of order.entries()) {
    const above = order[at - 1];
    if (above && label.y - above.y < gap) label.y = above.y + gap;
  }
  return order.sort((a, b) => a.at - b.at).map((label) => label.y);
}

/** The middle of a label, moved so that none of it lies outside the drawing. */
export function within(middle: number, half: number, width: number): number {
  return Math.max(half, Math.min(width - half, middle));
}
