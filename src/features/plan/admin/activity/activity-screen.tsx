import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useAddress } from '#ui/navigation/address.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Page } from '#ui/shell/page.tsx';
import type { ActivityView } from '../../contract/plan.ts';
import { HistoryDrawer } from '../history/history-drawer.tsx';
import { places } from '../places.ts';
import { ActivityBadge, IndicatorBadge } from '../plan/badges.tsx';
import { useRailPlaceOf } from '../use-rail-place.ts';
import { ActivitySummaryLine, ActivityTitle, useActivityActions } from './activity-head.tsx';
import { BudgetSection } from './budget/budget-section.tsx';
import { CommentsSection } from './comments-section.tsx';
import { DetailsSection } from './details-section.tsx';
import { EvidenceSection } from './evidence/evidence-section.tsx';
import { IndicatorsSection } from './indicators/indicators-section.tsx';
import { PartiesSection } from './parties-section.tsx';
import { HangingSection } from './starts/hanging-section.tsx';
import { StepsSection } from './steps/steps-section.tsx';
import { useActivity } from './use-activity.ts';
import '../plan/plan.css';
import './activity.css';

export function ActivityScreen() {
  const { activity: id = '' } = useParams({ strict: false }) as { activity?: string };
  const query = useActivity(id);
  if (query.data) return <ActivityPage key={id} view={query.data} />;
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingScreen />;
}

function ActivityPage({ view }: { view: ActivityView }) {
  const rail = useRailPlaceOf(view.plan.id, places.current);
  const { params, change } = useAddress();
  const { activity, plan, section } = view;
  const more = useActivityActions(view);
  useAnchor(params.at);
  return (
    <Page
      rail={rail}
      title={[activity.code, activity.title].filter(Boolean).join(' ')}
      titleElement={<ActivityTitle view={view} />}
      badge={
        <span className="k-row">
          <ActivityBadge state={activity.state} />
          {activity.indicatorState && <IndicatorBadge state={activity.indicatorState} />}
        </span>
      }
      trail={[
        { label: plan.title, to: places.plan(plan.id) },
        { label: [section.code, section.title].filter(Boolean).join(' '), to: `${places.plan(plan.id)}` },
      ]}
      summary={<ActivitySummaryLine view={view} />}
      more={more}
      aside={
        <>
          <EvidenceSection view={view} />
          <PartiesSection view={view} />
          <DetailsSection view={view} />
        </>
      }
    >
      <IndicatorsSection view={view} />
      <StepsSection view={view} />
      <HangingSection view={view} />
      <BudgetSection view={view} />
      <CommentsSection view={view} />
      <HistoryDrawer
        of={{ kind: 'activity', id: activity.id }}
        opened={params.history === '1'}
        onClose={() => change({ history: null })}
        mayUndo={activity.may.work}
      />
    </Page>
  );
}

/** `?at=steps` leads to a part of the page, `?at=<id>` to one of its records. */
function useAnchor(at: string | undefined): void {
  useEffect(() => {
    const element = at ? document.getElementById(`at-${at}`) : null;
    if (!element) return;
    element.scrollIntoView({ block: 'start' });
    element.focus({ preventScroll: true });
  }, [at]);
}
