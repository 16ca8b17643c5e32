import { Button, Modal } from '@mantine/core';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { type ApiKey, listApiKeys, revokeApiKey } from '../../contract/api-keys.ts';
import { useIdentityTexts } from '../identity-texts.ts';

/** Asked, because nothing brings a revoked key back. */
export function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const revoke = useEndpointMutation(revokeApiKey, { refreshes: [listApiKeys] });
  const { id, name } = apiKey;
  const run = async () => {
    await revoke.mutateAsync({ params: { organisation: slug, id } });
    toasts.notice(t('keys.revoked', { name }));
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.revokeName', { name })}
      closeButtonProps={{ 'aria-label': t('keys.keep') }}
    >
      <div className="k-stack">
        <p>{t('keys.revokeAsk', { name })}</p>
        <div className="k-row">
          <Button color="berry" loading={revoke.isPending} onClick={() => void run().catch(toasts.failure)}>
            {t('keys.revoke')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('keys.keep')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
