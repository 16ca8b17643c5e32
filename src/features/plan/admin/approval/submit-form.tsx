import { Button, MultiSelect, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listMembers } from '#features/identity/contract/members.ts';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DateField } from '#ui/form/date-field.tsx';
import { useErrorText } from '#ui/parts/error-screen.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { type PlanApproval, reviews } from '../../contract/reviews.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useApprovalChange } from './use-approval.ts';

const ways = ['members', 'role', 'body'] as const;
type Way = (typeof ways)[number];
const askedRoles = ['reviewer', 'owner', 'editor', 'contributor', 'viewer'] as const;

/** Before whom the plan is laid, until when, with which words. */
export function SubmitForm({ approval, onClose }: { approval: PlanApproval; onClose: () => void }) {
  const t = usePlanTexts();
  const explain = useErrorText();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [way, setWay] = useState<Way>('members');
  const [userIds, setUserIds] = useState<string[]>([]);
  const [role, setRole] = useState<(typeof askedRoles)[number]>('reviewer');
  const [body, setBody] = useState(t('approval.board'));
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [message, setMessage] = useState('');
  const members = useEndpointQuery(listMembers, { params: { organisation: slug } });
  const change = useApprovalChange(reviews.submit);
  const to =
    way === 'members'
      ? { kind: 'members' as const, userIds }
      : way === 'role'
        ? { kind: 'role' as const, role }
        : { kind: 'body' as const, body };
  const send = () =>
    change.mutate(
      {
        params: { organisation: slug, id: approval.plan.id },
        body: { to, dueOn, message, revision: approval.plan.revision },
      },
      {
        onSuccess: () => {
          toasts.notice(t('approval.sent'));
          onClose();
        },
      },
    );
  const wrong = (field: string) => change.error?.fields.find((one) => one.field.startsWith(field))?.message;
  const people = (members.data?.members ?? []).filter((one) => one.role !== 'guest');
  return (
    <form
      className="k-plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <SegmentedControl
        aria-label={t('approval.to')}
        value={way}
        onChange={(value) => setWay(ways.find((one) => one === value) ?? 'members')}
        data={ways.map((value) => ({ value, label: t(`approval.way.${value}`) }))}
      />
      {way === 'members' && (
        <MultiSelect
          label={t('approval.way.members')}
          data={people.map((one) => ({ value: one.userId, label: one.name }))}
          value={userIds}
          onChange={setUserIds}
          error={wrong('to')}
          searchable
        />
      )}
      {way === 'role' && (
        <Select
          label={t('approval.way.role')}
          data={askedRoles.map((value) => ({ value, label: t(`approval.role.${value}`) }))}
          value={role}
          allowDeselect={false}
          error={wrong('to')}
          onChange={(value) => setRole(askedRoles.find((one) => one === value) ?? 'reviewer')}
        />
      )}
      {way === 'body' && (
        <TextInput
          label={t('approval.way.body')}
          description={t('approval.bodyHint')}
          value={body}
          error={wrong('to')}
          onChange={(event) => setBody(event.currentTarget.value)}
        />
      )}
      <DateField label={t('approval.due')} value={dueOn} onChange={setDueOn} error={wrong('dueOn')} />
      <Textarea
        autosize
        minRows={2}
        maxLength={2_000}
        label={t('approval.message')}
        value={message}
        onChange={(event) => setMessage(event.currentTarget.value)}
      />
      {change.error && change.error.fields.length === 0 && (
        <p role="alert" className="k-form-problem">
          {explain(change.error)}
        </p>
      )}
      <div className="k-row">
        <Button type="submit" loading={change.isPending}>
          {t('approval.submit')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('approval.cancel')}
        </Button>
      </div>
    </form>
  );
}
