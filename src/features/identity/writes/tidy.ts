import type { Tx } from '#platform/db/database.ts';
import type { IdentityTables } from '../tables.ts';
import { removeOldTries } from './limits.ts';

/** Sessions and one-time tokens past their end: they let nobody in any more and say who was here when. */
export async function removeExpired(tx: Tx, now: Date): Promise<void> {
  const moment = now.toISOString();
  await tx.on<IdentityTables>().deleteFrom('auth.session').where('expiresAt', '<', moment).execute();
  await tx.on<IdentityTables>().deleteFrom('auth.verification').where('expiresAt', '<', moment).execute();
  await removeOldTries(tx, now);
}
