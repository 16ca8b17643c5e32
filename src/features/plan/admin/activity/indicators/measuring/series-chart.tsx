import { lazy, Suspense } from 'react';
import { useFormat } from '#ui/use-format.ts';
import type { SeriesPoint } from '../../../../contract/measuring.ts';
import type { TargetView } from '../../../../contract/plan.ts';
import { usePlanTexts } from '../../../plan-texts.ts';
import { useGoal, useReason } from '../target-goal.ts';
import { chartPoints } from './chart-points.ts';

const TrendChart = lazy(() => import('#ui/charts/trend-chart.tsx').then((module) => ({ default: module.TrendChart })));

interface SeriesChartProps {
  target: TargetView;
  points: readonly SeriesPoint[];
  onOpen: (point: SeriesPoint) => void;
}

/** How the figures went; the line breaks where a new way of measuring begins and where there was none. */
export function SeriesChart({ target, points, onOpen }: SeriesChartProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const goal = useGoal()(target);
  const reason = useReason()(target.reason);
  const drawn = chartPoints(points);
  if (drawn.filter((one) => one.point?.value != null).length < 2) return null;
  const shown = drawn.map(({ point }) => ({
    at: point
      ? `${format.day(point.periodEnd)}${point.locked ? ` ${t('measuring.locked')}` : ''}`
      : t('activity.target.break'),
    value: point?.value ?? null,
  }));
  const level = target.kind === 'growth' || target.kind === 'cadence' ? null : (target.min ?? target.max);
  const share = points.some((point) => point.hits !== null);
  const unit = share ? '%' : target.kind === 'growth' ? null : target.unit;
  return (
    <Suspense fallback={null}>
      <TrendChart
        title={goal || t('activity.measure.chart')}
        description={reason}
        series={[{ key: 'value', label: t('activity.target.current'), points: shown }]}
        height={180}
        onOpen={(index) => {
          const point = drawn[index]?.point;
          if (point) onOpen(point);
        }}
        {...(unit ? { unit } : {})}
        {...(level === null ? {} : { target: { value: level, label: t('activity.measure.goalLine') } })}
      />
    </Suspense>
  );
}
