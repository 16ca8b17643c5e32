import { StateBadge, type Tone } from '#ui/parts/state-badge.tsx';
import type { Delivery } from '../contract/deliveries.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';

const tones: Readonly<Record<Delivery['state'], Tone>> = {
  waiting: 'info',
  held: 'warning',
  delivered: 'success',
  'given-up': 'danger',
};

export function DeliveryBadge({ delivery }: { delivery: Pick<Delivery, 'state'> }) {
  const t = useWebhooksTexts();
  return <StateBadge tone={tones[delivery.state]} label={t(`deliveries.states.${delivery.state}`)} />;
}
