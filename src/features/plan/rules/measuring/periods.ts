import type { Source } from '../../contract/measuring.ts';
import type { Per, TargetKind } from '../../contract/words.ts';
import { partsWithin, type Span } from '../calendar.ts';

/** One period of a target's series. `since` is the day from which its figure is counted. */
export interface SeriesPeriod extends Span {
  since: string;
  /** The day that the figure speaks for. */
  measuredOn: string;
}

/** Parts of the calendar that have begun, the running one last. */
export function periodsOfSource(
  source: Pick<Extract<Source, { per: unknown }>, 'per'>,
  { kind, per }: { kind: TargetKind; per: Per | null },
  span: Span,
  today: string,
): SeriesPeriod[] {
  // "Two a month" is counted by the month, however often somebody wished to look.
  return partsWithin(span, kind === 'count' && per !== null ? per : source.per)
    .filter((part) => part.start <= today)
    .map((part) => ({
      ...part,
      // "At least ten stories" is counted since the beginning: each figure is what there was by the period's end.
      since: kind === 'count' && per === null ? span.start : part.start,
      measuredOn: part.end < today ? part.end : today,
    }));
}

const withoutPeriodMonths = 24;

/** The time that a target speaks of: its activity's, else its plan's, else the last two years. */
export function spanOf(
  activity: { start: string | null; end: string | null },
  plan: { start: string | null; end: string | null },
  today: string,
): Span {
  const start = activity.start ?? plan.start ?? `${Number(today.slice(0, 4)) - withoutPeriodMonths / 12}-01-01`;
  const end = activity.end ?? plan.end ?? today;
  return { start, end: end < start ? start : end };
}
