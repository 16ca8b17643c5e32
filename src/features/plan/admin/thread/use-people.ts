import { useMemo } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useSession } from '#ui/session.tsx';
import { people } from '../../contract/connecting.ts';
import type { Mention } from '../../contract/mentions.ts';

const nobody: readonly Mention[] = [];

/** Who can be mentioned; asked once somebody begins to write. */
export function usePeople(wanted: boolean): readonly Mention[] {
  const { organisation, may } = useSession();
  const answer = useEndpointQuery(
    people,
    { params: { organisation: organisation.slug } },
    { enabled: wanted && may('plan.comment') },
  );
  const found = answer.data?.people;
  return useMemo(() => found ?? nobody, [found]);
}
