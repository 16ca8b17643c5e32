import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { listMembers, type Member } from '../../contract/members.ts';
import {
  beginTransfer,
  listTransfers,
  type OwnershipTransfer,
  rolesAfter,
  withdrawTransfer,
} from '../../contract/ownership.ts';
import { readSession } from '../../contract/session.ts';
import { useIdentityTexts } from '../identity-texts.ts';
import '../account/things.css';

/** For owners: hand the organisation over to another member, or see who is still to answer. */
export function TransferSection() {
  const t = useIdentityTexts();
  const { organisation, user } = useSession();
  const params = { organisation: organisation.slug };
  const members = useEndpointQuery(listMembers, { params });
  const transfers = useEndpointQuery(listTransfers, { params });
  const error = members.error ?? transfers.error;
  const own = members.data?.members.find((member) => member.userId === user.id);
  const others = members.data?.members.filter((member) => member.userId !== user.id) ?? [];
  const waiting = transfers.data?.transfers ?? [];
  const ownWaits = waiting.some((transfer) => transfer.from.memberId === own?.id);
  return (
    <Section title={t('organisation.transfer')}>
      <div className="identity-lines">
        {error && (
          <ErrorScreen small error={error} onRetry={() => void Promise.all([members.refetch(), transfers.refetch()])} />
        )}
        {!error && !(members.data && transfers.data) && <LoadingLines />}
        {waiting.map((transfer) => (
          <WaitingTransfer key={transfer.id} transfer={transfer} own={transfer.from.memberId === own?.id} />
        ))}
        {members.data && transfers.data && !ownWaits && <TransferForm others={others} />}
      </div>
    </Section>
  );
}

function WaitingTransfer({ transfer, own }: { transfer: OwnershipTransfer; own: boolean }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const format = useFormat();
  const { slug } = useSession().organisation;
  const withdraw = useEndpointMutation(withdrawTransfer, { refreshes: [listTransfers] });
  const { id, from, to, expiresAt } = transfer;
  const run = async () => {
    await withdraw.mutateAsync({ params: { organisation: slug, transfer: id } });
    toasts.notice(t('organisation.transferTakenBack'));
  };
  return (
    <>
      <p>
        {own
          ? t('organisation.transferWaits', { name: to.name })
          : t('organisation.transferWaitsOther', { from: from.name, to: to.name })}{' '}
        {t('organisation.transferUntil', { day: format.day(expiresAt) })}
      </p>
      <div>
        <Button variant="default" loading={withdraw.isPending} onClick={() => void run().catch(toasts.failure)}>
          {t('organisation.transferBack')}
        </Button>
      </div>
    </>
  );
}

function TransferForm({ others }: { others: readonly Member[] }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [memberId, setMemberId] = useState('');
  const [roleAfter, setRoleAfter] = useState<(typeof rolesAfter)[number]>('editor');
  const begin = useEndpointMutation(beginTransfer, { refreshes: [listTransfers, listMembers, readSession] });
  const run = async () => {
    const { transfer } = await begin.mutateAsync({ params: { organisation: slug }, body: { memberId, roleAfter } });
    toasts.notice(
      transfer ? t('organisation.transferSent', { name: transfer.to.name }) : t('organisation.transferDone'),
    );
  };
  if (others.length === 0) return <p className="k-soft">{t('organisation.transferNobody')}</p>;
  const pick = { value: '', label: t('organisation.transferPick') };
  return (
    <>
      <p className="k-soft">{t('organisation.transferText')}</p>
      <div className="k-form">
        <NativeSelect
          label={t('organisation.transferTo')}
          data={[
            pick,
            ...others.map(({ id, name, role }) => ({ value: id, label: `${name} (${t(`roles.${role}`)})` })),
          ]}
          value={memberId}
          onChange={(event) => setMemberId(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('organisation.transferRole')}
          data={rolesAfter.map((role) => ({ value: role, label: t(`roles.${role}`) }))}
          value={roleAfter}
          onChange={(event) => setRoleAfter(event.currentTarget.value as typeof roleAfter)}
        />
        <div>
          <Button
            variant="default"
            disabled={memberId === ''}
            loading={begin.isPending}
            onClick={() => void run().catch(toasts.failure)}
          >
            {t('organisation.transferDo')}
          </Button>
        </div>
      </div>
    </>
  );
}
