import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#ui/use-format.ts';
import type { KeptSource, MetricView, SeriesPoint } from '../../../../contract/measuring.ts';
import { usePlanTexts } from '../../../plan-texts.ts';

interface Said {
  code: string;
  params: Readonly<Record<string, string | number>>;
}

export interface MeasuringWords {
  problem(problem: Said): string;
  /** `01.03.2026–31.03.2026`; of one day that day. */
  period(point: Pick<SeriesPoint, 'periodStart' | 'periodEnd'>): string;
  /** Small shares as "7/12", no value as why there is none. */
  value(point: Pick<SeriesPoint, 'value' | 'hits' | 'whole' | 'gap'>): string;
  source(source: KeptSource, metrics: readonly MetricView[]): string;
}

/** Up to here a share is told as counts, as the state rule does. */
export const toldAsCounts = 30;

export function useMeasuringWords(): MeasuringWords {
  const { t: say } = useTranslation('plan');
  const t = usePlanTexts();
  const format = useFormat();
  return useMemo(
    () => ({
      problem: ({ code, params }) => String(say(`problems.${code}`, { ...params })),
      period: ({ periodStart, periodEnd }) =>
        periodStart === periodEnd ? format.day(periodEnd) : `${format.day(periodStart)}–${format.day(periodEnd)}`,
      value: ({ value, hits, whole, gap }) => {
        if (value === null) return String(say(`gaps.${gap ?? 'nothing_measured'}`));
        if (hits !== null && whole !== null && whole <= toldAsCounts) {
          return `${format.number(hits)}/${format.number(whole)}`;
        }
        const shown = format.number(value);
        return hits === null ? shown : `${shown}\u00a0%`;
      },
      source: (source, metrics) => {
        if (source.kind === 'conditions') return t('measuring.byConditions', { count: source.conditions.length });
        if (source.kind === 'formula') return t(`measuring.deed.${source.formula.do}`);
        if (source.kind === 'by-hand') return t('measuring.byHand');
        const metric = metrics.find((one) => one.key === source.metric);
        const narrowed = source.ofActivity ? `, ${t('measuring.ofActivityShort')}` : '';
        return `${metric?.title ?? source.metric}${narrowed}, ${t(`words.per.${source.per}`)}`;
      },
    }),
    [say, t, format],
  );
}
