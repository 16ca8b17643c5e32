import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Language, Role } from '#platform/db/scope.ts';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { invite, listInvitations, NewInvitation } from '../../contract/invitations.ts';
import { useIdentityTexts } from '../identity-texts.ts';
import { useLanguageOptions } from '../language-options.ts';
import { RoleFields, type RoleValues } from './role-fields.tsx';

interface Values extends RoleValues {
  email: string;
  name: string;
  language: Language;
}

const role: Role = 'editor';
const initial: Values = { email: '', name: '', language: 'et', role, until: null };

export function InviteDrawer({ onClose }: { onClose: () => void }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const languages = useLanguageOptions();
  const { slug, demo } = useSession().organisation;
  const send = useEndpointMutation(invite, { refreshes: [listInvitations] });
  const form = useDraftForm({
    draftKey: `${slug}:invitation:new`,
    initial,
    revision: null,
    schema: NewInvitation,
    room: 'identity',
    save: async (body) => {
      const { email } = await send.mutateAsync({ params: { organisation: slug }, body });
      toasts.notice(t(demo ? 'inviting.inOutbox' : 'inviting.sent', { email }));
      onClose();
    },
  });
  const labels = {
    email: t('members.email'),
    name: t('members.name'),
    language: t('inviting.language'),
    role: t('members.role'),
    until: t('members.until'),
  };
  const cancel = (
    <Button variant="default" onClick={onClose}>
      {t('inviting.cancel')}
    </Button>
  );
  return (
    <QuickLook opened onClose={onClose} title={t('inviting.title')}>
      <RecordForm form={form} labels={labels} saveLabel={t('inviting.send')} secondary={cancel}>
        <TextInput label={labels.email} type="email" required maxLength={254} {...form.field('email')} />
        <TextInput label={labels.name} required maxLength={120} {...form.field('name')} />
        <RoleFields form={form} />
        <NativeSelect label={labels.language} data={languages} {...form.field('language')} />
      </RecordForm>
    </QuickLook>
  );
}
