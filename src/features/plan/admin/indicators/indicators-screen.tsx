import { IconTargetArrow } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useListState } from '#ui/list/list-state.ts';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines, LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import type { PlanView } from '../../contract/plan.ts';
import { plans } from '../../contract/plan-endpoints.ts';
import { places } from '../places.ts';
import { useCurrentPlanId, usePlan } from '../plan/use-plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useRailPlaceOf } from '../use-rail-place.ts';
import { IndicatorList } from './indicator-list.tsx';
import { MeasuringSection } from './measuring-section.tsx';
import { rowsOf } from './rows.ts';
import '../plan/plan.css';
import './indicators-screen.css';

export function IndicatorsScreen() {
  const { plan = '' } = useParams({ strict: false }) as { plan?: string };
  return <OnePlan id={plan} />;
}

export function CurrentIndicatorsScreen() {
  const t = usePlanTexts();
  const current = useCurrentPlanId();
  if (current.planId) return <OnePlan id={current.planId} />;
  if (current.error) return <ErrorScreen error={current.error} onRetry={() => void current.refetch()} />;
  if (current.planId === undefined) return <LoadingScreen />;
  return (
    <Page title={t('indicators.title')}>
      <EmptyScreen icon={IconTargetArrow} title={t('plan.none.title')} text={t('indicators.empty')} />
    </Page>
  );
}

function OnePlan({ id }: { id: string }) {
  const query = usePlan(id);
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingScreen />;
  return <AllIndicators view={query.data} />;
}

const filterKeys = ['state'];

function AllIndicators({ view }: { view: PlanView }) {
  const t = usePlanTexts();
  const rail = useRailPlaceOf(view.plan.id, places.indicators);
  const list = useListState({ filters: filterKeys });
  const { slug } = useSession().organisation;
  const answer = useEndpointQuery(plans.indicators, { params: { organisation: slug, id: view.plan.id } });
  const rows = useMemo(() => answer.data && rowsOf(answer.data.indicators, view), [answer.data, view]);
  return (
    <Page
      rail={rail}
      title={t('indicators.title')}
      trail={[{ label: view.plan.title, to: places.plan(view.plan.id) }]}
      summary={rows && t('indicators.count', { count: rows.length })}
    >
      {answer.error && <ErrorScreen error={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isPending && <LoadingLines />}
      {rows?.length === 0 && (
        <EmptyScreen icon={IconTargetArrow} title={t('indicators.title')} text={t('indicators.empty')} />
      )}
      {rows && rows.length > 0 && <IndicatorList view={view} rows={rows} list={list} />}
      {rows && rows.length > 0 && <MeasuringSection planId={view.plan.id} />}
    </Page>
  );
}
