import { useFormat } from '#ui/use-format.ts';
import type { Notification } from '../contract/inbox.ts';
import { NotificationRow } from './notification-row.tsx';
import { useNotificationsTexts } from './notifications-texts.ts';
import type { InboxActs } from './use-inbox.ts';

/** Notifications below the day on which they came up, or will. */
export function InboxDays(props: {
  rows: readonly Notification[];
  kinds: readonly { kind: string; title: string }[];
  acts: InboxActs;
  later: boolean;
}) {
  const t = useNotificationsTexts();
  const format = useFormat();
  const titles = new Map(props.kinds.map((one) => [one.kind, one.title]));
  const nameOf = (day: string) => {
    const today = format.today();
    if (day === format.day(today)) return t('day.today');
    return day === format.day(dayBefore(today)) ? t('day.yesterday') : day;
  };
  return (
    <>
      {byDay(props.rows, (one) => format.day(one.shownAt)).map(({ day, rows }) => (
        <section key={day} className="notifications-day" aria-label={nameOf(day)}>
          <h2>{nameOf(day)}</h2>
          <ul className="notifications-list">
            {rows.map((one) => (
              <NotificationRow key={one.id} one={one} acts={props.acts} kind={titles.get(one.kind)} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** They come sorted, so a day's are together. */
function byDay(rows: readonly Notification[], dayOf: (one: Notification) => string) {
  const days: { day: string; rows: Notification[] }[] = [];
  for (const one of rows) {
    const day = dayOf(one);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(one);
    else days.push({ day, rows: [one] });
  }
  return days;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
