import { useEndpointQuery } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { useSession } from '#ui/session.tsx';
import { activities } from '../../contract/activity-endpoints.ts';
import type { ActivityLine } from '../../contract/lines.ts';

/** The activity and step in the address (`?activity=…&step=…`), from which something is begun. */
export function useBegunFrom(): {
  loading: boolean;
  activity: ActivityLine | null;
  step: { id: string; text: string } | null;
} {
  const { params } = useAddress();
  const { slug } = useSession().organisation;
  const { activity: id } = params;
  const answer = useEndpointQuery(
    activities.read,
    { params: { organisation: slug, id: id ?? '' } },
    { enabled: id !== undefined },
  );
  const view = id === undefined ? undefined : answer.data;
  const step = view?.steps.find((one) => one.id === params.step);
  return {
    loading: id !== undefined && answer.isPending,
    activity: view ? { id: view.activity.id, code: view.activity.code, title: view.activity.title } : null,
    step: step ? { id: step.id, text: step.text } : null,
  };
}
