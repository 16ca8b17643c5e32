import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { useEndpointQuery } from '#ui/api/queries.ts';
import { useLanguage } from '#ui/i18n/use-language.tsx';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { ErrorScreen } from '#ui/parts/error-screen.tsx';
import { LoadingLines } from '#ui/parts/loading-screen.tsx';
import { useSession } from '#ui/session.tsx';
import { countUnread, readInbox } from '../contract/inbox.ts';
import { places } from '../contract/places.ts';
import { NotificationRow } from './notification-row.tsx';
import { useNotificationsTexts } from './notifications-texts.ts';
import { useInboxActs } from './use-inbox.ts';
import { useToldByLetter } from './use-told.ts';
import './inbox.css';

/** Often enough to be told before the coffee is cold; coming back to the window asks too. */
const everyMs = 60_000;
const mostShown = 99;
const inPanel = 8;

/** How many are unread, and the newest of them. */
export function Bell() {
  const t = useNotificationsTexts();
  const { organisation, may } = useSession();
  const [opened, setOpened] = useState(false);
  const allowed = may('notifications.own');
  useToldByLetter();
  const params = { organisation: organisation.slug };
  const unread = useEndpointQuery(countUnread, { params }, { refreshEveryMs: everyMs, enabled: allowed }).data?.unread;
  if (!allowed) return null;
  const count = unread ?? 0;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus shadow="md">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="stone"
          size={40}
          className="notifications-bell"
          aria-label={count > 0 ? t('bell.unread', { count }) : t('bell.none')}
          onClick={() => setOpened(!opened)}
        >
          <IconBell size={20} stroke={1.6} aria-hidden />
          {count > 0 && (
            <span className="notifications-count" aria-hidden>
              {count > mostShown ? `${mostShown}+` : count}
            </span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className="notifications-panel" aria-label={t('bell.title')}>
        {opened && <Panel onClose={() => setOpened(false)} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function Panel({ onClose }: { onClose: () => void }) {
  const t = useNotificationsTexts();
  const acts = useInboxActs();
  const { language } = useLanguage();
  const params = { organisation: useSession().organisation.slug };
  const query = useEndpointQuery(readInbox, { params, query: { part: 'unread', limit: inPanel, language } });
  return (
    <>
      <div className="notifications-panel-head">
        <h2>{t('bell.title')}</h2>
        {query.data && query.data.unread > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={acts.markAll}>
            {t('inbox.markAll')}
          </Button>
        )}
      </div>
      {query.isPending && <LoadingLines />}
      {query.error && !query.data && <ErrorScreen small error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && query.data.notifications.length === 0 && <p className="k-soft">{t('bell.nothing')}</p>}
      {query.data && query.data.notifications.length > 0 && (
        <ul className="notifications-list">
          {query.data.notifications.map((one) => (
            <NotificationRow key={one.id} one={one} acts={acts} onOpen={onClose} />
          ))}
        </ul>
      )}
      <Button component={AppLink} to={places.inbox} variant="default" fullWidth onClick={onClose}>
        {t('bell.all')}
      </Button>
    </>
  );
}
