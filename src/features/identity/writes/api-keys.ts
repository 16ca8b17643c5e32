import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { hashOfToken, newToken } from '#platform/seal/token.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import type { ApiKey } from '../contract/api-keys.ts';
import type { Reach } from '../contract/reaches.ts';
import { findKey, presentKey } from '../reads/api-keys.ts';
import { keyDayProblem, keyPrefix, mostKeysOfPerson, shownLetters } from '../rules/api-keys.ts';
import type { ApiKeyRow, IdentityTables } from '../tables.ts';
import { lockMembership } from './membership-lock.ts';

type Parts = Pick<Services, 'clock' | 'database'>;

export interface MakingKey {
  name: string;
  reach: Reach;
  permissions: readonly string[];
  expiresOn: string;
  /** Whether whoever makes it has proven two things. */
  strong: boolean;
}

/**
 * Makes a key of the actor's own. The token leaves here once and is kept only as its hash: it is long enough that nobody
 * can try them out.
 * @throws Refusal `day_passed`, `key_day_too_far`, `permissions_not_chosen`, `too_many_keys`
 */
export async function makeKey(
  { clock, database }: Parts,
  scope: Scope,
  making: MakingKey,
): Promise<{ key: ApiKey; token: string }> {
  const now = clock.now();
  const userId = holderOf(scope);
  const problem = keyDayProblem(making.expiresOn, dayOf(now));
  if (problem) throw new Refusal(problem, { field: 'expiresOn' });
  if ((making.reach === 'chosen') !== making.permissions.length > 0) {
    throw new Refusal('permissions_not_chosen', { field: 'permissions' });
  }
  const token = newToken(keyPrefix);
  const row: ApiKeyRow = {
    organisation_id: scope.organisationId,
    id: newId(),
    user_id: userId,
    name: making.name,
    token_hash: hashOfToken(token),
    token_end: token.slice(-shownLetters),
    reach: making.reach,
    permissions: [...new Set(making.permissions)],
    strong: making.strong,
    created_at: now.toISOString(),
    expires_on: making.expiresOn,
    last_used_at: null,
    revoked_at: null,
    revoked_by: null,
  };
  return database.inScope(scope, async (tx) => {
    await assertRoom(tx, userId);
    await tx.on<IdentityTables>().insertInto('api_key').values(row).execute();
    await record(tx, now, 'identity.key.made', row);
    return { key: presentKey({ ...row, user_name: scope.actor.name }, userId, now), token };
  });
}

/** At once and for good. Somebody else's only with `anybodys`. @throws Refusal `not_found` */
export async function revokeKey(
  { clock, database }: Parts,
  scope: Scope,
  id: string,
  { anybodys }: { anybodys: boolean },
): Promise<void> {
  const now = clock.now();
  const userId = holderOf(scope);
  await database.inScope(scope, async (tx) => {
    const row = await findKey(tx, id);
    if (!row || (row.user_id !== userId && !anybodys)) throw new Refusal('not_found');
    const { numUpdatedRows } = await tx
      .on<IdentityTables>()
      .updateTable('api_key')
      .set({ revoked_at: now.toISOString(), revoked_by: userId })
      .where('organisation_id', '=', scope.organisationId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows > 0n) await record(tx, now, 'identity.key.revoked', row);
  });
}

/** A program came in with the key. */
export async function noteKeyUse({ clock, database }: Parts, scope: Scope, id: string): Promise<void> {
  await database.inScope(scope, (tx) =>
    tx
      .on<IdentityTables>()
      .updateTable('api_key')
      .set({ last_used_at: clock.now().toISOString() })
      .where('organisation_id', '=', scope.organisationId)
      .where('id', '=', id)
      .execute(),
  );
}

/** A key belongs to a person, so the product itself has none. */
function holderOf(scope: Scope): string {
  const userId = memberOf(scope);
  if (userId === null) throw new Refusal('not_allowed');
  return userId;
}

/** @throws Refusal `too_many_keys` */
async function assertRoom(tx: ScopedTx, userId: string): Promise<void> {
  await lockMembership(tx);
  const rows = await tx
    .on<IdentityTables>()
    .selectFrom('api_key')
    .select('id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .limit(mostKeysOfPerson)
    .execute();
  if (rows.length >= mostKeysOfPerson) throw new Refusal('too_many_keys', { params: { limit: mostKeysOfPerson } });
}

function record(tx: ScopedTx, at: Date, action: string, row: ApiKeyRow) {
  const { id, name, reach, permissions } = row;
  const facts = { name, reach, permissions, expiresOn: row.expires_on };
  const change = action === 'identity.key.made' ? { before: null, after: facts } : { before: facts, after: null };
  return recordAudit(tx, { at, action, subject: { kind: 'api-key', id }, change });
}
