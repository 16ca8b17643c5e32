import type { NoticeKind, NoticeWay } from '#platform/notices/notice.ts';
import type { DigestRhythm } from '../contract/preferences.ts';
import { hourOf, weekdayOf } from './calendar.ts';

/** How somebody wishes to be told, filled up with what is usual. */
export interface Wishes {
  digest: DigestRhythm;
  digestHour: number;
  digestWeekday: number;
  urgentAtOnce: boolean;
  /** Only where it differs from what is usual for the kind. */
  ways: Readonly<Record<string, NoticeWay>>;
}

export const usualWishes: Wishes = { digest: 'daily', digestHour: 8, digestWeekday: 1, urgentAtOnce: true, ways: {} };

/** A kind that no room declares any more still reaches people, in the digest. */
export function wayOfKind(kind: string, wishes: Wishes, kinds: readonly NoticeKind[]): NoticeWay {
  return wishes.ways[kind] ?? kinds.find((one) => one.key === kind)?.usual ?? 'digest';
}

/** What happens to one notification: urgent ones leave at once unless the person wants none of the kind mailed. */
export function wayOf(
  note: { kind: string; urgent: boolean },
  wishes: Wishes,
  kinds: readonly NoticeKind[],
): NoticeWay {
  const way = wayOfKind(note.kind, wishes, kinds);
  if (way !== 'digest') return way;
  return note.urgent && wishes.urgentAtOnce ? 'at-once' : 'digest';
}

/**
 * Whether a digest may leave now: at the chosen hour, or later the same day when the worker stood still. An hour that the
 * change to summer time leaves out has then come too; the one that comes twice finds the day's row.
 */
export function isDigestTime(wishes: Wishes, moment: Date, today: string): boolean {
  if (wishes.digest === 'off') return false;
  if (wishes.digest === 'weekly' && weekdayOf(today) !== wishes.digestWeekday) return false;
  return hourOf(moment) >= wishes.digestHour;
}
