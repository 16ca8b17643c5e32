import { Button, Switch } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useEndpointMutation, useEndpointQuery } from '#ui/api/queries.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { Section } from '#ui/parts/section.tsx';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { type PlanSharing, type ShareView, sharing } from '../../contract/sharing.ts';
import { places } from '../places.ts';
import { usePlan } from '../plan/use-plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useRailPlaceOf } from '../use-rail-place.ts';
import { ShareForm } from './share-form.tsx';
import '../approval/approval.css';

/** Who sees the plan without an account: everybody, or whoever has a link. */
export function SharingScreen() {
  const t = usePlanTexts();
  const { plan = '' } = useParams({ strict: false }) as { plan?: string };
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(sharing.read, { params: { organisation: slug, id: plan } });
  const view = usePlan(plan);
  const rail = useRailPlaceOf(plan, places.current);
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingScreen />;
  return (
    <Page
      rail={rail}
      title={t('sharing.title')}
      trail={[{ label: view.data?.plan.title ?? '…', to: places.plan(plan) }]}
      width="reading"
    >
      <PublicPage planId={plan} sharing={query.data} />
      <Links planId={plan} shares={query.data.shares} />
    </Page>
  );
}

function PublicPage({ planId, sharing: { progressPage } }: { planId: string; sharing: PlanSharing }) {
  const t = usePlanTexts();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const change = useEndpointMutation(sharing.setProgressPage, { refreshes: [sharing.read] });
  const { url, ...page } = progressPage;
  const set = (fields: Partial<typeof page>) =>
    change.mutate(
      { params: { organisation: slug, id: planId }, body: { ...page, ...fields } },
      { onError: toasts.failure },
    );
  return (
    <Section title={t('sharing.page')}>
      <div className="k-stack">
        <p className="k-soft">{t('sharing.pageText')}</p>
        <Switch
          label={t('sharing.shown')}
          checked={page.shown}
          disabled={change.isPending}
          onChange={(event) => set({ shown: event.currentTarget.checked })}
        />
        {page.shown && (
          <>
            <Switch
              label={t('sharing.showsMoney')}
              checked={page.showsMoney}
              disabled={change.isPending}
              onChange={(event) => set({ showsMoney: event.currentTarget.checked })}
            />
            <Switch
              label={t('sharing.showsPeople')}
              description={t('sharing.peopleHint')}
              checked={page.showsPeople}
              disabled={change.isPending}
              onChange={(event) => set({ showsPeople: event.currentTarget.checked })}
            />
            <p>
              <a href={url} target="_blank" rel="noreferrer">
                {url} <IconExternalLink size={14} aria-label={t('sharing.newWindow')} />
              </a>
            </p>
          </>
        )}
      </div>
    </Section>
  );
}

function Links({ planId, shares }: { planId: string; shares: readonly ShareView[] }) {
  const t = usePlanTexts();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button variant="subtle" size="compact-md" onClick={() => setAdding(true)}>
      {t('sharing.add')}
    </Button>
  );
  return (
    <Section title={t('sharing.links')} action={adding ? undefined : add}>
      <div className="k-stack">
        <p className="k-soft">{t('sharing.linksText')}</p>
        {adding && <ShareForm planId={planId} onClose={() => setAdding(false)} />}
        <ul className="k-approval-opinions">
          {shares.map((share) => (
            <Link key={share.id} share={share} />
          ))}
        </ul>
      </div>
    </Section>
  );
}

function Link({ share }: { share: ShareView }) {
  const t = usePlanTexts();
  const format = useFormat();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const end = useEndpointMutation(sharing.endShare, { refreshes: [sharing.read] });
  const shows = [
    share.showsMoney ? t('sharing.withMoney') : null,
    share.showsComments ? t('sharing.withComments') : null,
    share.showsPeople ? t('sharing.withPeople') : null,
  ].filter(Boolean);
  return (
    <li>
      <strong>{share.label}</strong>{' '}
      <StateBadge tone={share.over ? 'neutral' : 'success'} label={t(share.over ? 'sharing.over' : 'sharing.open')} />{' '}
      {!share.over && (
        <Button
          variant="subtle"
          size="compact-md"
          color="berry"
          loading={end.isPending}
          aria-label={t('sharing.endOf', { label: share.label })}
          onClick={() =>
            end.mutate(
              { params: { organisation: slug, id: share.id } },
              { onSuccess: () => toasts.notice(t('sharing.ended')), onError: toasts.failure },
            )
          }
        >
          {t('sharing.end')}
        </Button>
      )}
      <p className="k-soft k-small">
        {share.author}, <Moment at={share.createdAt} />
        {share.lastDay && ` · ${t('sharing.until', { day: format.day(share.lastDay) })}`}
        {shows.length > 0 && ` · ${shows.join(', ')}`}
        {` · ${share.openedOn ? t('sharing.openedOn', { day: format.day(share.openedOn) }) : t('sharing.neverOpened')}`}
      </p>
    </li>
  );
}
