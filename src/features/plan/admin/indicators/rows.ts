import type { ActivityView, IndicatorView, TargetView } from '../../contract/plan.ts';
import type { IndicatorState } from '../../contract/words.ts';

export interface IndicatorRow {
  activity: ActivityView['activity'];
  indicator: IndicatorView;
  /** The target that the indicator's state comes from: the first in that state. */
  target: TargetView | null;
}

/** What needs a look first. */
export const statesInOrder = [
  'missed',
  'at-risk',
  'unmeasured',
  'on-track',
  'met',
] as const satisfies readonly IndicatorState[];

export function rowsOf(views: readonly ActivityView[]): readonly IndicatorRow[] {
  return views
    .toSorted((one, other) => one.activity.position - other.activity.position)
    .flatMap(({ activity, indicators }) =>
      indicators.map((indicator) => ({
        activity,
        indicator,
        target: indicator.targets.find((target) => target.state === indicator.state) ?? null,
      })),
    );
}
