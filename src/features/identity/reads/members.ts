import { sql } from 'kysely';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Member } from '../contract/members.ts';
import type { IdentityTables } from '../tables.ts';

/** More people than any organisation of this kind has; a list without an end would be one request's whole work. */
const mostMembers = 1000;

/** The organisation's present people, sorted as an Estonian sorts names. */
export function findMembers(tx: ScopedTx): Promise<Member[]> {
  return members(tx)
    .where('m.removed_at', 'is', null)
    .orderBy(sql`u.name collate "et-x-icu"`)
    .orderBy('m.id')
    .limit(mostMembers)
    .execute();
}

/** @throws Refusal `not_found` for a person taken out, too */
export async function findMember(tx: ScopedTx, id: string): Promise<Member> {
  const member = await members(tx).where('m.id', '=', id).where('m.removed_at', 'is', null).executeTakeFirst();
  if (!member) throw new Refusal('not_found');
  return member;
}

function members(tx: ScopedTx) {
  return tx
    .on<IdentityTables>()
    .selectFrom('membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .select([
      'm.id',
      'm.user_id as userId',
      'u.name',
      'u.email',
      'm.role',
      'm.until',
      'm.created_at as createdAt',
      'm.revision',
    ])
    .where('m.organisation_id', '=', tx.scope.organisationId);
}
