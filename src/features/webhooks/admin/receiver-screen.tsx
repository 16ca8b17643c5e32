import { Alert, Button } from '@mantine/core';
import { IconKey, IconPencil, IconPlayerPause, IconPlayerPlay, IconSend, IconTrash } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useAddress } from '#ui/navigation/address.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { useSession } from '#ui/session.tsx';
import { Page, type PageAction } from '#ui/shell/page.tsx';
import { places } from '../contract/places.ts';
import { listReceivers, type Receiver } from '../contract/receivers.ts';
import { ChangeReceiverDrawer } from './change-receiver-drawer.tsx';
import { DeliveryList } from './delivery-list.tsx';
import { ReceiverBadge } from './receiver-badge.tsx';
import { ReceiverFacts } from './receiver-facts.tsx';
import { RenewDialog } from './renew-dialog.tsx';
import { useReceiverActs } from './use-receiver-acts.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';
import './webhooks.css';

export function ReceiverScreen() {
  const { slug } = useSession().organisation;
  const { receiver: id } = useParams({ strict: false }) as { receiver: string };
  const query = useEndpointQuery(listReceivers, { params: { organisation: slug } });
  if (query.error && !query.data) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingScreen />;
  const receiver = query.data.receivers.find((one) => one.id === id);
  return receiver ? <OneReceiver receiver={receiver} demo={query.data.demo} /> : <Gone />;
}

function Gone() {
  const t = useWebhooksTexts();
  return (
    <Page title={t('list.title')} trail={[{ label: t('one.back'), to: places.receivers }]} rail={places.receivers}>
      <p>{t('one.gone')}</p>
    </Page>
  );
}

function OneReceiver({ receiver, demo }: { receiver: Receiver; demo: boolean }) {
  const t = useWebhooksTexts();
  const { params, change } = useAddress();
  const acts = useReceiverActs(receiver);
  const test = (
    <Button
      variant="default"
      leftSection={<IconSend size={18} aria-hidden />}
      loading={acts.testing}
      onClick={acts.test}
    >
      {t('one.test')}
    </Button>
  );
  const isPaused = receiver.state === 'paused';
  const more: PageAction[] = [
    { label: t('one.edit'), icon: IconPencil, onSelect: () => change({ edit: 'yes' }) },
    ...(isPaused ? [] : [{ label: t('one.pause'), icon: IconPlayerPause, onSelect: acts.pause }]),
    { label: t('one.renew'), icon: IconKey, onSelect: () => change({ renew: 'yes' }) },
    { label: t('one.remove'), icon: IconTrash, onSelect: acts.remove, danger: true },
  ];
  return (
    <Page
      title={receiver.name}
      trail={[{ label: t('one.back'), to: places.receivers }]}
      rail={places.receivers}
      badge={<ReceiverBadge receiver={receiver} />}
      secondary={test}
      more={more}
    >
      {demo && (
        <Alert color="cornflower" variant="light">
          {t('list.demo')}
        </Alert>
      )}
      {isPaused && <PausedNotice receiver={receiver} onResume={acts.resume} resuming={acts.resuming} />}
      <ReceiverFacts receiver={receiver} />
      <Section title={t('deliveries.title')}>
        <DeliveryList receiver={receiver} />
      </Section>
      <p className="k-soft k-prose">{t('one.order')}</p>
      {params.edit === 'yes' && (
        <ChangeReceiverDrawer key={receiver.id} receiver={receiver} onClose={() => change({ edit: null })} />
      )}
      {params.renew === 'yes' && <RenewDialog receiverId={receiver.id} onClose={() => change({ renew: null })} />}
    </Page>
  );
}

interface PausedNoticeProps {
  receiver: Receiver;
  resuming: boolean;
  onResume: (sendHeld: boolean) => void;
}

function PausedNotice({ receiver, onResume, resuming }: PausedNoticeProps) {
  const t = useWebhooksTexts();
  const byHand = receiver.pausedReason === 'by-hand';
  return (
    <Alert color={byHand ? 'stone' : 'berry'} variant="light" icon={<IconPlayerPause size={20} aria-hidden />}>
      <div className="k-stack">
        <p>
          {t(`reasons.${receiver.pausedReason ?? 'by-hand'}`)}{' '}
          {receiver.held > 0 && t('one.held', { count: receiver.held })}
        </p>
        <div className="k-row">
          <Button
            loading={resuming}
            leftSection={<IconPlayerPlay size={18} aria-hidden />}
            onClick={() => onResume(receiver.held > 0)}
          >
            {receiver.held > 0 ? t('one.resumeAndSend') : t('one.resume')}
          </Button>
          {receiver.held > 0 && (
            <Button variant="default" onClick={() => onResume(false)}>
              {t('one.resume')}
            </Button>
          )}
        </div>
      </div>
    </Alert>
  );
}
