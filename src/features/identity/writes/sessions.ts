import type { Tx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { OwnSession } from '../reads/sign-in.ts';
import type { IdentityTables } from '../tables.ts';
import { changeOwn } from './tell-person.ts';

type Parts = Pick<Services, 'clock' | 'config' | 'database' | 'jobs' | 'texts'>;

/** The gate asks the database on each request, so it is over at once. @throws Refusal `not_found` */
export async function endSession(services: Parts, own: OwnSession, id: string): Promise<void> {
  const change = { action: 'identity.session.ended', change: { before: null, after: null } };
  const ended = await changeOwn(services, own.person, change, async (tx) => {
    const { numDeletedRows } = await tx
      .on<IdentityTables>()
      .deleteFrom('auth.session')
      .where('id', '=', id)
      .where('userId', '=', own.person.id)
      .executeTakeFirst();
    return numDeletedRows > 0n ? true : null;
  });
  if (!ended) throw new Refusal('not_found');
}

export async function endOtherSessions(services: Parts, own: OwnSession): Promise<void> {
  const change = { action: 'identity.session.others-ended', change: { before: null, after: null } };
  await changeOwn(services, own.person, change, async (tx) => {
    const { numDeletedRows } = await tx
      .on<IdentityTables>()
      .deleteFrom('auth.session')
      .where('userId', '=', own.person.id)
      .where('id', '!=', own.id)
      .executeTakeFirst();
    return numDeletedRows > 0n ? true : null;
  });
}

/** How exact "last used" is: a write on every request would cost more than it tells. */
const exactToMinutes = 5;

/** The workspace opened with this session. */
export async function markSessionUsed(tx: Tx, id: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - exactToMinutes * 60_000).toISOString();
  await tx
    .on<IdentityTables>()
    .updateTable('auth.session')
    .set({ lastUsedAt: now.toISOString() })
    .where('id', '=', id)
    .where((row) => row.or([row('lastUsedAt', 'is', null), row('lastUsedAt', '<', before)]))
    .execute();
}

/** What an older session of the same browser had proven, its successor has too. */
export async function carryProof(
  tx: Tx,
  sessionId: string,
  { strong, method }: Pick<OwnSession, 'strong' | 'method'>,
): Promise<void> {
  const sessions = tx.on<IdentityTables>();
  await sessions.updateTable('auth.session').set({ strong, method }).where('id', '=', sessionId).execute();
}
