import { Alert, Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useEndpointMutation } from '#ui/api/queries.ts';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { removeOrganisation } from '../contract/organisations.ts';
import { useIdentityTexts } from './identity-texts.ts';

/** Says above every page of the demo that it is one, and how to get out of it. */
export function DemoBanner() {
  const t = useIdentityTexts();
  const { organisation, may } = useSession();
  const [asking, setAsking] = useState(false);
  if (!organisation.demo) return null;
  return (
    <Alert color="rye" variant="light" radius={0} className="k-no-print">
      <div className="k-row">
        <span>{t('banner.text')}</span>
        <Button component="a" href="/auth/start" size="compact-md" variant="default">
          {t('banner.own')}
        </Button>
        {may('identity.organisation-remove') && (
          <Button size="compact-md" variant="subtle" onClick={() => setAsking(true)}>
            {t('banner.remove')}
          </Button>
        )}
      </div>
      <RemoveDemo opened={asking} onClose={() => setAsking(false)} />
    </Alert>
  );
}

/** The one thing here that cannot be undone, and so the one that is asked. */
function RemoveDemo({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useIdentityTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const remove = useEndpointMutation(removeOrganisation, { onDone: () => location.replace('/auth') });
  const run = () => remove.mutateAsync({ params: { organisation: slug } }).catch(toasts.failure);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('banner.remove')}
      closeButtonProps={{ 'aria-label': t('banner.no') }}
    >
      <div className="k-stack">
        <p>{t('banner.sure')}</p>
        <div className="k-row">
          <Button color="berry" loading={remove.isPending} onClick={() => void run()}>
            {t('banner.yes')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('banner.no')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
