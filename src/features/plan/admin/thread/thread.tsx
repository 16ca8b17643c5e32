import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useAddress } from '#ui/navigation/address.ts';
import { Section } from '#ui/parts/section.tsx';
import { withMentions } from '../../contract/mentions.ts';
import type { CommentView } from '../../contract/plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { Comment } from './comment.tsx';
import { MentionField, useWriting } from './mention-field.tsx';
import './thread.css';

interface ThreadProps {
  comments: readonly CommentView[];
  /** The record's own screen, below the organisation. */
  path: string;
  mayComment: boolean;
  /** Sends it; true when it was taken. */
  onSend: (text: string) => Promise<boolean>;
}

/** What people say of a record. */
export function Thread({ comments, path, mayComment, onSend }: ThreadProps) {
  const t = usePlanTexts();
  return (
    <Section title={t('activity.comments.title')} note={comments.length || undefined}>
      {comments.length === 0 && <p className="k-soft">{t('activity.comments.empty')}</p>}
      <ul className="k-activity-rows">
        {comments.map((comment) => (
          <Comment key={comment.id} comment={comment} path={path} />
        ))}
      </ul>
      {mayComment && <NewComment onSend={onSend} />}
    </Section>
  );
}

function NewComment({ onSend }: Pick<ThreadProps, 'onSend'>) {
  const t = usePlanTexts();
  const { value, setValue, people, begin } = useWriting('');
  const send = async () => {
    if (value.trim() === '') return;
    if (await onSend(withMentions(value.trim(), people))) setValue('');
  };
  return (
    <form
      className="k-form-small k-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <MentionField
        label={t('activity.comments.new')}
        value={value}
        onChange={setValue}
        onSend={() => void send()}
        people={people}
        onWrite={begin}
      />
      {value.trim() !== '' && (
        <div>
          <Button type="submit" variant="default">
            {t('activity.comments.send')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** `?at=<comment>` leads to it, once it stands on the screen. */
export function useCommentInAddress(): void {
  const { params } = useAddress();
  const { at } = params;
  useEffect(() => {
    const element = at ? document.getElementById(`at-${at}`) : null;
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [at]);
}
