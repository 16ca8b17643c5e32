import type { UseQueryResult } from '@tanstack/react-query';
import type { EndpointSpec } from '#platform/http/endpoint.ts';
import type { ApiError } from '#ui/api/errors.ts';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { useSession } from '#ui/session.tsx';
import { plans } from '../../contract/plan-endpoints.ts';
import { type PlanApproval, reviews } from '../../contract/reviews.ts';
import { versions } from '../../contract/versions.ts';

export function useApproval(planId: string, enabled = true): UseQueryResult<PlanApproval, ApiError> {
  const { slug } = useSession().organisation;
  return useEndpointQuery(reviews.read, { params: { organisation: slug, id: planId } }, { enabled });
}

/** Whatever is said or decided of a plan changes how it stands everywhere. */
export const approvalRefreshes: readonly EndpointSpec[] = [
  reviews.read,
  versions.list,
  plans.read,
  plans.list,
  plans.history,
];

export function useApprovalChange<
  Spec extends
    | typeof reviews.submit
    | typeof reviews.recommend
    | typeof reviews.sendBack
    | typeof reviews.withdraw
    | typeof reviews.approve,
>(spec: Spec) {
  return useEndpointMutation(spec, { refreshes: approvalRefreshes });
}
