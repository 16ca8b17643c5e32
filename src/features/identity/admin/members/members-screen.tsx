import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useAddress } from '#ui/navigation/address.ts';
import { AddressTabs } from '#ui/parts/address-tabs.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useIdentityTexts } from '../identity-texts.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteDrawer } from './invite-drawer.tsx';
import { MemberList } from './member-list.tsx';

export function MembersScreen() {
  const t = useIdentityTexts();
  const { may } = useSession();
  const { params, change } = useAddress();
  const manages = may('identity.members-manage');
  const invite = () => change({ invite: 'new' });
  const button = (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={invite}>
      {t('inviting.open')}
    </Button>
  );
  const tabs = [{ key: 'people', label: t('members.people'), content: <MemberList /> }];
  if (manages) {
    tabs.push({ key: 'invitations', label: t('members.invitations'), content: <InvitationList onInvite={invite} /> });
  }
  return (
    <Page title={t('members.title')} primary={manages ? button : undefined}>
      <AddressTabs name={t('members.title')} tabs={tabs} />
      {manages && params.invite === 'new' && <InviteDrawer onClose={() => change({ invite: null })} />}
    </Page>
  );
}
