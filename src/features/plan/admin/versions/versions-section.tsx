import { Button, TextInput } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { type VersionView, versions } from '../../contract/versions.ts';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import '../approval/approval.css';
import './versions.css';

/** The plan as it was, each time that somebody had a reason to keep it. */
export function VersionsSection({ planId }: { planId: string }) {
  const t = usePlanTexts();
  const { may, organisation } = useSession();
  const query = useEndpointQuery(versions.list, { params: { organisation: organisation.slug, id: planId } });
  const [keeping, setKeeping] = useState(false);
  const [restoring, setRestoring] = useState<VersionView | null>(null);
  const edit = may('plan.edit');
  const keep = (
    <Button
      variant="subtle"
      size="compact-md"
      className="k-no-print"
      leftSection={<IconBookmarkPlus size={16} aria-hidden />}
      onClick={() => setKeeping(true)}
    >
      {t('versions.keep')}
    </Button>
  );
  return (
    <Section title={t('versions.title')} action={edit && !keeping ? keep : undefined}>
      {keeping && <KeepForm planId={planId} onClose={() => setKeeping(false)} />}
      {query.error && <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines />}
      {query.data?.versions.length === 0 && <p className="k-soft">{t('versions.empty')}</p>}
      <ol className="k-versions">
        {query.data?.versions.map((version, place, all) => (
          <VersionRow
            key={version.id}
            planId={planId}
            version={version}
            before={all[place + 1]}
            onRestore={edit ? () => setRestoring(version) : undefined}
          />
        ))}
      </ol>
      {restoring && <RestoreDialog planId={planId} version={restoring} onClose={() => setRestoring(null)} />}
    </Section>
  );
}

interface VersionRowProps {
  planId: string;
  version: VersionView;
  before: VersionView | undefined;
  onRestore: (() => void) | undefined;
}

function VersionRow({ planId, version, before, onRestore }: VersionRowProps) {
  const t = usePlanTexts();
  return (
    <li>
      <div>
        <strong>{t('versions.number', { number: version.number })}</strong>{' '}
        <StateBadge
          tone={version.why === 'approved' ? 'success' : 'neutral'}
          label={t(`versions.why.${version.why}`)}
        />{' '}
        {version.why === 'by-hand' && <span>{version.title}</span>}
        {version.note && <span className="k-soft"> {version.note}</span>}
        <p className="k-soft k-small">
          {version.author}, <Moment at={version.createdAt} />
          {' · '}
          {t('versions.holds', { activities: version.activities, steps: version.steps })}
        </p>
      </div>
      <div className="k-row k-no-print">
        <AppLink to={places.planDiff(planId)} search={{ from: version.id }}>
          {t('versions.compareNow')}
        </AppLink>
        {before && (
          <AppLink to={places.planDiff(planId)} search={{ from: before.id, to: version.id }}>
            {t('versions.compareBefore', { number: before.number })}
          </AppLink>
        )}
        {onRestore && (
          <Button
            variant="subtle"
            size="compact-md"
            onClick={onRestore}
            aria-label={t('versions.restoreOf', { number: version.number })}
          >
            {t('versions.restore')}
          </Button>
        )}
      </div>
    </li>
  );
}

function KeepForm({ planId, onClose }: { planId: string; onClose: () => void }) {
  const t = usePlanTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const [title, setTitle] = useState('');
  const keep = useEndpointMutation(versions.take, { refreshes: [versions.list] });
  const send = () =>
    keep.mutate(
      { params: { organisation: slug, id: planId }, body: { title } },
      {
        onSuccess: () => {
          toasts.notice(t('versions.kept'));
          onClose();
        },
      },
    );
  return (
    <form
      className="k-plan-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextInput
        data-autofocus
        label={t('versions.name')}
        description={t('versions.nameHint')}
        value={title}
        error={keep.error?.fields[0]?.message ?? keep.error?.message}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <div className="k-row">
        <Button type="submit" loading={keep.isPending}>
          {t('versions.keepIt')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('approval.cancel')}
        </Button>
      </div>
    </form>
  );
}
