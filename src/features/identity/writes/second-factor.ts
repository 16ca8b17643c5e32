import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { derivedKey } from '#platform/config/secret.ts';
import type { Tx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import { recoveryCodesUsedLetter, secondFactorOffLetter } from '../mails/security.ts';
import { personByEmail } from '../reads/people.ts';
import { findSecondFactor, type OwnSession } from '../reads/sign-in.ts';
import { recoveryCodeFrom, recoveryCodes, stepsAt, typedCode, typedRecoveryCode } from '../rules/codes.ts';
import type { IdentityTables } from '../tables.ts';
import { changeOwn, type Told } from './tell-person.ts';

type Parts = Pick<Services, 'clock' | 'config' | 'database' | 'jobs' | 'secret' | 'texts'>;

/** What an authenticator app is given: as a picture, and to be typed. */
export interface Enrolment {
  url: string;
  secret: string;
}

/** Begins, or begins anew; nothing is asked of the person until a first code has come. @throws Refusal `second_factor_on` */
export async function beginSecondFactor(services: Parts, userId: string): Promise<void> {
  const createdAt = services.clock.now().toISOString();
  await services.database.inInstallation(async (tx) => {
    if ((await findSecondFactor(tx, userId))?.verified) throw new Refusal('second_factor_on');
    await tx
      .on<IdentityTables>()
      .insertInto('auth.twoFactor')
      .values({ id: newId(), userId, secret: newId(), backupCodes: [], verified: false, lastStep: 0, createdAt })
      .onConflict((conflict) =>
        conflict
          .column('userId')
          .doUpdateSet({ secret: newId(), createdAt })
          .where('auth.twoFactor.verified', '=', false),
      )
      .execute();
  });
}

/** What is to be put into the app, while the set-up waits for its first code; else null. */
export async function enrolmentOf(services: Parts, person: { id: string; email: string }): Promise<Enrolment | null> {
  const factor = await services.database.inInstallation((tx) => findSecondFactor(tx, person.id));
  if (!factor || factor.verified) return null;
  const secret = secretOf(services, factor);
  const host = new URL(services.config.url).host;
  return {
    url: createOTP(secret).url(`Kaja ${host}`, person.email),
    secret: base32.encode(secret, { padding: false }),
  };
}

/**
 * The first code switches it on, and this session counts as proven twice. Others that have proven one thing end: whoever
 * holds one of them must not add a way in past the code.
 * @returns the recovery codes; null for a wrong code
 */
export async function confirmSecondFactor(services: Parts, own: OwnSession, code: string): Promise<string[] | null> {
  const codes = freshRecoveryCodes(services);
  const change = { action: 'identity.second-factor.on', change: { before: null, after: null } };
  return changeOwn(services, own.person, change, async (tx) => {
    if (!(await useCode(services, tx, own.person.id, code, { verified: false }))) return null;
    await tx
      .on<IdentityTables>()
      .updateTable('auth.twoFactor')
      .set({ verified: true, backupCodes: codes.map((one) => hashOf(services, own.person.id, one)) })
      .where('userId', '=', own.person.id)
      .execute();
    await strengthen(tx, own.id);
    await tx
      .on<IdentityTables>()
      .deleteFrom('auth.session')
      .where('userId', '=', own.person.id)
      .where('strong', '=', false)
      .execute();
    return codes;
  });
}

/** Whether the code of the app, or a recovery code, is right; either serves once. */
export async function proveSecondFactor(services: Parts, person: Told, given: string): Promise<boolean> {
  const byApp = await services.database.inInstallation((tx) =>
    useCode(services, tx, person.id, given, { verified: true }),
  );
  if (byApp) return true;
  const recovery = typedRecoveryCode(given);
  if (recovery === null) return false;
  const factor = await services.database.inInstallation((tx) => findSecondFactor(tx, person.id));
  const left = Math.max(0, (factor?.backupCodes.length ?? 0) - 1);
  const change = {
    action: 'identity.second-factor.recovered',
    change: { before: null, after: { left } },
    letter: recoveryCodesUsedLetter(services.texts, person.language, { url: services.config.url, left }),
  };
  const used = await changeOwn(services, person, change, async (tx) => {
    const hash = hashOf(services, person.id, recovery);
    const { rows } = await tx.query(
      `update auth."twoFactor" set "backupCodes" = array_remove("backupCodes", $2)
       where "userId" = $1 and "verified" and $2 = any ("backupCodes") returning "id"`,
      [person.id, hash],
    );
    return rows.length > 0 ? true : null;
  });
  return used === true;
}

/** Ten new ones; the old ones end. The caller has proven the second factor. */
export async function renewRecoveryCodes(services: Parts, person: Told): Promise<string[]> {
  const codes = freshRecoveryCodes(services);
  const change = { action: 'identity.second-factor.codes-renewed', change: { before: null, after: null } };
  const renewed = await changeOwn(services, person, change, async (tx) => {
    const { numUpdatedRows } = await tx
      .on<IdentityTables>()
      .updateTable('auth.twoFactor')
      .set({ backupCodes: codes.map((one) => hashOf(services, person.id, one)) })
      .where('userId', '=', person.id)
      .where('verified', '=', true)
      .executeTakeFirst();
    return numUpdatedRows > 0n ? codes : null;
  });
  if (!renewed) throw new Refusal('not_found');
  return renewed;
}

/** Takes it away, and a set-up that waits too. The caller has seen a password or a code. @returns false when there was none */
export async function switchOffSecondFactor(
  services: Parts,
  person: Told,
  { byMachine = false }: { byMachine?: boolean } = {},
): Promise<boolean> {
  const { url } = services.config;
  const letter = secondFactorOffLetter(services.texts, person.language, { url });
  const entry = { action: 'identity.second-factor.off', change: { before: null, after: null } };
  // The command line has no queue to put a letter into: whoever gave the command talks to the person anyway.
  const change = byMachine ? { ...entry, byMachine } : { ...entry, letter };
  const off = await changeOwn(services, person, change, async (tx) => {
    const { numDeletedRows } = await tx
      .on<IdentityTables>()
      .deleteFrom('auth.twoFactor')
      .where('userId', '=', person.id)
      .executeTakeFirst();
    return numDeletedRows > 0n ? true : null;
  });
  return off === true;
}

/**
 * For whoever lost the phone and the recovery codes: the one who runs the machine has made sure of who asks.
 * @returns whether there was anything to switch off
 * @throws Refusal `user_unknown`
 */
export async function resetSecondFactor(services: Parts, email: string): Promise<boolean> {
  const person = await services.database.inInstallation((tx) => personByEmail(tx, email));
  if (!person) throw new Refusal('user_unknown', { field: 'email' });
  return switchOffSecondFactor(services, person, { byMachine: true });
}

/** This session counts as proven twice from now on. */
export async function strengthen(tx: Tx, sessionId: string): Promise<void> {
  await tx.on<IdentityTables>().updateTable('auth.session').set({ strong: true }).where('id', '=', sessionId).execute();
}

/** Takes a code of the app whose half minute is later than the last one used: what was looked at over a shoulder is dead. */
async function useCode(
  services: Pick<Parts, 'clock' | 'secret'>,
  tx: Tx,
  userId: string,
  given: string,
  { verified }: { verified: boolean },
): Promise<boolean> {
  const code = typedCode(given);
  const factor = await findSecondFactor(tx, userId);
  if (code === null || !factor || factor.verified !== verified) return false;
  const app = createOTP(secretOf(services, factor));
  for (const step of stepsAt(services.clock.now())) {
    if ((await app.hotp(step)) !== code) continue;
    const { numUpdatedRows } = await tx
      .on<IdentityTables>()
      .updateTable('auth.twoFactor')
      .set({ lastStep: step })
      .where('userId', '=', userId)
      .where('secret', '=', factor.secret)
      .where('lastStep', '<', step)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
  return false;
}

/** 192 bits that only this installation's key can make of the seed (RFC 4226 §4 asks for 128, and wishes 160). */
function secretOf({ secret }: Pick<Parts, 'secret'>, factor: { userId: string; secret: string }): string {
  return derivedKey(secret, `second factor ${factor.userId} ${factor.secret}`).slice(0, 32);
}

function freshRecoveryCodes({ secret }: Pick<Parts, 'secret'>): string[] {
  return Array.from({ length: recoveryCodes }, () => recoveryCodeFrom(derivedKey(secret, `recovery ${newId()}`)));
}

function hashOf({ secret }: Pick<Parts, 'secret'>, userId: string, code: string): string {
  return derivedKey(secret, `recovery code ${userId} ${typedRecoveryCode(code) ?? ''}`);
}
