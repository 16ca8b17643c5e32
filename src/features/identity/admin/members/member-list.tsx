import { IconUsers } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DataList } from '#ui/list/data-list.tsx';
import type { Column } from '#ui/list/list-props.ts';
import { useListState } from '#ui/list/list-state.ts';
import { type RowReading, useShownRows } from '#ui/list/shown-rows.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { listMembers, type Member } from '../../contract/members.ts';
import { useIdentityTexts } from '../identity-texts.ts';
import { MemberDrawer } from './member-drawer.tsx';
import { useRoleOptions } from './role-options.ts';

const filterKeys = ['role'];
const reading: RowReading<Member> = {
  words: (member) => `${member.name} ${member.email}`,
  filters: { role: (member, value) => member.role === value },
  sorts: { name: (member) => member.name, role: (member) => member.role, until: (member) => member.until },
};

export function MemberList() {
  const t = useIdentityTexts();
  const { organisation, may } = useSession();
  const query = useEndpointQuery(listMembers, { params: { organisation: organisation.slug } });
  const state = useListState({ filters: filterKeys, sort: { column: 'name', descending: false } });
  const rows = useShownRows(query.data?.members, state, reading);
  const columns = useColumns();
  const options = useRoleOptions();
  const { params, change } = useAddress();
  const looked = query.data?.members.find((member) => member.id === params.look);
  const manages = may('identity.members-manage');
  return (
    <>
      <DataList
        name={t('members.people')}
        state={state}
        rows={rows}
        rowKey={(member) => member.id}
        rowName={(member) => member.name}
        columns={columns}
        filters={[{ key: 'role', label: t('members.role'), options }]}
        {...(manages ? { onOpen: (member: Member) => change({ look: member.id }) } : {})}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={<EmptyScreen icon={IconUsers} title={t('members.people')} text={t('members.empty')} />}
      />
      {manages && looked && <MemberDrawer key={looked.id} member={looked} onClose={() => change({ look: null })} />}
    </>
  );
}

function useColumns(): readonly Column<Member>[] {
  const t = useIdentityTexts();
  const format = useFormat();
  const { user } = useSession();
  return useMemo(
    () => [
      {
        key: 'name',
        header: t('members.name'),
        sortable: true,
        cell: ({ name, userId }) => (userId === user.id ? `${name} (${t('members.you')})` : name),
      },
      { key: 'email', header: t('members.email'), cell: ({ email }) => email },
      { key: 'role', header: t('members.role'), sortable: true, cell: ({ role }) => t(`roles.${role}`) },
      {
        key: 'until',
        header: t('members.until'),
        sortable: true,
        cell: ({ until }) => (until ? format.day(until) : '–'),
      },
    ],
    [t, format, user.id],
  );
}
