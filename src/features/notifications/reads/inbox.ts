import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { type Language, memberOf } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Texts } from '#platform/i18n/texts.ts';
import type { Notification, readInbox } from '../contract/inbox.ts';
import { roomOf, sentenceKey, spokenParams, titleKey } from '../rules/sentence.ts';
import type { NotificationRow, NotificationsTables } from '../tables.ts';

type InboxQuery = z.output<typeof readInbox.query>;

/** Whose inbox it is. @throws Refusal `not_allowed` where no person asks */
export function ownerOf(tx: ScopedTx): string {
  const userId = memberOf(tx.scope);
  if (userId === null) throw new Refusal('not_allowed');
  return userId;
}

/** The actor's own notifications; every statement about them begins here. */
export function ownNotifications(tx: ScopedTx) {
  return tx
    .on<NotificationsTables>()
    .selectFrom('notification')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', ownerOf(tx));
}

/** One page: what came up last stands first; of what was put off, what comes up first. */
export async function pageInbox(tx: ScopedTx, query: InboxQuery, now: Date) {
  const later = query.part === 'later';
  let found = ownNotifications(tx)
    .selectAll()
    .where('shown_at', later ? '>' : '<=', now.toISOString())
    .orderBy('shown_at', later ? 'asc' : 'desc')
    .orderBy('id', later ? 'asc' : 'desc')
    .limit(query.limit + 1);
  if (query.part === 'unread') found = found.where('read_at', 'is', null);
  if (query.kind !== undefined) found = found.where('kind', '=', query.kind);
  if (query.room !== undefined) found = found.where('kind', 'like', `${query.room}.%`);
  if (query.before !== undefined) {
    const last = await findOwn(tx, query.before);
    found = found.where((row) =>
      row(row.refTuple('shown_at', 'id'), later ? '>' : '<', row.tuple(last.shown_at, last.id)),
    );
  }
  const rows = await found.execute();
  const page = rows.slice(0, query.limit);
  return { rows: page, next: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null };
}

/** @throws Refusal `not_found`, for another's too */
export async function findOwn(tx: ScopedTx, id: string): Promise<NotificationRow> {
  const row = await ownNotifications(tx).selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
}

/**
 * Asked by every open window each minute. Two counts, each along an index of its own: an inbox of years is mostly read.
 * $1 organisation · $2 person · $3 now
 */
export const countSql = `select
  (select count(*) from notification
   where organisation_id = $1 and user_id = $2 and read_at is null and shown_at <= $3) as unread,
  (select count(*) from notification where organisation_id = $1 and user_id = $2 and shown_at > $3) as later`;

export async function countOwn(tx: ScopedTx, now: Date): Promise<{ unread: number; later: number }> {
  const [row] = await tx.named<{ unread: number; later: number }>({
    name: 'notifications.count',
    text: countSql,
    values: [tx.scope.organisationId, ownerOf(tx), now.toISOString()],
  });
  return { unread: Number(row?.unread ?? 0), later: Number(row?.later ?? 0) };
}

/** The kinds that stand in the inbox, to filter by. */
export async function kindsInInbox(tx: ScopedTx): Promise<string[]> {
  const rows = await ownNotifications(tx).select('kind').distinct().orderBy('kind').execute();
  return rows.map((row) => row.kind);
}

export function presentNotification(row: NotificationRow, texts: Texts, language: Language): Notification {
  return {
    id: row.id,
    kind: row.kind,
    room: roomOf(row.kind),
    sentence: sentenceOf(row, texts, language),
    path: row.path,
    urgent: row.urgent,
    dueOn: row.due_on,
    createdAt: row.created_at,
    shownAt: row.shown_at,
    read: row.read_at !== null,
  };
}

export function sentenceOf(row: Pick<NotificationRow, 'kind' | 'params'>, texts: Texts, language: Language): string {
  return texts.say(language, sentenceKey(row.kind), spokenParams(row.params));
}

export function presentKind(kind: string, texts: Texts, language: Language) {
  return { kind, room: roomOf(kind), title: texts.say(language, titleKey(kind)) };
}
