import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useUiTexts } from '#ui/i18n/ui-texts.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { type VersionView, versions } from '../../contract/versions.ts';
import { useChanges } from '../history/use-changes.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { DiffView } from './diff-view.tsx';

interface RestoreDialogProps {
  planId: string;
  version: VersionView;
  onClose: () => void;
}

/** What bringing the version back would change, seen before it is done. */
export function RestoreDialog({ planId, version, onClose }: RestoreDialogProps) {
  const t = usePlanTexts();
  const ui = useUiTexts();
  const client = useQueryClient();
  const changes = useChanges();
  const { slug } = useSession().organisation;
  const params = { organisation: slug, id: version.id };
  const preview = useEndpointQuery(versions.preview, { params });
  const restore = async () => {
    if (!preview.data) return;
    const { fingerprint } = preview.data;
    const said = t('versions.restored', { number: version.number });
    const reply = await changes.attempt(versions.restore, { params, body: { fingerprint } }, said);
    await client.invalidateQueries();
    if (reply) onClose();
  };
  const hanging = preview.data?.hanging;
  const kept = hanging ? hanging.ticks + hanging.measurements + hanging.evidence + hanging.comments : 0;
  const same =
    preview.data &&
    preview.data.diff.activities.length + preview.data.diff.sections.length + preview.data.diff.plan.length === 0;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('versions.restoreTitle', { number: version.number })}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <div className="k-stack">
        <p className="k-soft">{t('versions.restoreText')}</p>
        {preview.error && <ErrorScreen small error={preview.error} />}
        {preview.isPending && <LoadingLines />}
        {same && <p>{t('versions.same')}</p>}
        {kept > 0 && hanging && <p>{t('versions.hanging', { ...hanging })}</p>}
        {preview.data && !same && <DiffView planId={planId} diff={preview.data.diff} />}
        <div className="k-row">
          <Button onClick={() => void restore()} disabled={!preview.data || same === true}>
            {t('versions.restoreIt')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('approval.cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
