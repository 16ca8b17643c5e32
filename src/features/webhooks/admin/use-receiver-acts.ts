import { useEndpointMutation } from '#ui/api/queries.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { listDeliveries, sendTest } from '../contract/deliveries.ts';
import { places } from '../contract/places.ts';
import {
  listReceivers,
  pauseReceiver,
  type Receiver,
  removeReceiver,
  restoreReceiver,
  resumeReceiver,
} from '../contract/receivers.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';

const refreshes = [listReceivers, listDeliveries];

/** What can be done with one receiver; each act says what happened. */
export function useReceiverActs(receiver: Receiver) {
  const t = useWebhooksTexts();
  const toasts = useToasts();
  const go = useGo();
  const { slug, demo } = useSession().organisation;
  const params = { organisation: slug, id: receiver.id };
  const pausing = useEndpointMutation(pauseReceiver, { refreshes });
  const resuming = useEndpointMutation(resumeReceiver, { refreshes });
  const testing = useEndpointMutation(sendTest, { refreshes });
  const removing = useEndpointMutation(removeReceiver, { refreshes });
  const restoring = useEndpointMutation(restoreReceiver, { refreshes });
  const run = (act: () => Promise<unknown>, sentence: string) => {
    void act().then(() => toasts.notice(sentence), toasts.failure);
  };
  const remove = async () => {
    await removing.mutateAsync({ params });
    toasts.undo(t('one.removed', { name: receiver.name }), () => restoring.mutateAsync({ params }));
    go(places.receivers);
  };
  return {
    testing: testing.isPending,
    resuming: resuming.isPending,
    test: () => run(() => testing.mutateAsync({ params }), t(demo ? 'list.demo' : 'one.tested')),
    pause: () => run(() => pausing.mutateAsync({ params }), t('one.paused')),
    resume: (sendHeld: boolean) => run(() => resuming.mutateAsync({ params, body: { sendHeld } }), t('one.resumed')),
    remove: () => void remove().catch(toasts.failure),
  };
}
