import { Moment } from '#ui/parts/moment.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { CorrectionView } from '../../../../contract/measuring.ts';
import { usePlanTexts } from '../../../plan-texts.ts';

/** What people put right: who, when, from what to what, and why. Nobody can take a line out of it. */
export function CorrectionLog({
  corrections,
  titled = false,
}: {
  corrections: readonly CorrectionView[];
  titled?: boolean;
}) {
  const t = usePlanTexts();
  const format = useFormat();
  if (corrections.length === 0) return null;
  const period = (start: string, end: string) =>
    start === end ? format.day(start) : `${format.day(start)}–${format.day(end)}`;
  const number = (value: number | null) => (value === null ? '–' : format.number(value));
  return (
    <details className="k-measurements">
      <summary>{t('measuring.log', { count: corrections.length })}</summary>
      <ul className="k-log">
        {corrections.map((one) => (
          <li key={one.id}>
            <span>
              {t(`measuring.logged.${one.kind}`)}
              {one.kind !== 'unlock' && `: ${number(one.before)} → ${number(one.after)}`}
              {one.periodStart && one.periodEnd && ` (${period(one.periodStart, one.periodEnd)})`}
              {titled && one.title && ` · ${one.title}`}
            </span>
            <span className="k-soft k-small">
              {one.author}, <Moment at={one.at} />
              {one.reason && ` · ${one.reason}`}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
