import { IconCheck, IconCircle, IconX } from '@tabler/icons-react';
import { useFormat } from '#ui/use-format.ts';
import type { ActivityView, TargetView } from '../../../contract/plan.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { turnName } from '../steps/turn-name.ts';
import { type MatrixCell, type MatrixColumn, matrixOf } from './matrix.ts';

interface TargetMatrixProps {
  view: ActivityView;
  target: TargetView;
  onMeasure: ((part: string) => void) | undefined;
}

/** "Iga vald, iga kvartal": places down, time across, each figure where it belongs. */
export function TargetMatrix({ view, target, onMeasure }: TargetMatrixProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const matrix = matrixOf(target, view.activity, format.compare);
  if (!matrix) return null;
  const today = format.today();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
    <section className="k-matrix" aria-label={t('activity.target.matrix')} tabIndex={0}>
      <table className="k-activity-table">
        <thead>
          <tr>
            <th scope="col">{t('activity.target.partHeader')}</th>
            {matrix.columns.map(({ start }) => (
              <th key={start} scope="col">
                {turnName(start, target.per, t, format)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map(({ part, cells }) => (
            <tr key={part}>
              <th scope="row">
                {onMeasure ? (
                  <button type="button" className="k-link" onClick={() => onMeasure(part)}>
                    <span className="k-only-read">{t('activity.target.measure')}: </span>
                    {part}
                  </button>
                ) : (
                  part
                )}
              </th>
              {matrix.columns.map((column, index) => (
                <td key={column.start}>
                  <Cell cell={cells[index]} column={column} today={today} countedFrom={view.plan.countedFrom} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CellProps {
  cell: MatrixCell | undefined;
  column: MatrixColumn;
  today: string;
  /** What ended before the plan came here is nobody's lapse. */
  countedFrom: string;
}

function Cell({ cell, column, today, countedFrom }: CellProps) {
  const t = usePlanTexts();
  const format = useFormat();
  if (cell && cell.sum !== null) {
    const days = cell.measurements.map((one) => `${format.day(one.measuredOn)} ${one.note}`.trim()).join(', ');
    return (
      <span className="k-state k-state-success" title={days}>
        <IconCheck size={13} stroke={2.6} aria-hidden /> {format.number(cell.sum)}
      </span>
    );
  }
  if (column.end < countedFrom) return <span className="k-soft">–</span>;
  if (column.end < today) {
    return (
      <span className="k-state k-state-danger">
        <IconX size={13} stroke={2.6} aria-hidden /> {t('activity.target.missing')}
      </span>
    );
  }
  const now = column.start <= today;
  return (
    <span className="k-state k-state-neutral">
      <IconCircle size={13} stroke={2.6} aria-hidden /> {t(now ? 'activity.target.nowEmpty' : 'activity.target.ahead')}
    </span>
  );
}
