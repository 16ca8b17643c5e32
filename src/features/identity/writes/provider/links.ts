import type { Tx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import type { Person } from '../../reads/people.ts';
import type { IdentityTables } from '../../tables.ts';
import { changeOwn, type Told } from '../tell-person.ts';
import { type Provider, providerOf } from './provider.ts';

type Parts = Pick<Services, 'clock' | 'config' | 'database' | 'jobs' | 'texts'>;

/** Whose the subject is; null when nobody has linked it. */
export async function personBySubject(tx: Tx, provider: Provider, subject: string): Promise<Person | null> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('auth.account as a')
    .innerJoin('auth.user as u', 'u.id', 'a.userId')
    .select(['u.id', 'u.name', 'u.email', 'u.language'])
    .where('a.providerId', '=', provider.id)
    .where('a.accountId', '=', subject)
    .executeTakeFirst();
  return row ?? null;
}

/** Links the subject to this person, in place of another one they had. @returns false when it is somebody else's already */
export async function linkProvider(
  services: Parts,
  person: Told,
  provider: Provider,
  subject: string,
): Promise<boolean> {
  const change = { action: 'identity.provider.linked', change: { before: null, after: { provider: provider.name } } };
  const moment = services.clock.now().toISOString();
  const linked = await changeOwn(services, person, change, async (tx) => {
    const accounts = tx.on<IdentityTables>();
    await accounts
      .deleteFrom('auth.account')
      .where('userId', '=', person.id)
      .where('providerId', '=', provider.id)
      .where('accountId', '!=', subject)
      .execute();
    await accounts
      .insertInto('auth.account')
      .values({
        id: newId(),
        userId: person.id,
        providerId: provider.id,
        accountId: subject,
        password: null,
        createdAt: moment,
        updatedAt: moment,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return (await personBySubject(tx, provider, subject))?.id === person.id ? true : null;
  });
  return linked === true;
}

/** @throws Refusal `provider_unconfigured`, `not_found` when it is not linked */
export async function unlinkProvider(services: Parts, person: Told): Promise<void> {
  const provider = providerOf(services.config);
  if (!provider) throw new Refusal('provider_unconfigured');
  const change = { action: 'identity.provider.unlinked', change: { before: null, after: { provider: provider.name } } };
  const unlinked = await changeOwn(services, person, change, async (tx) => {
    const { numDeletedRows } = await tx
      .on<IdentityTables>()
      .deleteFrom('auth.account')
      .where('userId', '=', person.id)
      .where('providerId', '=', provider.id)
      .executeTakeFirst();
    return numDeletedRows > 0n ? true : null;
  });
  if (!unlinked) throw new Refusal('not_found');
}
