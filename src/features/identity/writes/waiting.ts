import type { z } from 'zod';
import { derivedKey } from '#platform/config/secret.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import { hashOfToken } from '../reads/invitations.ts';
import type { IdentityTables } from '../tables.ts';

/** A first step that waits for its second in the same browser: what it is, what it holds, how long it may wait. */
export interface Waiting<Value> {
  kind: string;
  schema: z.ZodType<Value>;
  minutes: number;
}

/** Keeps the first step. @returns the token for the browser; only its hash is kept */
export async function keepWaiting<Value>(
  { clock, secret }: Pick<Services, 'clock' | 'secret'>,
  tx: Tx,
  waiting: Waiting<Value>,
  value: Value,
): Promise<string> {
  const token = derivedKey(secret, `waiting ${newId()}`);
  const now = clock.now();
  const moment = now.toISOString();
  await tx
    .on<IdentityTables>()
    .insertInto('auth.verification')
    .values({
      id: newId(),
      identifier: identifierOf(waiting, token),
      value: JSON.stringify(value),
      expiresAt: new Date(now.getTime() + waiting.minutes * 60_000).toISOString(),
      createdAt: moment,
      updatedAt: moment,
    })
    .execute();
  return token;
}

export async function findWaiting<Value>(
  tx: Tx,
  now: Date,
  waiting: Waiting<Value>,
  token: string | null,
): Promise<Value | null> {
  if (token === null) return null;
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.verification')
    .select('value')
    .where('identifier', '=', identifierOf(waiting, token))
    .where('expiresAt', '>', now.toISOString())
    .executeTakeFirst();
  return row ? waiting.schema.parse(JSON.parse(row.value)) : null;
}

/** Takes it away as it is read: of two who come with the same token one gets it. */
export async function takeWaiting<Value>(
  tx: Tx,
  now: Date,
  waiting: Waiting<Value>,
  token: string | null,
): Promise<Value | null> {
  if (token === null) return null;
  const row = await tx
    .on<IdentityTables>()
    .deleteFrom('auth.verification')
    .where('identifier', '=', identifierOf(waiting, token))
    .where('expiresAt', '>', now.toISOString())
    .returning('value')
    .executeTakeFirst();
  return row ? waiting.schema.parse(JSON.parse(row.value)) : null;
}

function identifierOf({ kind }: { kind: string }, token: string): string {
  return `kaja-${kind}:${hashOfToken(token)}`;
}
