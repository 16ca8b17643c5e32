import { IconTargetArrow } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { request } from '#ui/api/client.ts';
import { keyOf } from '#ui/api/queries.ts';
import { useListState } from '#ui/list/list-state.ts';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { activities } from '../../contract/activity-endpoints.ts';
import type { PlanView } from '../../contract/plan.ts';
import { places } from '../places.ts';
import { useCurrentPlanId, usePlan } from '../plan/use-plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { IndicatorList } from './indicator-list.tsx';
import { type IndicatorRow, rowsOf } from './rows.ts';
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
  const list = useListState({ filters: filterKeys });
  const { rows, done, total } = useRows(view);
  return (
    <Page
      title={t('indicators.title')}
      trail={[{ label: view.plan.title, to: places.plan(view.plan.id) }]}
      summary={
        <span role="status">
          {done < total ? t('indicators.loading', { done, total }) : t('indicators.count', { count: rows.length })}
        </span>
      }
    >
      {done === total && rows.length === 0 ? (
        <EmptyScreen icon={IconTargetArrow} title={t('indicators.title')} text={t('indicators.empty')} />
      ) : (
        <IndicatorList view={view} rows={rows} list={list} />
      )}
    </Page>
  );
}

/** Indicators stand in the answers of their activities; only those that have any are asked for. */
function useRows(view: PlanView): { rows: readonly IndicatorRow[]; done: number; total: number } {
  const { slug } = useSession().organisation;
  const having = view.activities.filter((one) => one.indicatorState !== null);
  const answers = useQueries({
    queries: having.map(({ id }) => {
      const input = { params: { organisation: slug, id } };
      return {
        queryKey: keyOf(activities.read, input),
        queryFn: ({ signal }: { signal: AbortSignal }) => request(activities.read, input, { signal }),
        staleTime: 60_000,
      };
    }),
    combine: (results) => results.flatMap((result) => (result.data ? [result.data] : [])),
  });
  return { rows: rowsOf(answers), done: answers.length, total: having.length };
}
