import { Button } from '@mantine/core';
import { IconBulb, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { AppLink, useGo } from '#ui/navigation/app-link.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useSession } from '#ui/session.tsx';
import { MoreMenu } from '#ui/shell/page.tsx';
import { comments } from '../../contract/activity-endpoints.ts';
import { mentionsIn, plainText, withMentions } from '../../contract/mentions.ts';
import type { CommentView } from '../../contract/plan.ts';
import { proposals } from '../../contract/proposals.ts';
import { useChanges } from '../history/use-changes.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { MentionField, useWriting } from './mention-field.tsx';
import { Said } from './said.tsx';

/** One comment: whose it is changes it, anybody who comments makes it a proposal, its time is a link to it. */
export function Comment({ comment, path }: { comment: CommentView; path: string }) {
  const t = usePlanTexts();
  const [editing, setEditing] = useState(false);
  return (
    <li id={`at-${comment.id}`} tabIndex={-1} className="k-comment k-anchor">
      <div>
        <p className="k-soft k-small">
          <strong>{comment.author}</strong>{' '}
          <AppLink to={path} search={{ at: comment.id }} className="k-comment-when" title={t('thread.link')}>
            <Moment at={comment.createdAt} />
          </AppLink>
        </p>
        {editing ? <EditComment comment={comment} onDone={() => setEditing(false)} /> : <Said text={comment.text} />}
      </div>
      {!editing && <CommentMenu comment={comment} onEdit={() => setEditing(true)} />}
    </li>
  );
}

function EditComment({ comment, onDone }: { comment: CommentView; onDone: () => void }) {
  const t = usePlanTexts();
  const changes = useChanges();
  const { value, setValue, people, begin } = useWriting(plainText(comment.text));
  const save = async () => {
    const text = withMentions(value.trim(), [...mentionsIn(comment.text), ...people]);
    if (text === '') return;
    const input = { params: changes.at({ id: comment.id }), body: { text, revision: comment.revision } };
    if (await changes.attempt(comments.change, input, t('activity.comments.changed'))) onDone();
  };
  return (
    <form
      className="k-form-small"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <MentionField
        label={t('activity.comments.text')}
        value={value}
        onChange={setValue}
        onSend={() => void save()}
        people={people}
        onWrite={begin}
        autoFocus
      />
      <div className="k-row">
        <Button type="submit" size="compact-md">
          {t('thread.save')}
        </Button>
        <Button variant="subtle" color="stone" size="compact-md" onClick={onDone}>
          {t('thread.cancel')}
        </Button>
      </div>
    </form>
  );
}

function CommentMenu({ comment, onEdit }: { comment: CommentView; onEdit: () => void }) {
  const t = usePlanTexts();
  const go = useGo();
  const changes = useChanges();
  const { may } = useSession();
  if (!may('plan.comment')) return null;
  const propose = async () => {
    const made = await changes.attempt(
      proposals.fromComment,
      { params: changes.at({ id: comment.id }) },
      t('thread.proposed'),
    );
    if (made) go(places.proposal(made.id));
  };
  const remove = () =>
    void changes.attempt(
      comments.remove,
      { params: changes.at({ id: comment.id }), query: { revision: comment.revision } },
      t('activity.comments.removed'),
    );
  const own = [
    { label: t('thread.edit'), icon: IconPencil, onSelect: onEdit },
    { label: t('activity.comments.remove'), icon: IconTrash, danger: true, onSelect: remove },
  ];
  return (
    <span className="k-no-print k-quiet-menu">
      <MoreMenu
        label={t('activity.comments.menu', { author: comment.author })}
        actions={[
          { label: t('thread.propose'), icon: IconBulb, onSelect: () => void propose() },
          ...(comment.mine ? own : []),
        ]}
      />
    </span>
  );
}
