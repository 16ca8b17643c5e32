import { sql } from 'kysely';
import { changeBetween, recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Language, Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { removeLetters } from '#platform/mail/outbox.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { Organisation } from '../contract/organisations.ts';
import { ownOrganisation, presentOrganisation } from '../reads/organisations.ts';
import type { IdentityTables } from '../tables.ts';
import { lockMembership } from './membership-lock.ts';

export interface SettingsChange {
  name?: string | undefined;
  language?: Language | undefined;
  region?: string | undefined;
  secondFactorRequired?: boolean | undefined;
  revision: number;
}

/** @throws Refusal `edited_meanwhile` with the settings as they are now */
export async function changeOrganisation(
  { clock, database }: Pick<Services, 'clock' | 'database'>,
  scope: Scope,
  change: SettingsChange,
): Promise<Organisation> {
  return database.inScope(scope, async (tx) => {
    await lockMembership(tx);
    const before = await ownOrganisation(tx);
    const after = {
      name: change.name ?? before.name,
      language: change.language ?? before.language,
      region: change.region ?? before.region,
      secondFactorRequired: change.secondFactorRequired ?? before.second_factor_required,
    };
    const { name, language, region } = before;
    const values = { name, language, region, secondFactorRequired: before.second_factor_required };
    const difference = changeBetween(values, after);
    if (before.revision !== change.revision) {
      throw new Refusal('edited_meanwhile', { detail: { revision: before.revision, values } });
    }
    if (!difference) return presentOrganisation(before);
    const row = await tx
      .on<IdentityTables>()
      .updateTable('organisation')
      .set({
        name: after.name,
        language: after.language,
        region: after.region,
        second_factor_required: after.secondFactorRequired,
        revision: before.revision + 1,
      })
      .where('id', '=', scope.organisationId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await recordAudit(tx, {
      at: clock.now(),
      action: 'identity.organisation.changed',
      subject: { kind: 'organisation', id: scope.organisationId },
      change: difference,
    });
    return presentOrganisation(row);
  });
}

/**
 * Takes the demo away with everything in it: records go with their organisation by their keys, then its letters, its
 * files and the invented people who belong nowhere else.
 * @throws Refusal `organisation_not_demo`
 */
export async function removeDemo(
  { database, files }: Pick<Services, 'database' | 'files'>,
  scope: Scope,
): Promise<void> {
  await database.inScope(scope, async (tx) => {
    const organisation = await ownOrganisation(tx);
    if (!organisation.demo) throw new Refusal('organisation_not_demo');
    const people = await everybody(tx);
    await removeLetters(tx);
    await tx
      .on<IdentityTables>()
      .deleteFrom('organisation')
      .where('id', '=', scope.organisationId)
      .where('demo', '=', true)
      .execute();
    if (people.length > 0) await removeStrays(tx, people);
  });
  await files.removeOrganisation(scope.organisationId);
}

async function everybody(tx: ScopedTx): Promise<string[]> {
  const rows = await tx
    .on<IdentityTables>()
    .selectFrom('membership')
    .select('user_id')
    .where('organisation_id', '=', tx.scope.organisationId)
    .execute();
  return rows.map((row) => row.user_id);
}

async function removeStrays(tx: ScopedTx, people: readonly string[]): Promise<void> {
  await tx
    .on<IdentityTables>()
    .deleteFrom('auth.user')
    .where('id', 'in', people)
    .where(sql<boolean>`not exists (select 1 from auth.memberships_of("auth"."user"."id"))`)
    .execute();
}
