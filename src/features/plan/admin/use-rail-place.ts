import { places } from './places.ts';
import { useCurrentPlanId } from './plan/use-plan.ts';

/** Where a page of a plan stands in the rail: below its own name if the plan is the current one, else below all plans. */
export function useRailPlaceOf(planId: string, own: string): string | undefined {
  const { planId: current } = useCurrentPlanId();
  if (current === undefined) return undefined;
  return current === planId ? own : places.plans;
}
