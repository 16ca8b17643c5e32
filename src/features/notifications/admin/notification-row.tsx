import { ActionIcon } from '@mantine/core';
import { IconMail, IconMailOpened } from '@tabler/icons-react';
import { presentMoment } from '#ui/format.ts';
import { AppLink } from '#ui/navigation/app-link.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { StateBadge } from '#ui/parts/state-badge.tsx';
import { useFormat } from '#ui/use-format.ts';
import type { Notification } from '../contract/inbox.ts';
import { LaterMenu } from './later-menu.tsx';
import { useNotificationsTexts } from './notifications-texts.ts';
import type { InboxActs } from './use-inbox.ts';
import './inbox.css';

export interface NotificationRowProps {
  one: Notification;
  acts: InboxActs;
  /** What such ones are called, where the list does not say it. */
  kind?: string | undefined;
  onOpen?: () => void;
}

/** One notification. Opening what it speaks of is reading it. */
export function NotificationRow({ one, acts, kind, onOpen }: NotificationRowProps) {
  const t = useNotificationsTexts();
  const format = useFormat();
  const { to, search } = addressOf(one.path);
  const waits = one.shownAt > presentMoment().toISOString();
  return (
    <li className="notifications-row" data-unread={!one.read || undefined} data-notification={one.id}>
      <span className="notifications-dot" aria-hidden />
      <div className="notifications-words">
        <AppLink
          to={to}
          search={search}
          onClick={() => {
            if (!one.read) acts.setRead(one, true);
            onOpen?.();
          }}
        >
          {!one.read && <span className="k-only-read">{t('inbox.isUnread')} </span>}
          {one.sentence}
        </AppLink>
        <span className="notifications-facts k-soft k-small">
          {kind && <span>{kind}</span>}
          {waits ? <span>{t('inbox.comesUp', { day: format.day(one.shownAt) })}</span> : <Moment at={one.createdAt} />}
          {one.urgent && !one.read && <StateBadge tone="warning" label={t('inbox.urgent')} />}
        </span>
      </div>
      <div className="notifications-acts">
        <ActionIcon
          variant="subtle"
          color="stone"
          size={36}
          aria-label={t(one.read ? 'inbox.markUnread' : 'inbox.markRead', { sentence: one.sentence })}
          onClick={() => acts.setRead(one, !one.read)}
        >
          {one.read ? (
            <IconMail size={18} stroke={1.6} aria-hidden />
          ) : (
            <IconMailOpened size={18} stroke={1.6} aria-hidden />
          )}
        </ActionIcon>
        <LaterMenu sentence={one.sentence} putOff={waits} onChoose={(until) => acts.putOff(one, until)} />
      </div>
    </li>
  );
}

/** A room may lead to a tab or a record on its screen: `activities/1?tab=history`. */
function addressOf(path: string): { to: string; search: Record<string, string> } {
  const [to = '', query = ''] = path.split('?');
  return { to, search: Object.fromEntries(new URLSearchParams(query)) };
}
