import type { ScopedTx, Tx } from '#platform/db/database.ts';
import type { Language, Role } from '#platform/db/scope.ts';
import { newId } from '#platform/time/clock.ts';
import { personByEmail } from '../reads/people.ts';
import { foldEmail } from '../rules.ts';
import type { IdentityTables } from '../tables.ts';

export interface NewPerson {
  email: string;
  name: string;
  language: Language;
}

/**
 * The person with this address, made when there is none. The address counts as proven: nobody gets a session before
 * having opened a letter sent there, or having been let in by whoever runs the machine.
 */
export async function ensurePerson(tx: Tx, person: NewPerson, at: Date): Promise<{ id: string; created: boolean }> {
  const moment = at.toISOString();
  const made = await tx
    .on<IdentityTables>()
    .insertInto('auth.user')
    .values({
      id: newId(),
      name: person.name,
      email: foldEmail(person.email),
      emailVerified: true,
      language: person.language,
      createdAt: moment,
      updatedAt: moment,
    })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made) return { id: made.id, created: true };
  const known = await personByEmail(tx, person.email);
  if (!known) throw new Error('A person was removed while being added');
  return { id: known.id, created: false };
}

/** Makes somebody a member, or brings a former one back in this role. */
export async function ensureMember(
  tx: ScopedTx,
  member: { userId: string; role: Role; until: string | null },
  at: Date,
): Promise<string> {
  const { userId, role, until } = member;
  const row = await tx
    .on<IdentityTables>()
    .insertInto('membership')
    .values({
      organisation_id: tx.scope.organisationId,
      id: newId(),
      user_id: userId,
      role,
      until,
      created_at: at.toISOString(),
      removed_at: null,
      revision: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'user_id'])
        .doUpdateSet((row) => ({ role, until, removed_at: null, revision: row('membership.revision', '+', 1) })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function changePerson(
  tx: Tx,
  userId: string,
  change: { name?: string | undefined; language?: Language | undefined },
  at: Date,
): Promise<void> {
  await tx
    .on<IdentityTables>()
    .updateTable('auth.user')
    .set({
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.language === undefined ? {} : { language: change.language }),
      updatedAt: at.toISOString(),
    })
    .where('id', '=', userId)
    .execute();
}
