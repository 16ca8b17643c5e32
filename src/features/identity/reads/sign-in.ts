import type { Tx } from '#platform/db/database.ts';
import type { SignInMethod } from '../contract/sign-in.ts';
import { deviceOf } from '../rules/device.ts';
import type { IdentityTables } from '../tables.ts';
import type { Person } from './people.ts';

/** The session that a browser holds, by its token. */
export interface OwnSession {
  id: string;
  token: string;
  strong: boolean;
  method: SignInMethod | null;
  person: Person;
}

export async function sessionByToken(tx: Tx, token: string, now: Date): Promise<OwnSession | null> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.session as s')
    .innerJoin('auth.user as u', 'u.id', 's.userId')
    .select(['s.id as sessionId', 's.strong', 's.method', 'u.id', 'u.name', 'u.email', 'u.language'])
    .where('s.token', '=', token)
    .where('s.expiresAt', '>', now.toISOString())
    .executeTakeFirst();
  if (!row) return null;
  const { sessionId, strong, method, ...person } = row;
  return { id: sessionId, token, strong, method, person };
}

/** What this session's browser calls itself when none of the person's other sessions does so; else null. */
export async function newDevice(tx: Tx, own: Pick<OwnSession, 'id' | 'person'>): Promise<string | null> {
  const rows = await tx
    .on<IdentityTables>()
    .selectFrom('auth.session')
    .select(['id', 'userAgent'])
    .where('userId', '=', own.person.id)
    .execute();
  const words = rows.map(({ id, userAgent }) => {
    const { browser, system } = deviceOf(userAgent);
    return { id, device: [browser, system].filter(Boolean).join(', ') };
  });
  const device = words.find(({ id }) => id === own.id)?.device ?? '';
  return words.some((other) => other.id !== own.id && other.device === device) ? null : device;
}

/** Whether this person is asked for a code; a set-up that was never confirmed does not count. */
export async function hasSecondFactor(tx: Tx, userId: string): Promise<boolean> {
  return (await findSecondFactor(tx, userId))?.verified ?? false;
}

export async function findSecondFactor(tx: Tx, userId: string) {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.twoFactor')
    .selectAll()
    .where('userId', '=', userId)
    .executeTakeFirst();
  return row ?? null;
}

/** All that a person can see of how they sign in, for their account screen. */
export async function describeSignIn(
  tx: Tx,
  own: Pick<OwnSession, 'id' | 'strong' | 'person'>,
  now: Date,
  provider: { id: string; name: string } | null,
) {
  const userId = own.person.id;
  const factor = await findSecondFactor(tx, userId);
  return {
    passkeys: await passkeysOf(tx, userId),
    secondFactor: {
      on: factor?.verified ?? false,
      since: factor?.verified ? factor.createdAt : null,
      recoveryCodesLeft: factor?.verified ? factor.backupCodes.length : 0,
    },
    provider: provider ? { name: provider.name, linked: await isLinked(tx, userId, provider.id) } : null,
    sessions: await sessionsOf(tx, own, now),
  };
}

async function passkeysOf(tx: Tx, userId: string) {
  const rows = await tx
    .on<IdentityTables>()
    .selectFrom('auth.passkey')
    .select(['id', 'name', 'backedUp', 'createdAt', 'lastUsedAt'])
    .where('userId', '=', userId)
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, backedUp, createdAt, lastUsedAt }) => ({
    id,
    name: name ?? '',
    synced: backedUp,
    createdAt,
    lastUsedAt,
  }));
}

async function isLinked(tx: Tx, userId: string, providerId: string): Promise<boolean> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.account')
    .select('id')
    .where('userId', '=', userId)
    .where('providerId', '=', providerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Somebody who signs in from everywhere has many; the latest are those that matter. */
const mostSessions = 100;

async function sessionsOf(tx: Tx, own: Pick<OwnSession, 'id' | 'person'>, now: Date) {
  const rows = await tx
    .on<IdentityTables>()
    .selectFrom('auth.session')
    .select(['id', 'userAgent', 'createdAt', 'updatedAt', 'lastUsedAt', 'method', 'strong'])
    .where('userId', '=', own.person.id)
    .where('expiresAt', '>', now.toISOString())
    .orderBy((row) => row.fn.coalesce('lastUsedAt', 'updatedAt'), 'desc')
    .limit(mostSessions)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ...deviceOf(row.userAgent),
    since: row.createdAt,
    lastUsedAt: row.lastUsedAt ?? row.updatedAt,
    method: row.method,
    strong: row.strong,
    current: row.id === own.id,
  }));
}
