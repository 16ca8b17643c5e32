import { useEndpointQuery } from '#ui/api/queries.ts';
import { useSession } from '#ui/session.tsx';
import { type StartView, starts, type WorkView } from '../../../contract/connecting.ts';

/** What can be begun from a step (null: from the activity as a whole), and what was begun there. */
export function useStarts(
  activityId: string,
  stepId: string | null,
): { offers: readonly StartView[]; work: readonly WorkView[] } {
  const { slug } = useSession().organisation;
  const answer = useEndpointQuery(starts, { params: { organisation: slug, id: activityId } }).data;
  if (!answer) return { offers: [], work: [] };
  const offers = stepId === null ? answer.starts : answer.steps.find((one) => one.stepId === stepId)?.starts;
  return { offers: offers ?? [], work: answer.work.filter((one) => one.stepId === stepId) };
}
