import { useEndpointQuery } from '#ui/api/queries.ts';
import { useSession } from '#ui/session.tsx';
import { decisions } from '../../../../contract/decisions.ts';
import type { MetricView } from '../../../../contract/measuring.ts';
import { metrics } from '../../../../contract/measuring-endpoints.ts';
import type { ActivityView } from '../../../../contract/plan.ts';
import { plans } from '../../../../contract/plan-endpoints.ts';
import { usePlan } from '../../../plan/use-plan.ts';

export interface Choice {
  value: string;
  label: string;
}

/** Everything that a source can speak of, by name. */
export interface Choices {
  metrics: readonly MetricView[];
  targets: readonly Choice[];
  steps: readonly Choice[];
  activities: readonly Choice[];
  decisions: readonly Choice[];
}

export function useChoices(view: ActivityView, targetId: string): Choices {
  const { slug } = useSession().organisation;
  const at = { organisation: slug };
  const known = useEndpointQuery(metrics.list, { params: at });
  const all = useEndpointQuery(plans.indicators, { params: { ...at, id: view.plan.id } });
  const plan = usePlan(view.plan.id);
  const decided = useEndpointQuery(decisions.list, { params: at, query: {} });
  const indicators = all.data?.indicators ?? [];
  return {
    metrics: known.data?.metrics ?? [],
    targets: indicators.flatMap((indicator) =>
      indicator.targets
        .filter((target) => target.id !== targetId)
        .map((target) => ({
          value: target.id,
          label: [indicator.activity.code, indicator.text].filter(Boolean).join(' '),
        })),
    ),
    steps: view.steps.map((step) => ({ value: step.id, label: [step.number, step.text].filter(Boolean).join('. ') })),
    activities: (plan.data?.activities ?? []).map((activity) => ({
      value: activity.id,
      label: [activity.code, activity.title].filter(Boolean).join(' '),
    })),
    decisions: (decided.data?.decisions ?? []).map(({ id, title }) => ({ value: id, label: title })),
  };
}
