import { Alert, Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { keyOf, useEndpointQuery } from '#ui/api/queries.ts';
import { Moment } from '#ui/parts/moment.tsx';
import { useSession } from '#ui/session.tsx';
import { activities } from '../../../../contract/activity-endpoints.ts';
import type { SeriesPoint, SeriesView } from '../../../../contract/measuring.ts';
import { metrics, values } from '../../../../contract/measuring-endpoints.ts';
import type { ActivityView, TargetView } from '../../../../contract/plan.ts';
import { plans } from '../../../../contract/plan-endpoints.ts';
import { usePlanTexts } from '../../../plan-texts.ts';
import { CorrectionLog } from './correction-log.tsx';
import { useMeasuringWords } from './measuring-words.ts';
import { RecordsDrawer } from './records-drawer.tsx';
import { SeriesChart } from './series-chart.tsx';
import { SeriesTable } from './series-table.tsx';
import './measuring.css';

const SourceDrawer = lazy(() => import('./source-drawer.tsx').then((module) => ({ default: module.SourceDrawer })));
const refreshEveryMs = 5_000;

interface SeriesSectionProps {
  view: ActivityView;
  target: TargetView;
}

/** A target that measures itself: what it counts, how the computation stands, every figure, and what each is made of. */
export function SeriesSection({ view, target }: SeriesSectionProps) {
  const t = usePlanTexts();
  const series = useSeries(target);
  const [opened, setOpened] = useState<SeriesPoint | null>(null);
  const milestone = target.kind === 'milestone';
  return (
    <div className="k-series">
      <SourceLine view={view} target={target} />
      {series?.measuring?.staleSince && <StaleNotice measuring={series.measuring} />}
      {series && series.points.length > 0 && (
        <>
          {!milestone && target.each === null && (
            <SeriesChart target={target} points={series.points} onOpen={setOpened} />
          )}
          <SeriesTable target={target} series={series} onOpen={setOpened} />
          <CorrectionLog corrections={series.corrections} />
        </>
      )}
      {series && series.points.length === 0 && !series.measuring?.staleSince && (
        <p className="k-soft">{t('measuring.computing')}</p>
      )}
      {opened && (
        <RecordsDrawer
          view={view}
          target={target}
          point={opened}
          opens={series?.opens ?? false}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}

/** The series, looked at again while the page stands; when it was computed anew, what stands around it is old. */
function useSeries(target: TargetView): SeriesView | undefined {
  const client = useQueryClient();
  const { slug } = useSession().organisation;
  const { data } = useEndpointQuery(
    values.series,
    { params: { organisation: slug, id: target.id } },
    { refreshEveryMs },
  );
  const computedAt = data?.measuring?.computedAt ?? null;
  const seen = useRef(target.measuring?.computedAt ?? null);
  useEffect(() => {
    if (computedAt === null || computedAt === seen.current) return;
    seen.current = computedAt;
    for (const spec of [activities.read, plans.read, plans.indicators])
      void client.invalidateQueries({ queryKey: keyOf(spec) });
  }, [client, computedAt]);
  return data;
}

function SourceLine({ view, target }: SeriesSectionProps) {
  const t = usePlanTexts();
  const words = useMeasuringWords();
  const { slug } = useSession().organisation;
  const known = useEndpointQuery(metrics.list, { params: { organisation: slug } });
  const [editing, setEditing] = useState(false);
  if (!target.source) return null;
  const computedAt = target.measuring?.computedAt;
  return (
    <p className="k-soft k-small k-source-line">
      {t('measuring.itself')}: {words.source(target.source, known.data?.metrics ?? [])}
      {computedAt && (
        <>
          {' · '}
          {t('measuring.computed')} <Moment at={computedAt} />
        </>
      )}
      {view.activity.may.edit && (
        <Button variant="subtle" size="compact-sm" className="k-no-print" onClick={() => setEditing(true)}>
          {t('measuring.change')}
        </Button>
      )}
      {editing && (
        <Suspense fallback={null}>
          <SourceDrawer view={view} target={target} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </p>
  );
}

function StaleNotice({ measuring }: { measuring: NonNullable<SeriesView['measuring']> }) {
  const t = usePlanTexts();
  const words = useMeasuringWords();
  return (
    <Alert color="rye" variant="light" role="status">
      {t('measuring.stale')} {measuring.staleSince && <Moment at={measuring.staleSince} />}.{' '}
      {measuring.problem && words.problem(measuring.problem)}
    </Alert>
  );
}
