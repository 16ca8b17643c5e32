import { useEndpointMutation } from '#ui/api/queries.ts';
import { useToasts } from '#ui/parts/undo-toast.tsx';
import { useSession } from '#ui/session.tsx';
import { useFormat } from '#ui/use-format.ts';
import { countUnread, markNotifications, type Notification, putOff, readInbox } from '../contract/inbox.ts';
import { useNotificationsTexts } from './notifications-texts.ts';

const refreshes = [readInbox, countUnread];

export interface InboxActs {
  /** Quietly, when it is opened or a person says so; a second press takes it back. */
  setRead(one: Notification, read: boolean): void;
  markAll(): void;
  putOff(one: Notification, until: string | null): void;
  busy: boolean;
}

/** What can be done with notifications; all of it can be undone. */
export function useInboxActs(): InboxActs {
  const t = useNotificationsTexts();
  const format = useFormat();
  const toasts = useToasts();
  const { slug } = useSession().organisation;
  const marking = useEndpointMutation(markNotifications, { refreshes });
  const puttingOff = useEndpointMutation(putOff, { refreshes });
  const mark = (ids: 'all' | string[], read: boolean) =>
    marking.mutateAsync({ params: { organisation: slug }, body: { ids, read } });
  const later = (one: Notification, until: string | null) =>
    puttingOff.mutateAsync({ params: { organisation: slug, id: one.id }, body: { until } });
  return {
    setRead: (one, read) => void mark([one.id], read).catch(toasts.failure),
    markAll: () =>
      void mark('all', true)
        .then(({ changed }) => {
          if (changed.length > 0) toasts.undo(t('inbox.marked', { count: changed.length }), () => mark(changed, false));
        })
        .catch(toasts.failure),
    putOff: (one, until) =>
      void later(one, until)
        .then(() => {
          if (until === null) return toasts.notice(t('inbox.broughtBack'));
          return toasts.undo(t('inbox.putOff', { day: format.day(until) }), () => later(one, null));
        })
        .catch(toasts.failure),
    busy: marking.isPending || puttingOff.isPending,
  };
}
