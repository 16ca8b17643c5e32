import type { Database, ScopedTx } from '#platform/db/database.ts';
import type { Language, Role } from '#platform/db/scope.ts';
import { hashOfToken, isToken } from '#platform/seal/token.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { ApiKey } from '../contract/api-keys.ts';
import { keyPrefix } from '../rules/api-keys.ts';
import type { ApiKeyRow, IdentityTables } from '../tables.ts';

/** What the gate learns of a key: whose it is, where it leads, and what it leaves of their rights. */
export interface KeyAtGate extends Pick<ApiKeyRow, 'reach' | 'permissions' | 'expires_on' | 'last_used_at' | 'strong'> {
  key_id: string;
  key_name: string;
  revoked: boolean;
  user_id: string;
  user_name: string;
  user_email: string;
  user_language: Language;
  organisation_id: string;
  slug: string;
  /** Null when the person was taken out. */
  role: Role | null;
  until: string | null;
  second_factor_required: boolean;
}

/** One prepared statement, as for sessions. Text that can be no key is not asked for. */
export async function keyAtGate(database: Pick<Database, 'named'>, token: string): Promise<KeyAtGate | null> {
  if (!isToken(token, keyPrefix)) return null;
  const rows = await database.named<KeyAtGate & { [column: string]: unknown }>({
    name: 'identity.key-gate',
    text: 'select * from auth.key_gate($1)',
    values: [hashOfToken(token)],
  });
  return rows[0] ?? null;
}

const mostListed = 500;

/** The organisation's keys, the newest first. @param userId only this person's; everybody's when left out */
export async function listKeys(tx: ScopedTx, reader: { userId: string; all: boolean }, now: Date): Promise<ApiKey[]> {
  let query = keys(tx).orderBy('k.id', 'desc').limit(mostListed);
  if (!reader.all) query = query.where('k.user_id', '=', reader.userId);
  const rows = await query.execute();
  return rows.map((row) => presentKey(row, reader.userId, now));
}

export async function findKey(tx: ScopedTx, id: string) {
  return (await keys(tx).where('k.id', '=', id).executeTakeFirst()) ?? null;
}

function keys(tx: ScopedTx) {
  return tx
    .on<IdentityTables>()
    .selectFrom('api_key as k')
    .innerJoin('auth.user as u', 'u.id', 'k.user_id')
    .selectAll('k')
    .select('u.name as user_name')
    .where('k.organisation_id', '=', tx.scope.organisationId);
}

export function presentKey(row: ApiKeyRow & { user_name: string }, readerId: string, now: Date): ApiKey {
  const isExpired = row.expires_on < dayOf(now);
  return {
    id: row.id,
    name: row.name,
    end: row.token_end,
    reach: row.reach,
    permissions: row.permissions,
    owner: { userId: row.user_id, name: row.user_name },
    own: row.user_id === readerId,
    createdAt: row.created_at,
    expiresOn: row.expires_on,
    lastUsedOn: row.last_used_at === null ? null : dayOf(new Date(row.last_used_at)),
    state: row.revoked_at !== null ? 'revoked' : isExpired ? 'expired' : 'active',
  };
}
