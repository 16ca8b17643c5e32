import { Button } from '@mantine/core';
import { useState } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { RecordsView, SeriesPoint } from '../../../../contract/measuring.ts';
import { values } from '../../../../contract/measuring-endpoints.ts';
import type { ActivityView, TargetView } from '../../../../contract/plan.ts';
import { usePlanTexts } from '../../../plan-texts.ts';
import { CorrectForm } from './correct-form.tsx';
import { toldAsCounts, useMeasuringWords } from './measuring-words.ts';

interface RecordsDrawerProps {
  view: ActivityView;
  target: TargetView;
  point: SeriesPoint;
  /** Whether there are records to open; a figure by hand has none. */
  opens: boolean;
  onClose: () => void;
}

/** What one figure is made of, record by record, and the way to put it right. */
export function RecordsDrawer({ view, target, point, opens, onClose }: RecordsDrawerProps) {
  const t = usePlanTexts();
  const words = useMeasuringWords();
  const [correcting, setCorrecting] = useState(false);
  const milestone = target.kind === 'milestone';
  const shown = milestone && point.whole !== null ? `${point.hits ?? 0}/${point.whole}` : words.value(point);
  // A count towards a goal is made of everything since the beginning, not of its last month alone.
  const counted = { periodStart: point.countedSince, periodEnd: point.periodEnd };
  const ofSource = point.by === 'source' || point.corrected;
  return (
    <QuickLook opened onClose={onClose} title={t('measuring.records', { period: words.period(counted) })}>
      <p className="k-target-figure">
        <strong>{shown}</strong> {point.part}
        {point.hits !== null && point.whole !== null && point.whole > toldAsCounts && (
          <span className="k-soft">{t('measuring.of', { hits: point.hits, whole: point.whole })}</span>
        )}
      </p>
      {point.corrected && (
        <p className="k-soft">
          {t('measuring.correctedFrom', {
            value: words.value({ value: point.computed, hits: null, whole: null, gap: null }),
            name: point.author ?? '',
          })}{' '}
          {point.note}
        </p>
      )}
      {point.locked && <p className="k-soft">{t('measuring.lockedHint')}</p>}
      {opens && ofSource && <Records target={target} point={point} />}
      {view.activity.may.work && ofSource && !milestone && !correcting && (
        <Button variant="light" onClick={() => setCorrecting(true)}>
          {t('measuring.correct')}
        </Button>
      )}
      {correcting && (
        <CorrectForm target={target} point={point} onDone={onClose} onCancel={() => setCorrecting(false)} />
      )}
    </QuickLook>
  );
}

function Records({ target, point }: Pick<RecordsDrawerProps, 'target' | 'point'>) {
  const t = usePlanTexts();
  const { slug } = useSession().organisation;
  const query = {
    start: point.countedSince,
    end: point.periodEnd,
    ...(point.part === null ? {} : { part: point.part }),
  };
  const answer = useEndpointQuery(values.records, { params: { organisation: slug, id: target.id }, query });
  if (answer.error) return <ErrorScreen error={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <LoadingLines />;
  const { groups } = answer.data;
  return groups.map((group, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: two figures of a formula may be of one metric.
    <section key={index} className="k-records">
      {(group.title !== '' || group.value !== null) && (
        <h3>
          {group.title}{' '}
          {group.value !== null && t('measuring.isNumber', { value: String(group.value).replace('.', ',') })}
        </h3>
      )}
      {group.records.length === 0 && group.value === null && <p className="k-soft">{t('measuring.noRecords')}</p>}
      <RecordList group={group} />
      {group.more && <p className="k-soft k-small">{t('measuring.moreRecords')}</p>}
    </section>
  ));
}

function RecordList({ group }: { group: RecordsView['groups'][number] }) {
  const t = usePlanTexts();
  const format = useFormat();
  return (
    <ul className="k-log">
      {group.records.map((record, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a recurring step stands here once for each of its turns.
        <li key={`${record.id} ${index}`}>
          <AppLink to={pathOf(record.path)} search={searchOf(record.path)}>
            {record.title}
          </AppLink>
          <span className="k-soft k-small">
            {format.day(record.on)}
            {record.hit !== null && ` · ${t(record.hit ? 'measuring.hit' : 'measuring.miss')}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function pathOf(path: string): string {
  return path.split('?')[0] ?? '';
}

function searchOf(path: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''));
}
