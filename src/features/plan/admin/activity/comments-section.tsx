import { Button, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { InlineText } from '#ui/inline/inline-text.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import { MoreMenu } from '#ui/shell/page.tsx';
import { comments } from '../../contract/activity-endpoints.ts';
import type { ActivityView, CommentView } from '../../contract/plan.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';

export function CommentsSection({ view }: { view: ActivityView }) {
  const t = usePlanTexts();
  return (
    <Section title={t('activity.comments.title')} note={view.comments.length || undefined}>
      {view.comments.length === 0 && <p className="k-soft">{t('activity.comments.empty')}</p>}
      <ul className="k-activity-rows">
        {view.comments.map((comment) => (
          <Comment key={comment.id} comment={comment} />
        ))}
      </ul>
      {view.activity.may.comment && <NewComment activityId={view.activity.id} />}
    </Section>
  );
}

function Comment({ comment }: { comment: CommentView }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const save = (text: string) =>
    changes.send(
      comments.change,
      { params: changes.at({ id: comment.id }), body: { text, revision: comment.revision } },
      t('activity.comments.changed'),
    );
  const remove = () =>
    void changes.attempt(
      comments.remove,
      { params: changes.at({ id: comment.id }), query: { revision: comment.revision } },
      t('activity.comments.removed'),
    );
  return (
    <li>
      <div>
        <p className="k-soft k-small">
          <strong>{comment.author}</strong> · <Moment at={comment.createdAt} />
        </p>
        <div className="k-activity-comment">
          <InlineText
            multiline
            label={t('activity.comments.text')}
            value={comment.text}
            readOnly={!comment.mine}
            onSave={save}
          />
        </div>
      </div>
      {comment.mine && (
        <span className="k-no-print k-quiet-menu">
          <MoreMenu
            label={t('activity.comments.menu', { author: comment.author })}
            actions={[{ label: t('activity.comments.remove'), icon: IconTrash, danger: true, onSelect: remove }]}
          />
        </span>
      )}
    </li>
  );
}

function NewComment({ activityId }: { activityId: string }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const [text, setText] = useState('');
  const send = async () => {
    if (text.trim() === '') return;
    const input = { params: changes.at({ id: activityId }), body: { text } };
    if (await changes.attempt(comments.add, input, t('activity.comments.added'))) setText('');
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <form
      className="k-form-small k-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        autosize
        minRows={2}
        maxLength={5_000}
        aria-label={t('activity.comments.new')}
        placeholder={t('activity.comments.new')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={press}
      />
      {text.trim() !== '' && (
        <div>
          <Button type="submit" variant="default">
            {t('activity.comments.send')}
          </Button>
        </div>
      )}
    </form>
  );
}
