import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { AddressTabs } from '#ui/parts/address-tabs.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import type { PlanView } from '../../contract/plan.ts';
import { HistoryDrawer } from '../history/history-drawer.tsx';
import { places } from '../places.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useRailPlaceOf } from '../use-rail-place.ts';
import { PlanBoard } from './board/plan-board.tsx';
import { ExportMenu } from './export-menu.tsx';
import { PlanList } from './list/plan-list.tsx';
import { PlanMoney } from './money/plan-money.tsx';
import { PlanMonth } from './month/plan-month.tsx';
import { MoveDates } from './move-dates.tsx';
import { PlanProgress, PlanSummaryLine, PlanTitle, usePlanActions } from './plan-head.tsx';
import { PlanNotes } from './plan-notes.tsx';
import { PlanNotices } from './plan-notices.tsx';
import { PlanTimeline } from './timeline/plan-timeline.tsx';
import { useCurrentPlanId, usePlan } from './use-plan.ts';
import { useShown } from './use-shown.ts';
import './plan.css';

export function PlanScreen() {
  const { plan = '' } = useParams({ strict: false }) as { plan?: string };
  return <OnePlan id={plan} />;
}

/** "Tegevused" in the rail: whichever plan is the current one. */
export function CurrentPlanScreen() {
  const current = useCurrentPlanId();
  if (current.planId) return <OnePlan id={current.planId} />;
  if (current.planId === null) return <NoPlan />;
  if (current.error) return <ErrorScreen error={current.error} onRetry={() => void current.refetch()} />;
  return <LoadingScreen />;
}

function OnePlan({ id }: { id: string }) {
  const query = usePlan(id);
  if (query.data) return <PlanPage view={query.data} />;
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingScreen />;
}

function NoPlan() {
  const t = usePlanTexts();
  const { may } = useSession();
  return (
    <Page title={t('plan.navigation.current')}>
      <EmptyScreen
        icon={IconSparkles}
        title={t('plan.none.title')}
        text={t('plan.none.text')}
        primary={
          may('plan.edit') ? (
            <Button component={AppLink} to={places.newPlan}>
              {t('plan.none.start')}
            </Button>
          ) : undefined
        }
      />
    </Page>
  );
}

function PlanPage({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  const rail = useRailPlaceOf(view.plan.id, places.current);
  const { params, change } = useAddress();
  const shown = useShown(view);
  const more = usePlanActions(view);
  const tabs = [
    { key: 'list', label: t('plan.view.list'), content: <PlanList view={view} shown={shown} /> },
    { key: 'timeline', label: t('plan.view.timeline'), content: <PlanTimeline view={view} shown={shown} /> },
    { key: 'board', label: t('plan.view.board'), content: <PlanBoard view={view} shown={shown} /> },
    { key: 'month', label: t('plan.view.month'), content: <PlanMonth view={view} shown={shown} /> },
    { key: 'money', label: t('plan.view.money'), content: <PlanMoney view={view} /> },
  ];
  return (
    <Page
      rail={rail}
      title={view.plan.title}
      titleElement={<PlanTitle view={view} />}
      badge={<PlanProgress view={view} />}
      trail={[{ label: t('plan.all.title'), to: places.plans }]}
      summary={<PlanSummaryLine view={view} />}
      secondary={<ExportMenu view={view} shown={shown.activities} />}
      more={more}
    >
      <PlanNotices view={view} />
      <AddressTabs name={t('plan.view.label')} param="view" tabs={tabs} />
      <PlanNotes view={view} />
      {view.plan.may.edit && params.move && (
        <MoveDates view={view} opened={params.move === '1'} onClose={() => change({ move: null })} />
      )}
      <HistoryDrawer
        of={{ kind: 'plan', id: view.plan.id }}
        opened={params.history === '1'}
        onClose={() => change({ history: null })}
        mayUndo={view.plan.may.edit}
      />
    </Page>
  );
}
