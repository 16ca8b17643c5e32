import { createHash } from 'node:crypto';
import type { Tx } from '#platform/db/database.ts';
import type { IdentityTables } from '../tables.ts';

/** Whether a sign-in link would open, without using it up. The library keeps the SHA-256 of its tokens in base64url. */
export async function isLinkAlive(tx: Tx, token: string, now: Date): Promise<boolean> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.verification')
    .select('id')
    .where('identifier', '=', createHash('sha256').update(token).digest('base64url'))
    .where('expiresAt', '>', now.toISOString())
    .executeTakeFirst();
  return row !== undefined;
}
