import { Button } from '@mantine/core';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useSession } from '#ui/session.tsx';
import { rhythms } from '../contract/endpoints.ts';
import type { RhythmHistoryEntry, RhythmView } from '../contract/rhythm.ts';
import { useRhythmsTexts } from './rhythms-texts.ts';
import { useChanges } from './use-changes.ts';

/** Who changed what, each with its way back. */
export function HistoryDrawer({ rhythm, onClose }: { rhythm: RhythmView; onClose: () => void }) {
  const t = useRhythmsTexts();
  const { slug } = useSession().organisation;
  const query = useEndpointQuery(rhythms.history, { params: { organisation: slug, id: rhythm.id }, query: {} });
  return (
    <QuickLook opened onClose={onClose} title={t('history.title')}>
      {query.error && <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.error && <LoadingLines />}
      {query.data?.entries.length === 0 && <p className="k-soft">{t('history.empty')}</p>}
      <ul className="rhythms-records">
        {query.data?.entries.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} rhythm={rhythm} />
          </li>
        ))}
      </ul>
    </QuickLook>
  );
}

type Verb = 'added' | 'changed' | 'removed' | 'restored';

function Entry({ entry, rhythm }: { entry: RhythmHistoryEntry; rhythm: RhythmView }) {
  const t = useRhythmsTexts();
  const changes = useChanges();
  const [, kind, verb] = entry.action.split('.');
  const said = kind === 'mark' ? t(`history.action.mark.${verb as Verb}`) : t(`history.action.rhythm.${verb as Verb}`);
  const may = kind === 'mark' ? rhythm.may.mark : rhythm.may.edit;
  return (
    <>
      <div>
        <span>
          {entry.actor} {said}
        </span>
        <p className="k-soft k-small">
          <Moment at={entry.at} />
        </p>
      </div>
      {entry.undoable && may && verb !== 'added' && (
        <Button variant="subtle" size="compact-sm" onClick={() => void changes.undo(entry.id)}>
          {t('history.undo')}
        </Button>
      )}
    </>
  );
}
