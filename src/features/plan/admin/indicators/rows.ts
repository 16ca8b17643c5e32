import type { PlanView, TargetView } from '../../contract/plan.ts';
import type { PlanIndicator } from '../../contract/screens.ts';
import type { IndicatorState } from '../../contract/words.ts';

export interface IndicatorRow {
  indicator: PlanIndicator;
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

/** In the order of the plan: by section, activity, and within it as written. */
export function rowsOf(indicators: readonly PlanIndicator[], view: PlanView): readonly IndicatorRow[] {
  const sections = new Map(view.sections.map((section, at) => [section.id, at]));
  const activities = new Map(view.activities.map((activity) => [activity.id, activity.position]));
  const place = ({ activity, position }: PlanIndicator) =>
    [sections.get(activity.sectionId) ?? 0, activities.get(activity.id) ?? 0, position] as const;
  return indicators
    .toSorted((one, other) => {
      const [first, second] = [place(one), place(other)];
      return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
    })
    .map((indicator) => ({
      indicator,
      target: indicator.targets.find((target) => target.state === indicator.state) ?? null,
    }));
}
