import { Alert, Button } from '@mantine/core';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { DataList } from '#ui/list/data-list.tsx';
import type { Column } from '#ui/list/list-props.ts';
import { useListState } from '#ui/list/list-state.ts';
import { type RowReading, useShownRows } from '#ui/list/shown-rows.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { placeOfReceiver } from '../contract/places.ts';
import { listReceivers, type Receiver } from '../contract/receivers.ts';
import { NewReceiverDrawer } from './new-receiver-drawer.tsx';
import { ReceiverBadge } from './receiver-badge.tsx';
import { useWebhooksTexts } from './webhooks-texts.ts';

const reading: RowReading<Receiver> = {
  words: (receiver) => `${receiver.name} ${receiver.address}`,
  sorts: { name: (receiver) => receiver.name },
};

export function ReceiversScreen() {
  const t = useWebhooksTexts();
  const go = useGo();
  const { slug } = useSession().organisation;
  const { params, change } = useAddress();
  const query = useEndpointQuery(listReceivers, { params: { organisation: slug } });
  const state = useListState({ sort: { column: 'name', descending: false } });
  const rows = useShownRows(query.data?.receivers, state, reading);
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => change({ add: 'new' })}>
      {t('list.add')}
    </Button>
  );
  return (
    <Page title={t('list.title')} primary={add} summary={t('list.about')}>
      {query.data?.demo && (
        <Alert color="cornflower" variant="light">
          {t('list.demo')}
        </Alert>
      )}
      <DataList
        name={t('list.title')}
        state={state}
        searchable={false}
        rows={rows}
        rowKey={(receiver) => receiver.id}
        rowName={(receiver) => receiver.name}
        columns={useColumns()}
        onOpen={(receiver) => go(placeOfReceiver(receiver.id))}
        error={query.error}
        onRetry={() => void query.refetch()}
        empty={<EmptyScreen icon={IconWebhook} title={t('list.title')} text={t('list.empty')} primary={add} />}
      />
      {params.add === 'new' && <NewReceiverDrawer onClose={() => change({ add: null })} />}
    </Page>
  );
}

function useColumns(): readonly Column<Receiver>[] {
  const t = useWebhooksTexts();
  return useMemo(
    () => [
      { key: 'name', header: t('list.name'), sortable: true, cell: ({ name }) => name },
      { key: 'address', header: t('list.address'), cell: ({ address }) => hostOf(address) },
      {
        key: 'events',
        header: t('list.events'),
        cell: ({ allEvents, families }) => (allEvents ? t('list.all') : t('list.count', { count: families.length })),
      },
      { key: 'state', header: t('list.state'), cell: (receiver) => <ReceiverBadge receiver={receiver} /> },
    ],
    [t],
  );
}

/** The rest may carry somebody's key, and lists are looked at over shoulders. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
