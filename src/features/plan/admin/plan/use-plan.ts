import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '#ui/api/errors.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useSession } from '#ui/session.tsx';
import type { PlanView } from '../../contract/plan.ts';
import { home, plans } from '../../contract/plan-endpoints.ts';

export function usePlan(id: string, enabled = true): UseQueryResult<PlanView, ApiError> {
  const { slug } = useSession().organisation;
  return useEndpointQuery(plans.read, { params: { organisation: slug, id } }, { enabled });
}

/** Which plan is the current one is the server's to say: the one that the home page stands on. */
export function useCurrentPlanId() {
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(home.read, { params: { organisation: slug } });
  return { ...query, planId: query.data ? (query.data.plan?.id ?? null) : undefined };
}
