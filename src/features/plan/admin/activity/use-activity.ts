import type { ReplyOf } from '#platform/http/endpoint.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useSession } from '#ui/session.tsx';
import { activities } from '../../contract/activity-endpoints.ts';
import type { ActivityView } from '../../contract/plan.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';

export function useActivity(id: string) {
  const { slug } = useSession().organisation;
  return useEndpointQuery(activities.read, { params: { organisation: slug, id } });
}

type Fields = Partial<
  Pick<
    ActivityView['activity'],
    'title' | 'code' | 'objective' | 'audience' | 'medium' | 'budget' | 'status' | 'notes' | 'sectionId'
  >
>;

/** Changes some fields of the activity itself; throws what the field then answers. */
export function useChangeActivity({
  activity,
}: ActivityView): (fields: Fields) => Promise<ReplyOf<typeof activities.change>> {
  const t = usePlanTexts();
  const changes = useChanges();
  return (fields) =>
    changes.send(
      activities.change,
      { params: changes.at({ id: activity.id }), body: { ...fields, revision: activity.revision } },
      t('activity.changed'),
    );
}
