import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type DeliveryDetail, listDeliveries, readDelivery, sendAgain } from '../contract/deliveries.ts';
import { listReceivers } from '../contract/receivers.ts';
import { DeliveryBadge } from './delivery-badge.tsx';
import { reasonOf } from './failure-words.ts';
import { useEventName } from './use-event-name.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';

const refreshEveryMs = 5_000;

/** One delivery: what was sent, and how each try went. */
export function DeliveryLook({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useWebhooksTexts();
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(readDelivery, { params: { organisation: slug, id } }, { refreshEveryMs });
  const eventName = useEventName();
  const title = query.data ? begun(eventName(query.data.event)) : t('deliveries.title');
  return (
    <QuickLook opened onClose={onClose} title={title}>
      {query.error && !query.data && <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines />}
      {query.data && <Detail delivery={query.data} />}
    </QuickLook>
  );
}

function Detail({ delivery }: { delivery: DeliveryDetail }) {
  const t = useWebhooksTexts();
  return (
    <>
      <div className="k-row">
        <DeliveryBadge delivery={delivery} />
        <SendAgain id={delivery.id} />
      </div>
      <dl className="webhooks-facts">
        <dt>{t('deliveries.event')}</dt>
        <dd>{delivery.event}</dd>
        <dt>{t('deliveries.eventId')}</dt>
        <dd>{delivery.eventId}</dd>
        <dt>{t('deliveries.when')}</dt>
        <dd>
          <Moment at={delivery.createdAt} />
        </dd>
        {delivery.nextAttemptAt && (
          <>
            <dt>{t('deliveries.next')}</dt>
            <dd>
              <Moment at={delivery.nextAttemptAt} />
            </dd>
          </>
        )}
      </dl>
      <h3>{t('deliveries.payload')}</h3>
      <code className="k-code">{laidOut(delivery.payload)}</code>
      <h3>{t('deliveries.tries')}</h3>
      <Tries tries={delivery.tries} />
    </>
  );
}

function Tries({ tries }: Pick<DeliveryDetail, 'tries'>) {
  const t = useWebhooksTexts();
  const format = useFormat();
  if (tries.length === 0) return <p className="k-soft">{t('deliveries.noTries')}</p>;
  return (
    <ol className="webhooks-tries">
      {tries.map((one) => (
        <li key={one.at}>
          <div className="k-row">
            <Moment at={one.at} />
            {one.status !== null && <strong>{one.status}</strong>}
            {one.failure && <span>{t(`failures.${reasonOf(one.failure)}`)}</span>}
            <span className="k-soft">{t('deliveries.took', { ms: format.number(one.tookMs) })}</span>
          </div>
          {one.answer !== '' && <code className="k-code">{one.answer}</code>}
          {one.answer === '' && one.status !== null && <p className="k-soft k-small">{t('deliveries.noAnswer')}</p>}
        </li>
      ))}
    </ol>
  );
}

function SendAgain({ id }: { id: string }) {
  const t = useWebhooksTexts();
  const toasts = useToasts();
  const { slug, demo } = useSession().organisation;
  const again = useEndpointMutation(sendAgain, { refreshes: [readDelivery, listDeliveries, listReceivers] });
  const run = async () => {
    await again.mutateAsync({ params: { organisation: slug, id } });
    toasts.notice(t(demo ? 'list.demo' : 'deliveries.sentAgain'));
  };
  return (
    <Button
      variant="default"
      leftSection={<IconSend size={18} aria-hidden />}
      loading={again.isPending}
      onClick={() => void run().catch(toasts.failure)}
    >
      {t('deliveries.again')}
    </Button>
  );
}

/** The words of an act are written to follow a name; here they stand alone. */
function begun(words: string): string {
  return words.charAt(0).toLocaleUpperCase('et') + words.slice(1);
}

function laidOut(payload: string): string {
  return JSON.stringify(JSON.parse(payload), null, 2);
}
