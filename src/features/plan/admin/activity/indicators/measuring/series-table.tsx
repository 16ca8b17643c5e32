import { IconLock, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { SeriesPoint, SeriesView } from '../../../../contract/measuring.ts';
import type { TargetView } from '../../../../contract/plan.ts';
import { usePlanTexts } from '../../../plan-texts.ts';
import { useMeasuringWords } from './measuring-words.ts';

interface SeriesTableProps {
  target: TargetView;
  series: SeriesView;
  onOpen: (point: SeriesPoint) => void;
}

const shownAtFirst = 12;

/** The same figures as a table, the newest first; each opens what it is made of. */
export function SeriesTable({ target, series, onOpen }: SeriesTableProps) {
  const t = usePlanTexts();
  const words = useMeasuringWords();
  const [all, setAll] = useState(false);
  const milestone = target.kind === 'milestone';
  const newest = series.points.toReversed();
  const shown = all ? newest : newest.slice(0, shownAtFirst);
  const parts = series.points.some((point) => point.part !== null);
  const shownValue = (point: SeriesPoint) =>
    milestone && point.whole !== null ? `${point.hits ?? 0}/${point.whole}` : words.value(point);
  return (
    <details className="k-measurements" open={milestone}>
      <summary>{t('measuring.figures', { count: series.points.length })}</summary>
      <table className="k-activity-table">
        <thead>
          <tr>
            <th scope="col">{t('measuring.column.period')}</th>
            {parts && <th scope="col">{t('activity.target.part')}</th>}
            <th scope="col" data-align="end">
              {milestone ? t('measuring.conditionsMet') : t('activity.measure.column.value')}
            </th>
            <th scope="col">{t('measuring.column.remark')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((point) => (
            <tr key={`${point.periodStart} ${point.periodEnd} ${point.part} ${point.by} ${point.value}`}>
              <td>{words.period(point)}</td>
              {parts && <td>{point.part ?? '–'}</td>}
              <td data-align="end">
                <button type="button" className="k-link" onClick={() => onOpen(point)}>
                  <span className="k-only-read">{t('measuring.open')}: </span>
                  {shownValue(point)}
                </button>
              </td>
              <td>
                <Remarks point={point} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && newest.length > shownAtFirst && (
        <button type="button" className="k-link" onClick={() => setAll(true)}>
          {t('measuring.showAll', { count: newest.length })}
        </button>
      )}
    </details>
  );
}

function Remarks({ point }: { point: SeriesPoint }) {
  const t = usePlanTexts();
  return (
    <>
      {point.locked && (
        <span className="k-tag k-tag-quiet">
          <IconLock size={13} aria-hidden /> {t('measuring.locked')}
        </span>
      )}{' '}
      {point.corrected && (
        <span className="k-tag k-tag-quiet">
          <IconPencil size={13} aria-hidden /> {t('measuring.corrected')}
        </span>
      )}{' '}
      {point.breaksSeries && <span className="k-tag k-tag-quiet">{t('activity.target.break')}</span>}{' '}
      {point.running && <span className="k-soft">{t('measuring.running')}</span>}{' '}
      {point.by === 'hand' && !point.corrected && (
        <span className="k-soft">{t('measuring.handBy', { name: point.author ?? '' })}</span>
      )}{' '}
      {point.note}
    </>
  );
}
