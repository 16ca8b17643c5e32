import { z } from 'zod';
import type { Tx } from '#platform/db/database.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { authOf, type Cookies, sessionCookieName, sessionKey, type Visitor } from '../auth.ts';
import type { SignInMethod } from '../contract/sign-in.ts';
import { newDeviceLetter } from '../mails/security.ts';
import { hasSecondFactor, newDevice, type OwnSession, sessionByToken } from '../reads/sign-in.ts';
import { signedValue } from '../rules/signed-value.ts';
import type { IdentityTables } from '../tables.ts';
import { tellPerson } from './tell-person.ts';
import { findWaiting, keepWaiting, takeWaiting, type Waiting } from './waiting.ts';

type Parts = Pick<Services, 'clock' | 'config' | 'database' | 'jobs' | 'secret' | 'texts'>;

/** Somebody has proven the first thing, and a code is still to come. */
const HalfIn = z.object({ userId: z.uuid(), email: z.string(), method: z.enum(['link', 'password', 'provider']) });
export type HalfIn = z.infer<typeof HalfIn>;
const halfIn: Waiting<HalfIn> = { kind: 'half-in', schema: HalfIn, minutes: 10 };

/** In, with cookies for the browser; or half in, with the token of what waits for a code. */
export type Admission = { cookies: Cookies } | { waiting: string };

/**
 * What follows on a first proof. The library has opened a session: for a person with a second factor it is taken back
 * before the browser hears of it, unless what was proven counts as two (a passkey: the device and its owner's finger).
 * Null when the session is gone already.
 */
export async function admit(
  services: Parts,
  cookies: Cookies,
  proof: { method: SignInMethod; countsAsTwo?: boolean },
): Promise<Admission | null> {
  const { method, countsAsTwo = false } = proof;
  const now = services.clock.now();
  const admitted = await services.database.inInstallation(async (tx) => {
    const session = await sessionOf(services, tx, cookieHeader(cookies));
    if (!session) return null;
    const { id, email } = session.person;
    if (!countsAsTwo && method !== 'passkey' && (await hasSecondFactor(tx, id))) {
      await tx.on<IdentityTables>().deleteFrom('auth.session').where('id', '=', session.id).execute();
      return { waiting: await keepWaiting(services, tx, halfIn, { userId: id, email, method }) };
    }
    const proven = { method, strong: countsAsTwo, lastUsedAt: now.toISOString() };
    await tx.on<IdentityTables>().updateTable('auth.session').set(proven).where('id', '=', session.id).execute();
    return { cookies, person: session.person, newDevice: await newDevice(tx, session) };
  });
  if (!admitted || 'waiting' in admitted) return admitted;
  // Whoever came by a mailed link or with their own passkey need not be told of it.
  if (admitted.newDevice !== null && (method === 'password' || method === 'provider')) {
    const words = { url: services.config.url, device: admitted.newDevice };
    await tellPerson(services, admitted.person, newDeviceLetter(services.texts, admitted.person.language, words));
  }
  return { cookies };
}

/** Who waits for a code with this token, while it is good. */
export function findHalfIn({ clock, database }: Parts, token: string | null): Promise<HalfIn | null> {
  return database.inInstallation((tx) => findWaiting(tx, clock.now(), halfIn, token));
}

/** The code was right: the session that this browser gets. Null when the ten minutes are over, or it was used already. */
export async function completeAdmission(
  services: Parts,
  token: string | null,
  visitor: Visitor,
): Promise<Cookies | null> {
  const half = await services.database.inInstallation((tx) => takeWaiting(tx, services.clock.now(), halfIn, token));
  if (!half) return null;
  const auth = authOf(services);
  const cookies = await auth.signInWithToken(await auth.issueToken(half.email), visitor);
  if (!cookies) return null;
  await admit(services, cookies, { method: half.method, countsAsTwo: true });
  return cookies;
}

/** What a browser would send back of these lines. */
export function cookieHeader(cookies: Cookies): string {
  return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
}

/** The session that stands in these cookies. */
export async function sessionOf(
  services: Pick<Services, 'clock' | 'config' | 'secret'>,
  tx: Tx,
  cookies: string | undefined,
): Promise<OwnSession | null> {
  const { url } = services.config;
  const token = signedValue(cookies, sessionCookieName(url), sessionKey(services.secret));
  return token === null ? null : sessionByToken(tx, token, services.clock.now());
}
