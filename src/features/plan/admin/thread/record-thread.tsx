import type { CommentSubject } from '../../contract/comments.ts';
import { commentOn } from '../../contract/connecting.ts';
import type { CommentView } from '../../contract/plan.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { Thread, useCommentInAddress } from './thread.tsx';

interface RecordThreadProps {
  subject: CommentSubject;
  comments: readonly CommentView[];
  mayComment: boolean;
}

/** What is said under a decision, a proposal or an agreement. */
export function RecordThread({ subject, comments, mayComment }: RecordThreadProps) {
  const t = usePlanTexts();
  const changes = useChanges();
  useCommentInAddress();
  const send = async (text: string) => {
    const input = { params: changes.at({}), body: { subject, text } };
    return (await changes.attempt(commentOn, input, t('activity.comments.added'))) !== null;
  };
  return <Thread comments={comments} path={places[subject.kind](subject.id)} mayComment={mayComment} onSend={send} />;
}
