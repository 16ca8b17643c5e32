import type { ScopedTx } from '#platform/db/database.ts';
import type { Language, Role } from '#platform/db/scope.ts';
import type { IdentityTables } from '../tables.ts';

/** Somebody to whom the organisation may write. */
export interface Reader {
  userId: string;
  name: string;
  email: string;
  language: Language;
  role: Role;
}

/**
 * Those who belong to the organisation today: not whoever was taken out, nor a guest whose last day has passed.
 * @param userIds only these; everybody when left out
 */
export function findReaders(tx: ScopedTx, today: string, userIds?: readonly string[]): Promise<Reader[]> {
  let query = tx
    .on<IdentityTables>()
    .selectFrom('membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .select(['m.user_id as userId', 'u.name', 'u.email', 'u.language', 'm.role'])
    .where('m.organisation_id', '=', tx.scope.organisationId)
    .where('m.removed_at', 'is', null)
    .where((row) => row.or([row('m.until', 'is', null), row('m.until', '>=', today)]))
    .orderBy('m.id');
  if (userIds) query = query.where('m.user_id', 'in', userIds.length > 0 ? [...userIds] : [neverAnId]);
  return query.execute();
}

/** `in ()` is no SQL. */
const neverAnId = '00000000-0000-0000-0000-000000000000';
