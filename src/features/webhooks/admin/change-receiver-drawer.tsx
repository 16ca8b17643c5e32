import { useEndpointMutation } from '#ui/api/queries.ts';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { changeReceiver, listReceivers, NewReceiver, type Receiver } from '../contract/receivers.ts';
import { ReceiverFields, type ReceiverValues, useReceiverLabels } from './receiver-fields.tsx';
import { useWebhooksTexts } from './webhooks-texts.ts';
import './webhooks.css';

export function ChangeReceiverDrawer({ receiver, onClose }: { receiver: Receiver; onClose: () => void }) {
  const t = useWebhooksTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const change = useEndpointMutation(changeReceiver, { refreshes: [listReceivers] });
  const { id, revision, name, address, allEvents, families } = receiver;
  const initial: ReceiverValues = { name, address, allEvents, families };
  const form = useDraftForm({
    draftKey: `${slug}:webhook:${id}`,
    initial,
    revision,
    schema: NewReceiver,
    room: 'webhooks',
    save: async (body, onTopOf) => {
      const params = { organisation: slug, id };
      await change.mutateAsync({ params, body: { ...body, revision: onTopOf ?? revision } });
      toasts.notice(t('form.saved'));
      onClose();
    },
  });
  return (
    <QuickLook opened onClose={onClose} title={t('form.editTitle')}>
      <RecordForm form={form} labels={useReceiverLabels()}>
        <ReceiverFields form={form} />
      </RecordForm>
    </QuickLook>
  );
}
