import { IconSend } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { request } from '#ui/api/client.ts';
import { keyOf } from '#ui/api/queries.ts';
import { DataList } from '#ui/list/data-list.tsx';
import type { Column } from '#ui/list/list-props.ts';
import { useListState } from '#ui/list/list-state.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useSession } from '#ui/session.tsx';
import { type Delivery, listDeliveries } from '../contract/deliveries.ts';
import type { Receiver } from '../contract/receivers.ts';
import { deliveryStates } from '../contract/values.ts';
import { DeliveryBadge } from './delivery-badge.tsx';
import { DeliveryLook } from './delivery-look.tsx';
import { reasonOf } from './failure-words.ts';
import { useEventName } from './use-event-name.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';

const filterKeys = ['state'];
/** What is under way changes without anybody touching it. */
const refreshEveryMs = 5_000;

export function DeliveryList({ receiver }: { receiver: Receiver }) {
  const t = useWebhooksTexts();
  const state = useListState({ filters: filterKeys });
  const chosen = deliveryStates.find((one) => one === state.filters.state);
  const list = useDeliveries(receiver.id, chosen);
  const { params, change } = useAddress();
  const eventName = useEventName();
  return (
    <>
      <DataList
        name={t('deliveries.title')}
        state={state}
        searchable={false}
        rows={list.data?.pages.flatMap((page) => page.deliveries)}
        rowKey={(delivery) => delivery.id}
        rowName={(delivery) => eventName(delivery.event)}
        columns={useColumns(eventName)}
        filters={[
          {
            key: 'state',
            label: t('deliveries.state'),
            options: deliveryStates.map((value) => ({ value, label: t(`deliveries.states.${value}`) })),
          },
        ]}
        onOpen={(delivery) => change({ look: delivery.id })}
        error={list.error}
        onRetry={() => void list.refetch()}
        {...(list.hasNextPage
          ? { more: { load: () => void list.fetchNextPage(), loading: list.isFetchingNextPage } }
          : {})}
        empty={<EmptyScreen icon={IconSend} title={t('deliveries.title')} text={t('deliveries.empty')} />}
      />
      {params.look && <DeliveryLook key={params.look} id={params.look} onClose={() => change({ look: null })} />}
    </>
  );
}

function useDeliveries(receiverId: string, state: Delivery['state'] | undefined) {
  const { slug } = useSession().organisation;
  const params = { organisation: slug, id: receiverId };
  const query = state ? { state } : {};
  return useInfiniteQuery({
    queryKey: [...keyOf(listDeliveries, { params, query }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      request(listDeliveries, { params, query: pageParam ? { ...query, before: pageParam } : query }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: refreshEveryMs,
  });
}

function useColumns(eventName: (event: string) => string): readonly Column<Delivery>[] {
  const t = useWebhooksTexts();
  return useMemo(
    () => [
      {
        key: 'event',
        header: t('deliveries.event'),
        cell: ({ event }) => <span className="k-sentence">{eventName(event)}</span>,
      },
      { key: 'state', header: t('deliveries.state'), cell: (delivery) => <DeliveryBadge delivery={delivery} /> },
      {
        key: 'answer',
        header: t('deliveries.answer'),
        cell: ({ lastStatus, lastFailure }) =>
          lastStatus ?? (lastFailure ? t(`failures.${reasonOf(lastFailure)}`) : '–'),
      },
      { key: 'attempts', header: t('deliveries.attempts'), align: 'end', cell: ({ attempts }) => attempts },
      { key: 'when', header: t('deliveries.when'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
    ],
    [t, eventName],
  );
}
