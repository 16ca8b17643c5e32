import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '#ui/api/client.ts';
import { keyOf } from '#ui/api/queries.ts';
import { DataList } from '#ui/list/data-list.tsx';
import type { Column } from '#ui/list/list-props.ts';
import { useListState } from '#ui/list/list-state.ts';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { type AuditEntry, readAudit } from '../contract/audit.ts';
import { useIdentityTexts } from './identity-texts.ts';

export function LogScreen() {
  const t = useIdentityTexts();
  const state = useListState();
  const log = useLog();
  const columns = useColumns();
  return (
    <Page title={t('log.title')}>
      <DataList
        name={t('log.title')}
        state={state}
        searchable={false}
        rows={log.data?.pages.flatMap((page) => page.entries)}
        rowKey={(entry) => entry.id}
        rowName={(entry) => entry.actor.name}
        columns={columns}
        error={log.error}
        onRetry={() => void log.refetch()}
        {...(log.hasNextPage
          ? { more: { load: () => void log.fetchNextPage(), loading: log.isFetchingNextPage } }
          : {})}
        empty={<EmptyScreen icon={IconHistory} title={t('log.title')} text={t('log.empty')} />}
      />
    </Page>
  );
}

function useLog() {
  const { slug } = useSession().organisation;
  const params = { organisation: slug };
  return useInfiniteQuery({
    queryKey: [...keyOf(readAudit, { params }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      request(readAudit, { params, query: pageParam ? { before: pageParam } : {} }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

function useColumns(): readonly Column<AuditEntry>[] {
  const t = useIdentityTexts();
  const sentence = useSentence();
  return useMemo(
    () => [
      { key: 'what', header: t('log.what'), cell: (entry) => sentence(entry.action) },
      { key: 'subject', header: t('log.subject'), cell: (entry) => subjectOf(entry) },
      {
        key: 'who',
        header: t('log.who'),
        cell: ({ actor: { name, key } }) => (key ? t('log.withKey', { name, key }) : name),
      },
      { key: 'when', header: t('log.when'), cell: (entry) => <Moment at={entry.at} /> },
    ],
    [t, sentence],
  );
}

/** Each room says what its own acts mean, under `audit`: `plan.step.ticked` is `plan:audit.step.ticked`. */
function useSentence(): (action: string) => string {
  const { t } = useTranslation();
  return useMemo(
    () => (action: string) => {
      const [room, ...rest] = action.split('.');
      return t(`${room}:audit.${rest.join('.')}`, { defaultValue: action });
    },
    [t],
  );
}

/** What the record is called, as far as the change tells. */
function subjectOf({ change }: AuditEntry): string {
  const known = { ...change.before, ...change.after };
  const name = known.name ?? known.title ?? known.email;
  return typeof name === 'string' ? name : '–';
}
