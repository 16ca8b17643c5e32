import { Button } from '@mantine/core';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { rhythms } from '../contract/endpoints.ts';
import type { KeepingRecord, RhythmView } from '../contract/rhythm.ts';
import { useRhythmsTexts } from './rhythms-texts.ts';
import { useChanges } from './use-changes.ts';

export interface AskedRecords {
  title: string;
  from: string;
  to: string;
  part: string | null;
  unplaced: boolean;
}

/** What a figure is made of; what was marked by hand can be taken back here. */
export function RecordsDrawer(props: { rhythm: RhythmView; asked: AskedRecords; onClose: () => void }) {
  const { rhythm, asked, onClose } = props;
  return (
    <QuickLook opened onClose={onClose} title={asked.title}>
      <Records rhythm={rhythm} asked={asked} />
    </QuickLook>
  );
}

function Records({ rhythm, asked }: { rhythm: RhythmView; asked: AskedRecords }) {
  const t = useRhythmsTexts();
  const { slug } = useSession().organisation;
  const { from, to, part, unplaced } = asked;
  const query = useEndpointQuery(rhythms.records, {
    params: { organisation: slug, id: rhythm.id },
    query: { from, to, ...(part === null ? {} : { part }), ...(unplaced ? { unplaced: 'true' } : {}) },
  });
  if (query.error) return <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  const { records, hidden } = query.data;
  return (
    <>
      {records.length === 0 && hidden === 0 && <p className="k-soft">{t('records.none')}</p>}
      <ul className="rhythms-records">
        {records.map((record) => (
          <li key={record.id}>
            <OneRecord rhythm={rhythm} record={record} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="k-soft">{t('records.hidden', { count: hidden })}</p>}
    </>
  );
}

function OneRecord({ rhythm, record }: { rhythm: RhythmView; record: KeepingRecord }) {
  const t = useRhythmsTexts();
  const format = useFormat();
  const changes = useChanges();
  const title = record.title || t('records.unnamed');
  const takeBack = () =>
    void changes.attempt(
      rhythms.unmark,
      { params: changes.at({ id: record.id }), query: { revision: record.revision ?? 1 } },
      t('said.unmarked'),
    );
  return (
    <>
      <div>
        {record.path === null ? (
          <span>{title}</span>
        ) : (
          <AppLink to={record.path.split('?')[0] ?? ''} search={searchOf(record.path)}>
            {title}
          </AppLink>
        )}
        <p className="k-soft k-small">
          {[
            format.day(record.on),
            record.parts.join(', '),
            record.markedBy && t('records.markedBy', { name: record.markedBy }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {record.markedBy !== null && rhythm.may.mark && (
        <Button variant="subtle" size="compact-sm" onClick={takeBack}>
          {t('records.unmark')}
        </Button>
      )}
    </>
  );
}

function searchOf(path: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(path.split('?')[1] ?? ''));
}
