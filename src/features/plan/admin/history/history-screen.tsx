import { useParams } from '@tanstack/react-router';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingScreen } from '#ui/parts/loading-screen.tsx';
import { Section } from '#ui/parts/section.tsx';
import { Page } from '#ui/shell/page.tsx';
import { places } from '../places.ts';
import { usePlan } from '../plan/use-plan.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useRailPlaceOf } from '../use-rail-place.ts';
import { History } from './history-drawer.tsx';

/** All that ever changed in a plan, as a page of its own: to read through and to print. */
export function PlanHistoryScreen() {
  const t = usePlanTexts();
  const { plan: id = '' } = useParams({ strict: false }) as { plan?: string };
  const query = usePlan(id);
  const rail = useRailPlaceOf(id, places.current);
  if (query.error) return <ErrorScreen error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingScreen />;
  const { plan } = query.data;
  return (
    <Page
      rail={rail}
      title={t('history.title')}
      width="reading"
      trail={[
        { label: t('plan.all.title'), to: places.plans },
        { label: plan.title, to: places.plan(plan.id) },
      ]}
    >
      <Section title={plan.title}>
        <History of={{ kind: 'plan', id: plan.id }} mayUndo={plan.may.edit} />
      </Section>
    </Page>
  );
}
