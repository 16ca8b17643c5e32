import { Button } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { DataList } from '#ui/list/data-list.tsx';
import type { Column } from '#ui/list/list-props.ts';
import { useListState } from '#ui/list/list-state.ts';
import { type RowReading, useShownRows } from '#ui/list/shown-rows.ts';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { type Invitation, listInvitations, resendInvitation, withdrawInvitation } from '../../contract/invitations.ts';
import { useIdentityTexts } from '../identity-texts.ts';

const reading: RowReading<Invitation> = {
  words: (invitation) => `${invitation.name} ${invitation.email}`,
  sorts: { name: (invitation) => invitation.name, sent: (invitation) => invitation.createdAt },
};

export function InvitationList({ onInvite }: { onInvite: () => void }) {
  const t = useIdentityTexts();
  const { slug, demo } = useSession().organisation;
  const query = useEndpointQuery(listInvitations, { params: { organisation: slug } });
  const state = useListState();
  const rows = useShownRows(query.data?.invitations, state, reading);
  const first = (
    <Button variant="default" onClick={onInvite}>
      {t('inviting.open')}
    </Button>
  );
  return (
    <div className="k-stack">
      {demo && (
        <p className="k-prose">
          {t('inviting.outboxText')} <a href="/outbox">{t('inviting.openOutbox')}</a>
        </p>
      )}
      <DataList
        name={t('members.invitations')}
        state={state}
        rows={rows}
        rowKey={(invitation) => invitation.id}
        rowName={(invitation) => invitation.name}
        columns={useColumns()}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={
          <EmptyScreen icon={IconMail} title={t('inviting.emptyTitle')} text={t('inviting.empty')} primary={first} />
        }
      />
    </div>
  );
}

function useColumns(): readonly Column<Invitation>[] {
  const t = useIdentityTexts();
  return useMemo(
    () => [
      { key: 'name', header: t('members.name'), sortable: true, cell: ({ name }) => name },
      { key: 'email', header: t('members.email'), cell: ({ email }) => email },
      { key: 'role', header: t('members.role'), cell: ({ role }) => t(`roles.${role}`) },
      {
        key: 'sent',
        header: t('inviting.sentOn'),
        sortable: true,
        cell: ({ createdAt }) => <Moment at={createdAt} />,
      },
      {
        key: 'state',
        header: t('inviting.state'),
        cell: ({ expired }) =>
          expired ? (
            <StateBadge tone="warning" label={t('inviting.ranOut')} />
          ) : (
            <StateBadge tone="info" label={t('inviting.waiting')} />
          ),
      },
      { key: 'acts', header: t('inviting.acts'), cell: (invitation) => <Acts invitation={invitation} /> },
    ],
    [t],
  );
}

function Acts({ invitation }: { invitation: Invitation }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const { slug, demo } = useSession().organisation;
  const resend = useEndpointMutation(resendInvitation, { refreshes: [listInvitations] });
  const withdraw = useEndpointMutation(withdrawInvitation, { refreshes: [listInvitations] });
  const { id, email } = invitation;
  const params = { organisation: slug, invitation: id };
  const run = async (act: () => Promise<unknown>, sentence: string) => {
    try {
      await act();
      toasts.notice(sentence);
    } catch (error) {
      toasts.failure(error);
    }
  };
  return (
    <div className="k-row">
      <Button
        variant="light"
        size="compact-sm"
        loading={resend.isPending}
        onClick={() =>
          void run(() => resend.mutateAsync({ params }), t(demo ? 'inviting.inOutbox' : 'inviting.resent', { email }))
        }
      >
        {t('inviting.resend')}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={withdraw.isPending}
        onClick={() => void run(() => withdraw.mutateAsync({ params }), t('inviting.withdrawn', { email }))}
      >
        {t('inviting.withdraw')}
      </Button>
    </div>
  );
}
