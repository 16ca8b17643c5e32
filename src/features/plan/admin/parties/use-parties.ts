import { listMembers } from '#features/identity/contract/members.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { parties } from '../../contract/activity-endpoints.ts';

export interface MemberName {
  userId: string;
  name: string;
}

/** All parties, or those of one plan. */
export function useParties(planId: string | undefined) {
  const { slug } = useSession().organisation;
  const query = planId ? { plan: planId } : {};
  return useEndpointQuery(parties.list, { params: { organisation: slug }, query });
}

/** Who of the organisation uses Kaja; nobody for those who may not see it. */
export function useMemberNames(): readonly MemberName[] {
  const { organisation, may } = useSession();
  const { compare } = useFormat();
  const answer = useEndpointQuery(
    listMembers,
    { params: { organisation: organisation.slug } },
    { enabled: may('identity.members-read') },
  );
  const members = answer.data?.members ?? [];
  return members
    .map(({ userId, name, email }) => ({ userId, name: name || email }))
    .sort((one, other) => compare(one.name, other.name));
}
