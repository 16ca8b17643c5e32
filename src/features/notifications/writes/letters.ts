import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { findReaders, type Reader } from '#features/identity/reads/readers.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { DueItem } from '#platform/due/due.ts';
import { sendLetter } from '#platform/mail/mail.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import { atOnceLetter, type DueLine, digestLetter, type LetterParts, type NewsLine } from '../mails/letters.ts';
import { dueOfPerson } from '../reads/due.ts';
import { sentenceOf } from '../reads/inbox.ts';
import { readWishes, wishesOfPerson } from '../reads/preferences.ts';
import { takeUnmailed } from '../reads/to-mail.ts';
import { addDays } from '../rules/calendar.ts';
import { spokenDay, titleKey } from '../rules/sentence.ts';
import { turnOffPath } from '../rules/turn-off.ts';
import { isDigestTime, wayOf } from '../rules/ways.ts';
import type { NotificationRow, NotificationsTables } from '../tables.ts';
import { markMailed } from './mailed.ts';

/** How far back and ahead a digest looks for what is due. */
const daysLate = 365;
const daysAhead = 7;
const reminderKinds: ReadonlySet<string> = new Set(['notifications.due', 'notifications.late']);

/** Whoever left, or asked for no such letter meanwhile, gets none; a second run finds nothing left to mail. */
export async function mailPersonAtOnce(services: Services, scope: Scope, userId: string): Promise<void> {
  const now = services.clock.now();
  await services.database.inScope(scope, async (tx) => {
    const [reader] = await findReaders(tx, dayOf(now), [userId]);
    if (!reader) return;
    const wishes = await wishesOfPerson(tx, userId);
    const rows = await takeUnmailed(tx, userId, now);
    const news = rows.filter((row) => wayOf(row, wishes, services.notices) === 'at-once');
    if (news.length === 0) return;
    const { demo, parts } = await partsOf(services, tx, reader);
    await sendLetter(services, tx, addressee(reader), atOnceLetter(parts, news.map(newsLine(parts))), { keep: demo });
    await markMailed(
      tx,
      now,
      news.map(({ id }) => id),
    );
  });
}

/**
 * The digests of everybody whose hour has come, each in a transaction of its own, so that one that fails holds up
 * nobody else's.
 */
export async function sendDigestsNow(services: Services, scope: Scope): Promise<void> {
  const now = services.clock.now();
  const today = dayOf(now);
  const readers = await services.database.inScope(scope, async (tx) => {
    const everybody = await findReaders(tx, today);
    const wishes = await readWishes(
      tx,
      everybody.map(({ userId }) => userId),
    );
    const served = await servedToday(tx, today);
    return everybody.filter(({ userId }) => {
      const wished = wishes.get(userId);
      return wished && !served.has(userId) && isDigestTime(wished, now, today);
    });
  });
  const failures: unknown[] = [];
  for (const reader of readers) {
    try {
      await services.database.inScope(scope, (tx) => sendDigest(services, tx, reader, now));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Some digests could not be written');
}

async function servedToday(tx: ScopedTx, day: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .on<NotificationsTables>()
    .selectFrom('notification_digest')
    .select('user_id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('day', '=', day)
    .execute();
  return new Set(rows.map((row) => row.user_id));
}

async function sendDigest(services: Services, tx: ScopedTx, reader: Reader, now: Date): Promise<void> {
  const today = dayOf(now);
  if (!(await claimDay(tx, reader.userId, today, now))) return;
  const wishes = await wishesOfPerson(tx, reader.userId);
  const rows = await takeUnmailed(tx, reader.userId, now);
  const news = rows.filter((row) => wayOf(row, wishes, services.notices) !== 'inbox');
  if (news.length === 0) return;
  const span = { from: addDays(today, -daysLate), to: addDays(today, daysAhead) };
  const due = await dueOfPerson(services.due, tx, { userId: reader.userId, ...span, today });
  const { demo, parts } = await partsOf(services, tx, reader);
  const letter = digestLetter(parts, {
    news: news.filter((row) => !standsAmongDue(row, due)).map(newsLine(parts)),
    due: due.map(dueLine),
  });
  const letterId = await sendLetter(services, tx, addressee(reader), letter, { keep: demo });
  await markMailed(
    tx,
    now,
    news.map(({ id }) => id),
  );
  await tx
    .on<NotificationsTables>()
    .updateTable('notification_digest')
    .set({ letter_id: letterId })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', reader.userId)
    .where('day', '=', today)
    .execute();
}

/** The row is the right to send: of two workers the second waits for the first and then finds it. */
async function claimDay(tx: ScopedTx, userId: string, day: string, now: Date): Promise<boolean> {
  const row = await tx
    .on<NotificationsTables>()
    .insertInto('notification_digest')
    .values({
      organisation_id: tx.scope.organisationId,
      user_id: userId,
      day,
      letter_id: null,
      created_at: now.toISOString(),
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'user_id', 'day']).doNothing())
    .returning('day')
    .executeTakeFirst();
  return row !== undefined;
}

/** A reminder of what the letter lists as due anyway would say it twice. */
function standsAmongDue(row: NotificationRow, due: readonly { id: string; dueOn: string }[]): boolean {
  if (!reminderKinds.has(row.kind)) return false;
  return due.some((item) => item.id === row.subject_id && item.dueOn === row.due_on);
}

function newsLine({ texts, language }: LetterParts): (row: NotificationRow) => NewsLine {
  return (row) => ({
    title: texts.say(language, titleKey(row.kind)),
    sentence: sentenceOf(row, texts, language),
    // Coming by this link is reading it.
    path: `${row.path}${row.path.includes('?') ? '&' : '?'}told=${row.id}`,
  });
}

function dueLine({ title, detail, dueOn, late, path }: DueItem): DueLine {
  return { title, detail: [spokenDay(dueOn), detail].filter(Boolean).join(' · '), late, path };
}

async function partsOf(
  { config, secret, texts }: Services,
  tx: ScopedTx,
  { language, userId }: Reader,
): Promise<{ demo: boolean; parts: LetterParts }> {
  const { demo, id: organisationId, name, slug } = await ownOrganisation(tx);
  const turnOffUrl = `${config.url}${turnOffPath(secret, { organisationId, userId })}`;
  return { demo, parts: { texts, language, organisation: name, url: `${config.url}/app/${slug}`, turnOffUrl } };
}

function addressee({ email, name }: Reader) {
  return { address: email, name };
}
