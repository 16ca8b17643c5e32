import { Button } from '@mantine/core';
import { useState } from 'react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { RecordForm } from '#ui/form/record-form.tsx';
import { useDraftForm } from '#ui/form/use-draft-form.ts';
import { useGo } from '#ui/navigation/app-link.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { SecretOnce } from '#ui/parts/secret-once.tsx';
import { useSession } from '#ui/session.tsx';
import { placeOfReceiver } from '../contract/places.ts';
import { addReceiver, listReceivers, NewReceiver, type Receiver } from '../contract/receivers.ts';
import { ReceiverFields, type ReceiverValues, useReceiverLabels } from './receiver-fields.tsx';
import { useWebhooksTexts } from './webhooks-texts.ts';
import './webhooks.css';

interface Added {
  receiver: Receiver;
  secret: string;
}

const initial: ReceiverValues = { name: '', address: '', allEvents: false, families: [] };

export function NewReceiverDrawer({ onClose }: { onClose: () => void }) {
  const t = useWebhooksTexts();
  const go = useGo();
  const [added, setAdded] = useState<Added | null>(null);
  const finish = () => (added ? go(placeOfReceiver(added.receiver.id)) : onClose());
  const title = added ? t('secret.title', { name: added.receiver.name }) : t('form.newTitle');
  return (
    <QuickLook opened onClose={finish} title={title}>
      {added ? (
        <>
          <SecretOnce label={t('secret.label')} value={added.secret} text={t('secret.text')} />
          <div>
            <Button onClick={finish}>{t('secret.done')}</Button>
          </div>
        </>
      ) : (
        <NewReceiverForm onAdded={setAdded} onClose={onClose} />
      )}
    </QuickLook>
  );
}

function NewReceiverForm({ onAdded, onClose }: { onAdded: (added: Added) => void; onClose: () => void }) {
  const t = useWebhooksTexts();
  const { slug } = useSession().organisation;
  const add = useEndpointMutation(addReceiver, { refreshes: [listReceivers] });
  const form = useDraftForm({
    draftKey: `${slug}:webhook:new`,
    initial,
    revision: null,
    schema: NewReceiver,
    room: 'webhooks',
    save: async (body) => onAdded(await add.mutateAsync({ params: { organisation: slug }, body })),
  });
  const cancel = (
    <Button variant="default" onClick={onClose}>
      {t('form.cancel')}
    </Button>
  );
  return (
    <RecordForm form={form} labels={useReceiverLabels()} saveLabel={t('form.add')} secondary={cancel}>
      <ReceiverFields form={form} />
    </RecordForm>
  );
}
