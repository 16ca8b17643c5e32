import type { ScopedTx } from '../db/database.ts';
import type { MailTables } from './tables.ts';

export type OutboxLine = Pick<
  MailTables['mail_recipient'],
  'id' | 'address' | 'name' | 'subject' | 'state' | 'created_at'
>;

/** The scope's letters, the latest first, without their text. */
export function listLetters(tx: ScopedTx, limit: number): Promise<OutboxLine[]> {
  return tx
    .on<MailTables>()
    .selectFrom('mail_recipient')
    .select(['id', 'address', 'name', 'subject', 'state', 'created_at'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** One letter whole, or null when the scope has no such letter. */
export async function findLetter(tx: ScopedTx, id: string): Promise<MailTables['mail_recipient'] | null> {
  const row = await tx
    .on<MailTables>()
    .selectFrom('mail_recipient')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** Forgets the scope's letters; the tables have no key to the organisation that would do it. */
export async function removeLetters(tx: ScopedTx): Promise<void> {
  await tx.on<MailTables>().deleteFrom('mail_message').where('organisation_id', '=', tx.scope.organisationId).execute();
}
