import { StateBadge } from '#ui/parts/state-badge.tsx';
import type { Receiver } from '../contract/receivers.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';

export function ReceiverBadge({ receiver }: { receiver: Receiver }) {
  const t = useWebhooksTexts();
  if (receiver.state === 'paused') {
    const tone = receiver.pausedReason === 'by-hand' ? 'neutral' : 'danger';
    return <StateBadge tone={tone} label={t('states.paused')} />;
  }
  if (receiver.failingSince) return <StateBadge tone="warning" label={t('states.failing')} />;
  return <StateBadge tone="success" label={t('states.active')} />;
}
