import { IconPaperclip, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useAddress } from '#ui/navigation/address.ts';
import { MoreMenu } from '#ui/shell/page.tsx';
import { useFormat } from '#ui/use-format.ts';
import { measurements } from '../../../contract/activity-endpoints.ts';
import type { ActivityView, MeasurementView, TargetView } from '../../../contract/plan.ts';
import { useChanges } from '../../history/use-changes.ts';
import { usePlanTexts } from '../../plan-texts.ts';
import { MeasureDrawer } from './measure-drawer.tsx';

/** What the figure above is made of, the latest first; each can be corrected, the history keeps the old one. */
export function Measurements({ view, target }: { view: ActivityView; target: TargetView }) {
  const t = usePlanTexts();
  if (target.measurements.length === 0) return null;
  const parts = target.measurements.some((one) => one.part !== null);
  return (
    <details className="k-measurements">
      <summary>
        {t(target.kind === 'milestone' ? 'activity.target.confirmCount' : 'activity.target.historyCount', {
          count: target.measurements.length,
        })}
      </summary>
      <table className="k-activity-table">
        <thead>
          <tr>
            <th scope="col">{t('activity.measure.column.date')}</th>
            {parts && <th scope="col">{t('activity.target.part')}</th>}
            <th scope="col" data-align="end">
              {t('activity.measure.column.value')}
            </th>
            <th scope="col">{t('activity.measure.column.author')}</th>
            <th scope="col">{t('activity.measure.column.note')}</th>
            {view.activity.may.work && <td />}
          </tr>
        </thead>
        <tbody>
          {target.measurements.toReversed().map((measurement) => (
            <Row key={measurement.id} view={view} target={target} measurement={measurement} parts={parts} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface RowProps {
  view: ActivityView;
  target: TargetView;
  measurement: MeasurementView;
  parts: boolean;
}

function Row({ view, target, measurement, parts }: RowProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const { change } = useAddress();
  const changes = useChanges();
  const [correcting, setCorrecting] = useState(false);
  const day = format.day(measurement.measuredOn);
  const evidence = measurement.evidenceIds.length;
  const remove = () =>
    void changes.attempt(
      measurements.remove,
      { params: changes.at({ id: measurement.id }), query: { revision: measurement.revision } },
      t('activity.measure.removed'),
    );
  return (
    <tr>
      <td>{day}</td>
      {parts && <td>{measurement.part ?? '–'}</td>}
      <td data-align="end">{target.kind === 'milestone' ? '✓' : format.number(measurement.value, 4)}</td>
      <td>{measurement.author}</td>
      <td>
        {measurement.breaksSeries && <span className="k-tag k-tag-quiet">{t('activity.target.break')}</span>}{' '}
        {measurement.note}{' '}
        {evidence > 0 && (
          <button type="button" className="k-step-evidence" onClick={() => change({ at: 'evidence' })}>
            <IconPaperclip size={14} aria-hidden />
            {t('activity.measure.withEvidence', { count: evidence })}
          </button>
        )}
      </td>
      {view.activity.may.work && (
        <td data-align="end" className="k-quiet-menu k-no-print">
          <MoreMenu
            label={t('activity.measure.menu', { day })}
            actions={[
              { label: t('activity.measure.correct'), icon: IconPencil, onSelect: () => setCorrecting(true) },
              { label: t('activity.measure.remove'), icon: IconTrash, danger: true, onSelect: remove },
            ]}
          />
          {correcting && (
            <MeasureDrawer target={target} measurement={measurement} part={null} onClose={() => setCorrecting(false)} />
          )}
        </td>
      )}
    </tr>
  );
}
