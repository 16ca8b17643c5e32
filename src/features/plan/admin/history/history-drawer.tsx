import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { request } from '#ui/api/client.ts';
import { keyOf } from '#ui/api/queries.ts';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { QuickLook } from '#ui/parts/quick-look.tsx';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { activities } from '../../contract/activity-endpoints.ts';
import { agreements } from '../../contract/agreements.ts';
import { decisions } from '../../contract/decisions.ts';
import type { HistoryEntry } from '../../contract/plan.ts';
import { plans } from '../../contract/plan-endpoints.ts';
import { proposals } from '../../contract/proposals.ts';
import { usePlanTexts } from '../plan-texts.ts';
import { useSentences } from './sentences.ts';
import { useChanges } from './use-changes.ts';
import './history.css';

const histories = {
  plan: plans.history,
  activity: activities.history,
  decision: decisions.history,
  proposal: proposals.history,
  agreement: agreements.history,
} as const;

interface HistoryProps {
  of: { kind: keyof typeof histories; id: string };
  mayUndo: boolean;
}

/** Who changed what, in words, each with its way back; kept in the address, so it can be sent. */
export function HistoryDrawer(props: HistoryProps & { opened: boolean; onClose: () => void }) {
  const t = usePlanTexts();
  return (
    <QuickLook opened={props.opened} onClose={props.onClose} title={t('history.title')}>
      {props.opened && <History of={props.of} mayUndo={props.mayUndo} />}
    </QuickLook>
  );
}

export function History({ of, mayUndo }: HistoryProps) {
  const t = usePlanTexts();
  const format = useFormat();
  const query = useHistory(of);
  if (query.isError) return <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines />;
  const entries = query.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <p className="k-soft">{t('history.empty')}</p>;
  const days = Map.groupBy(entries, (entry) => format.day(entry.at));
  return (
    <div className="k-history">
      {[...days].map(([day, those]) => (
        <section key={day} aria-label={day}>
          <h3 className="k-soft k-small">{day}</h3>
          <ol>
            {those.map((entry) => (
              <Entry key={entry.id} entry={entry} mayUndo={mayUndo} />
            ))}
          </ol>
        </section>
      ))}
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('history.older')}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry, mayUndo }: { entry: HistoryEntry; mayUndo: boolean }) {
  const t = usePlanTexts();
  const toasts = useToasts();
  const changes = useChanges();
  const sentences = useSentences();
  const sentence = sentences.of(entry);
  return (
    <li>
      <div>
        <p>{sentence}</p>
        <p className="k-soft k-small">
          {entry.title && <span className="k-history-title">{entry.title}</span>} <Moment at={entry.at} />
        </p>
      </div>
      {entry.undoable && mayUndo && (
        <Button
          variant="subtle"
          size="compact-sm"
          className="k-no-print"
          aria-label={t('history.undoOf', { sentence })}
          onClick={() => void changes.undo([entry.id]).catch(toasts.failure)}
        >
          {t('history.undo')}
        </Button>
      )}
    </li>
  );
}

function useHistory({ kind, id }: HistoryProps['of']) {
  const { slug } = useSession().organisation;
  const spec = histories[kind];
  const params = { organisation: slug, id };
  return useInfiniteQuery({
    queryKey: [...keyOf(spec), params],
    queryFn: ({ pageParam, signal }) => {
      const query = pageParam ? { before: pageParam } : {};
      return request(spec, { params, query }, { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
