import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '#ui/api/errors.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useSession } from '#ui/session.tsx';
import { home } from '../../contract/plan-endpoints.ts';
import type { HomeView } from '../../contract/screens.ts';

/** One answer for all the cards of the front page. */
export function useHome(): UseQueryResult<HomeView, ApiError> {
  const { slug } = useSession().organisation;
  return useEndpointQuery(home.read, { params: { organisation: slug } });
}
