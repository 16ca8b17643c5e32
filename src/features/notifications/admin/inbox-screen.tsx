import { Button, NativeSelect, SegmentedControl } from '@mantine/core';
import { IconBell, IconBellCog, IconClock, IconMailOpened } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { request } from '#ui/api/client.ts';
import { keyOf } from '#ui/api/queries.ts';
import { useHotkeys } from '#ui/hotkeys/hotkeys.tsx';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { useAddress } from '#ui/navigation/address.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { EmptyScreen } from '#ui/parts/empty-screen.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { Page } from '#ui/shell/page.tsx';
import { type InboxPart, inboxParts, type Notification, readInbox } from '../contract/inbox.ts';
import { places } from '../contract/places.ts';
import { InboxDays } from './inbox-days.tsx';
import { useNotificationsTexts } from './notifications-texts.ts';
import { type InboxActs, useInboxActs } from './use-inbox.ts';
import './inbox.css';

export function InboxScreen() {
  const t = useNotificationsTexts();
  const { params, change } = useAddress();
  const part = inboxParts.find((one) => one === params.part) ?? 'unread';
  const kind = params.kind ?? '';
  const inbox = useInbox(part, kind);
  const acts = useInboxActs();
  const [first] = inbox.data?.pages ?? [];
  const rows = inbox.data?.pages.flatMap((page) => page.notifications);
  const kinds = first?.kinds ?? [];
  const unread = first?.unread ?? 0;
  useInboxKeys(rows, acts);
  return (
    <Page
      title={t('inbox.title')}
      width="reading"
      primary={
        unread > 0 && (
          <Button leftSection={<IconMailOpened size={18} aria-hidden />} loading={acts.busy} onClick={acts.markAll}>
            {t('inbox.markAll')}
          </Button>
        )
      }
      secondary={
        <Button
          component={AppLink}
          to={places.preferences}
          variant="default"
          leftSection={<IconBellCog size={18} aria-hidden />}
        >
          {t('inbox.choose')}
        </Button>
      }
    >
      <div className="notifications-tools">
        <SegmentedControl
          aria-label={t('inbox.parts.label')}
          value={part}
          onChange={(value) => change({ part: value === 'unread' ? null : value })}
          data={[
            { value: 'unread', label: t('inbox.parts.unread', { number: unread }) },
            { value: 'all', label: t('inbox.parts.all') },
            { value: 'later', label: t('inbox.parts.later', { number: first?.later ?? 0 }) },
          ]}
        />
        {(kinds.length > 1 || kind !== '') && (
          <NativeSelect
            aria-label={t('inbox.kind')}
            value={kind}
            onChange={(event) => change({ kind: event.currentTarget.value || null })}
            data={[
              { value: '', label: t('inbox.everyKind') },
              ...kinds.map((one) => ({ value: one.kind, label: one.title })),
            ]}
          />
        )}
      </div>
      {inbox.isPending && <LoadingLines />}
      {inbox.error && !rows && <ErrorScreen error={inbox.error} onRetry={() => void inbox.refetch()} />}
      {rows && rows.length === 0 && <NothingHere part={part} filtered={kind !== ''} />}
      {rows && rows.length > 0 && <InboxDays rows={rows} kinds={kinds} acts={acts} later={part === 'later'} />}
      {inbox.hasNextPage && (
        <Button variant="default" loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          {t('inbox.more')}
        </Button>
      )}
    </Page>
  );
}

function useInbox(part: InboxPart, kind: string) {
  const params = { organisation: useSession().organisation.slug };
  const { language } = useLanguage();
  const asked = { part, language, ...(kind === '' ? {} : { kind }) };
  return useInfiniteQuery({
    queryKey: [...keyOf(readInbox, { params, query: asked }), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      request(readInbox, { params, query: { ...asked, ...(pageParam ? { before: pageParam } : {}) } }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}

/** `j` and `k` walk, Enter opens (it is a link), `u` marks read or unread. */
function useInboxKeys(rows: readonly Notification[] | undefined, acts: InboxActs) {
  const t = useNotificationsTexts();
  useHotkeys(
    useMemo(
      () => [
        { keys: 'j', label: t('inbox.keys.next'), run: () => walk(1) },
        { keys: 'k', label: t('inbox.keys.previous'), run: () => walk(-1) },
        {
          keys: 'u',
          label: t('inbox.keys.toggle'),
          run: () => {
            const id = document.activeElement?.closest<HTMLElement>('[data-notification]')?.dataset.notification;
            const one = rows?.find((row) => row.id === id);
            if (one) acts.setRead(one, !one.read);
          },
        },
      ],
      [t, rows, acts],
    ),
  );
}

function walk(by: number): void {
  const links = [...document.querySelectorAll<HTMLElement>('main .notifications-words > a')];
  const here = document.activeElement?.closest('.notifications-row')?.querySelector<HTMLElement>('a');
  const at = here ? links.indexOf(here) : -1;
  const next = at === -1 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
  links[next]?.focus();
}

function NothingHere({ part, filtered }: { part: InboxPart; filtered: boolean }) {
  const t = useNotificationsTexts();
  const icon = part === 'later' ? IconClock : IconBell;
  if (filtered) return <EmptyScreen icon={icon} title={t('empty.filtered')} text={t('empty.filteredText')} />;
  return <EmptyScreen icon={icon} title={t(`empty.${part}`)} text={t(`empty.${part}Text`)} />;
}
