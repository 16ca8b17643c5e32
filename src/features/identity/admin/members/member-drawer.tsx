import { Button } from '@mantine/core';
import { IconUserMinus } from '@tabler/icons-react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import {
  changeMember,
  listMembers,
  type Member,
  MemberChange,
  removeMember,
  restoreMember,
} from '../../contract/members.ts';
import { useIdentityTexts } from '../identity-texts.ts';
import { RoleFields, type RoleValues } from './role-fields.tsx';

const Change = MemberChange.omit({ revision: true }).required();

export function MemberDrawer({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const change = useEndpointMutation(changeMember, { refreshes: [listMembers] });
  const params = { organisation: slug, member: member.id };
  const { role, until, revision } = member;
  const initial: RoleValues = { role, until };
  const form = useDraftForm({
    draftKey: `${slug}:member:${member.id}`,
    initial,
    revision,
    schema: Change,
    room: 'identity',
    save: async (body, onTopOf) => {
      await change.mutateAsync({ params, body: { ...body, revision: onTopOf ?? revision } });
      toasts.notice(t('members.saved'));
      onClose();
    },
  });
  return (
    <QuickLook opened onClose={onClose} title={member.name}>
      <p className="k-soft">{member.email}</p>
      <RecordForm
        form={form}
        labels={{ role: t('members.role'), until: t('members.until') }}
        saveLabel={t('members.save')}
      >
        <RoleFields form={form} />
      </RecordForm>
      <RemoveButton member={member} onDone={onClose} />
    </QuickLook>
  );
}

function RemoveButton({ member, onDone }: { member: Member; onDone: () => void }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const remove = useEndpointMutation(removeMember, { refreshes: [listMembers] });
  const restore = useEndpointMutation(restoreMember, { refreshes: [listMembers] });
  const params = { organisation: slug, member: member.id };
  const run = async () => {
    await remove.mutateAsync({ params });
    toasts.undo(t('members.removed', { name: member.name }), () => restore.mutateAsync({ params }));
    onDone();
  };
  return (
    <div>
      <Button
        variant="subtle"
        color="berry"
        leftSection={<IconUserMinus size={18} aria-hidden />}
        loading={remove.isPending}
        onClick={() => void run().catch(toasts.failure)}
      >
        {t('members.remove')}
      </Button>
    </div>
  );
}
