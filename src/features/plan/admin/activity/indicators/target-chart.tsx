import { lazy, Suspense } from 'react';
import { useFormat } from '#ui/use-format.ts';
import type { TargetView } from '../../../contract/plan.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { useGoal, useReason } from './target-goal.ts';

const TrendChart = lazy(() => import('#ui/charts/trend-chart.tsx').then((module) => ({ default: module.TrendChart })));

/** How the figure went; where it began to be measured in another way the line breaks. */
export function TargetChart({ target }: { target: TargetView }) {
  const t = usePlanTexts();
  const format = useFormat();
  const goal = useGoal()(target);
  const reason = useReason()(target.reason);
  if (target.kind === 'milestone' || target.each !== null || target.measurements.length < 2) return null;
  const points = target.measurements.flatMap((one) => [
    ...(one.breaksSeries ? [{ at: t('activity.target.break'), value: null }] : []),
    { at: format.day(one.measuredOn), value: one.value },
  ]);
  const level = target.kind === 'growth' || target.kind === 'cadence' ? null : (target.min ?? target.max);
  return (
    <Suspense fallback={null}>
      <TrendChart
        title={goal || t('activity.measure.chart')}
        description={reason}
        series={[{ key: 'value', label: t('activity.target.current'), points }]}
        height={180}
        {...(target.unit && target.kind !== 'growth' ? { unit: target.unit } : {})}
        {...(level === null ? {} : { target: { value: level, label: t('activity.measure.goalLine') } })}
      />
    </Suspense>
  );
}
