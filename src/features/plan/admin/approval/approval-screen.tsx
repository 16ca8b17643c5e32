import { Alert } from '@mantine/core';
import { IconFileDiff } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Page } from '#ui/shell/page.tsx';
import type { PlanApproval } from '../../contract/reviews.ts';
import { places } from '../places.ts';
import { PlanBadge } from '../plan/badges.tsx';
import { usePlanTexts } from '../plan-texts.ts';
import { useRailPlaceOf } from '../use-rail-place.ts';
import { changeCount } from '../versions/change-count.ts';
import { VersionsSection } from '../versions/versions-section.tsx';
import { ApprovalsSection } from './approvals-section.tsx';
import { ReviewSection } from './review-section.tsx';
import { useApproval } from './use-approval.ts';
import './approval.css';

/** Who has to agree to the plan, who did, and what the plan was each time. */
export function ApprovalScreen() {
  const { plan = '' } = useParams({ strict: false }) as { plan?: string };
  const query = useApproval(plan);
  if (query.data) return <Loaded approval={query.data} />;
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingScreen />;
}

function Loaded({ approval }: { approval: PlanApproval }) {
  const t = usePlanTexts();
  const { plan } = approval;
  return (
    <Page
      rail={useRailPlaceOf(plan.id, places.current)}
      title={t('approval.title')}
      trail={[{ label: plan.title, to: places.plan(plan.id) }]}
      badge={<PlanBadge state={plan.state} />}
    >
      <ChangedNotice approval={approval} />
      <ReviewSection approval={approval} />
      <ApprovalsSection approval={approval} />
      <VersionsSection planId={plan.id} />
    </Page>
  );
}

/** What was changed since somebody who may said yes to the plan, with the way to look at it. */
export function ChangedNotice({ approval }: { approval: PlanApproval }) {
  const t = usePlanTexts();
  const { changedSinceApproval: changed, plan, open } = approval;
  if (!changed || open) return null;
  return (
    <Alert color="cornflower" variant="light" icon={<IconFileDiff size={20} aria-hidden />}>
      {t('approval.changedSince', { count: changeCount(changed.counts) })}{' '}
      <AppLink className="k-text-link" to={places.planDiff(plan.id)} search={{ from: changed.versionId }}>
        {t('approval.look')}
      </AppLink>
    </Alert>
  );
}
