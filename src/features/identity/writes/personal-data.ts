import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Person, PersonalData } from '#platform/personal-data/personal-data.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { personByEmail } from '../reads/people.ts';
import { foldEmail } from '../rules.ts';
import type { IdentityTables } from '../tables.ts';
import { assertAnotherOwner, lockMembership } from './membership-lock.ts';

/** Who is meant: somebody who signs in here, or only an address. A person of other organisations alone is an address here. */
export async function personOf(tx: ScopedTx, email: string): Promise<Person> {
  const folded = foldEmail(email);
  const known = await personByEmail(tx, folded);
  const member = known ? await membershipOf(tx, known.id) : undefined;
  return { email: folded, userId: member && known ? known.id : null, name: member && known ? known.name : null };
}

/**
 * Erases all that every room holds of a person, in one transaction: all of it or nothing.
 * @throws Refusal `erasing_oneself`, `last_owner`
 */
export async function erasePerson(
  { clock, database, personalData }: Pick<Services, 'clock' | 'database' | 'personalData'>,
  scope: Scope,
  email: string,
): Promise<{ holder: PersonalData; records: number }[]> {
  return database.inScope(scope, async (tx) => {
    await lockMembership(tx);
    const person = await personOf(tx, email);
    if (person.userId !== null && person.userId === memberOf(scope)) throw new Refusal('erasing_oneself');
    const member = person.userId === null ? undefined : await membershipOf(tx, person.userId);
    if (member && member.role === 'owner' && member.removed_at === null) await assertAnotherOwner(tx, member.id);
    const erased = [];
    const at = clock.now();
    for (const holder of personalData) erased.push({ holder, records: await holder.erase(tx, person, at) });
    // Who was erased is not written down: that would keep what was to go.
    await recordAudit(tx, {
      at,
      action: 'identity.person.erased',
      subject: { kind: 'organisation', id: scope.organisationId },
      change: { before: null, after: { records: erased.reduce((sum, one) => sum + one.records, 0) } },
    });
    return erased;
  });
}

function membershipOf(tx: ScopedTx, userId: string) {
  return tx
    .on<IdentityTables>()
    .selectFrom('membership')
    .select(['id', 'role', 'until', 'created_at', 'removed_at'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
}

/** Membership (its keys die with it), invitations and, for who belongs to no other organisation, the account itself. */
export const identityOfPerson: PersonalData = {
  room: 'identity',
  async export(tx, person) {
    const invitations = await tx
      .on<IdentityTables>()
      .selectFrom('invitation')
      .select(['email', 'name', 'role', 'until', 'created_at', 'expires_at', 'accepted_at', 'withdrawn_at'])
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('email_folded', '=', person.email)
      .execute();
    const membership = person.userId === null ? undefined : await membershipOf(tx, person.userId);
    if (!membership && invitations.length === 0) return null;
    const account = membership ? await personByEmail(tx, person.email) : null;
    return {
      ...(account ? { accounts: [account] } : {}),
      ...(membership ? { memberships: [membership] } : {}),
      invitations,
    };
  },
  async erase(tx, person) {
    const invitations = await tx
      .on<IdentityTables>()
      .deleteFrom('invitation')
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('email_folded', '=', person.email)
      .executeTakeFirst();
    let changed = Number(invitations.numDeletedRows);
    if (person.userId === null) return changed;
    const memberships = await tx
      .on<IdentityTables>()
      .deleteFrom('membership')
      .where('organisation_id', '=', tx.scope.organisationId)
      .where('user_id', '=', person.userId)
      .executeTakeFirst();
    changed += Number(memberships.numDeletedRows);
    const { rows } = await tx.query('select 1 from auth.memberships_of($1) limit 1', [person.userId]);
    if (rows.length === 0) {
      await tx.on<IdentityTables>().deleteFrom('auth.user').where('id', '=', person.userId).execute();
      changed += 1;
    }
    return changed;
  },
};
