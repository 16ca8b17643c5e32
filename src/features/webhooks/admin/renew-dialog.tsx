import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { SecretOnce } from '#ui/parts/secret-once.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { listReceivers, renewSecret } from '../contract/receivers.ts';
import { useWebhooksTexts } from './webhooks-texts.ts';

/** Asked, because what signs with the old secret fits no more and nothing brings it back. */
export function RenewDialog({ receiverId, onClose }: { receiverId: string; onClose: () => void }) {
  const t = useWebhooksTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [secret, setSecret] = useState<string | null>(null);
  const renew = useEndpointMutation(renewSecret, { refreshes: [listReceivers] });
  const run = async () => {
    const answer = await renew.mutateAsync({ params: { organisation: slug, id: receiverId } });
    setSecret(answer.secret);
  };
  const close = { 'aria-label': secret === null ? t('one.keep') : t('secret.done') };
  return (
    <Modal
      opened
      onClose={onClose}
      title={secret === null ? t('one.renew') : t('secret.renewedTitle')}
      closeButtonProps={close}
    >
      {secret === null ? (
        <div className="k-stack">
          <p>{t('one.renewAsk')}</p>
          <div className="k-row">
            <Button loading={renew.isPending} onClick={() => void run().catch(toasts.failure)}>
              {t('one.renew')}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t('one.keep')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="k-stack">
          <SecretOnce label={t('secret.label')} value={secret} text={t('secret.text')} />
          <div>
            <Button onClick={onClose}>{t('secret.done')}</Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
