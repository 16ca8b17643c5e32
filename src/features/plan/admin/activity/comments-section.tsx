import { comments } from '../../contract/activity-endpoints.ts';
import type { ActivityView } from '../../contract/plan.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { Thread } from '../thread/thread.tsx';

export function CommentsSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const { id, may } = view.activity;
  const send = async (text: string) => {
    const input = { params: changes.at({ id }), body: { text } };
    return (await changes.attempt(comments.add, input, t('activity.comments.added'))) !== null;
  };
  return <Thread comments={view.comments} path={places.activity(id)} mayComment={may.comment} onSend={send} />;
}
