import { sql } from 'kysely';
import { derivedKey } from '#platform/config/secret.ts';
import type { Tx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { type LimitKind, limits, longestMemorySeconds, networkOf, pauseAfter } from '../rules/limits.ts';
import type { IdentityTables } from '../tables.ts';

type Parts = Pick<Services, 'clock' | 'database' | 'secret'>;

/** What is tried, by whom: the account as it was typed, and the network address of whoever tries. */
export interface Trying {
  what: 'password' | 'code' | 'link';
  account: string;
  address: string;
}

/**
 * Counts a try before it is made, so that a hundred at once are a hundred. What is kept is a keyed hash; an account that
 * nobody has is counted like any other.
 * @throws Refusal `too_many_tries` with the whole minutes to wait
 */
export async function countTry(services: Parts, trying: Trying): Promise<void> {
  const now = services.clock.now();
  const waits = await services.database.inInstallation(async (tx) => [
    await countOne(tx, now, keysOf(services, trying).account),
    await countOne(tx, now, keysOf(services, trying).address),
  ]);
  const seconds = Math.max(...waits);
  if (seconds > 0) throw new Refusal('too_many_tries', { params: { count: Math.ceil(seconds / 60) } });
}

/** A try that succeeded: the account begins anew, and the address gets this one try back. */
export async function forgiveTry(services: Parts, trying: Trying): Promise<void> {
  const { account, address } = keysOf(services, trying);
  await services.database.inInstallation(async (tx) => {
    const attempts = tx.on<IdentityTables>();
    await attempts.deleteFrom('auth.attempt').where('kind', '=', account.kind).where('who', '=', account.who).execute();
    await attempts
      .updateTable('auth.attempt')
      .set((row) => ({ tries: row('tries', '-', 1) }))
      .where('kind', '=', address.kind)
      .where('who', '=', address.who)
      .where('tries', '>', 0)
      .execute();
  });
}

/** Tries that no limit remembers any more. */
export async function removeOldTries(tx: Tx, now: Date): Promise<void> {
  const moment = new Date(now.getTime() - longestMemorySeconds * 1000).toISOString();
  await tx.on<IdentityTables>().deleteFrom('auth.attempt').where('last_at', '<', moment).execute();
}

interface Key {
  kind: LimitKind;
  who: string;
}

function keysOf(
  { secret }: Pick<Parts, 'secret'>,
  { what, account, address }: Trying,
): Record<'account' | 'address', Key> {
  const hash = (value: string) => derivedKey(secret, `attempt ${what} ${value}`);
  return {
    account: { kind: `${what}-account`, who: hash(`account ${account}`) },
    address: { kind: `${what}-address`, who: hash(`address ${networkOf(address)}`) },
  };
}

/** @returns seconds that are still to wait, 0 when the try may be made */
async function countOne(tx: Tx, now: Date, { kind, who }: Key): Promise<number> {
  const limit = limits[kind];
  const moment = now.toISOString();
  const forgotten = new Date(now.getTime() - limit.forgottenAfterSeconds * 1000).toISOString();
  const attempts = tx.on<IdentityTables>();
  // One statement decides; whoever tries at the same time waits for this row and sees what was counted.
  const counted = await attempts
    .insertInto('auth.attempt')
    .values({ kind, who, tries: 1, last_at: moment, blocked_until: null })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'who'])
        .doUpdateSet({
          tries: sql<number>`case when auth.attempt.last_at < ${forgotten} then 1 else auth.attempt.tries + 1 end`,
          last_at: moment,
        })
        .where((row) =>
          row.or([row('auth.attempt.blocked_until', 'is', null), row('auth.attempt.blocked_until', '<=', moment)]),
        ),
    )
    .returning('tries')
    .executeTakeFirst();
  if (!counted) return waitOf(tx, now, { kind, who });
  const pause = pauseAfter(limit, counted.tries);
  if (pause > 0) {
    const until = new Date(now.getTime() + pause * 1000).toISOString();
    await attempts
      .updateTable('auth.attempt')
      .set({ blocked_until: until })
      .where('kind', '=', kind)
      .where('who', '=', who)
      .execute();
  }
  return 0;
}

async function waitOf(tx: Tx, now: Date, { kind, who }: Key): Promise<number> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.attempt')
    .select('blocked_until')
    .where('kind', '=', kind)
    .where('who', '=', who)
    .executeTakeFirst();
  return row?.blocked_until ? Math.max(1, (Date.parse(row.blocked_until) - now.getTime()) / 1000) : 0;
}
