import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { testEvent } from '../contract/values.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';

/** Each room says what its own acts mean, as in the log: `plan.step.changed` is `plan:audit.step.changed`. */
export function useEventName(): (event: string) => string {
  const { t: anyRoom } = useTranslation();
  const t = useWebhooksTexts();
  return useCallback(
    (event: string) => {
      if (event === testEvent) return t('deliveries.test');
      const [room, ...rest] = event.split('.');
      return anyRoom(`${room}:audit.${rest.join('.')}`, { defaultValue: event });
    },
    [anyRoom, t],
  );
}
