import { type Change, recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { type Actor, type Language, openScope } from '#platform/db/scope.ts';
import type { Letter } from '#platform/mail/letter.tsx';
import { installationScope, sendLetter } from '#platform/mail/mail.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { type MembershipOfPerson, membershipsOf } from '../reads/organisations.ts';

export interface Told {
  id: string;
  name: string;
  email: string;
  language: Language;
}

type Parts = Pick<Services, 'clock' | 'config' | 'database' | 'jobs' | 'texts'>;

/**
 * One transaction of a person's own affairs. Sign-in belongs to no organisation, so `work` stands in the installation;
 * what it did is then written into the log of every organisation the person belongs to, and told by letter when `letter`
 * is given. Null from `work` says that there was nothing to change: then nothing is written or told. `byMachine`: whoever sits at the machine did it.
 */
export async function changeOwn<Result>(
  services: Parts,
  person: Told,
  change: { action: string; change: Change; letter?: Letter; byMachine?: boolean },
  work: (tx: ScopedTx) => Promise<Result | null>,
): Promise<Result | null> {
  const { language, name } = person;
  const scope = installationScope({ kind: 'system', name: 'Kaja', language });
  return services.database.inScope(scope, async (tx) => {
    const result = await work(tx);
    if (result === null) return null;
    const memberships = await membershipsOf(tx, person.id);
    if (change.letter) await write(services, tx, { person, letter: change.letter, memberships });
    for (const { organisation_id, role } of memberships) {
      const actor: Actor = change.byMachine
        ? { kind: 'system', name: 'Kaja', language }
        : { kind: 'member', userId: person.id, name, role, language };
      const own = openScope(organisation_id, actor);
      // The id was validated by `openScope`.
      await tx.query(`set local kaja.organisation_id = '${own.organisationId}'`);
      await recordAudit(
        { ...tx, scope: own },
        {
          at: services.clock.now(),
          action: change.action,
          subject: { kind: 'person', id: person.id },
          change: change.change,
        },
      );
    }
    return result;
  });
}

/** A letter about what concerns nobody else, so that it stands in no log. */
export async function tellPerson(services: Parts, person: Told, letter: Letter): Promise<void> {
  const scope = installationScope({ kind: 'system', name: 'Kaja', language: person.language });
  await services.database.inScope(scope, async (tx) => {
    await write(services, tx, { person, letter, memberships: await membershipsOf(tx, person.id) });
  });
}

async function write(
  services: Parts,
  tx: ScopedTx,
  { person, letter, memberships }: { person: Told; letter: Letter; memberships: readonly MembershipOfPerson[] },
): Promise<void> {
  // People of the demo have invented addresses that may belong to somebody.
  const keep = memberships.length > 0 && memberships.every(({ demo }) => demo);
  await sendLetter(services, tx, { address: person.email, name: person.name }, letter, { keep });
}
