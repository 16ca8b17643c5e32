import { recordAudit } from '#platform/audit/audit.ts';
import { openScope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import { organisationBySlug } from '../reads/organisations.ts';
import { insertOrganisation } from '../writes/organisations.ts';
import { ensureMember, ensurePerson } from '../writes/people.ts';
import { demoFounding, demoMembers } from './people.ts';

/** The demo tells of plans that began long ago, so the organisation is a little older than the first of them. */
const monthsSinceFounded = 21;
const monthsOfGuest = 3;

/** Founds the demo organisation with its people in one transaction; where it stands already, nothing happens. */
export async function loadDemo({ clock, database }: Pick<Services, 'clock' | 'database'>): Promise<void> {
  if (await database.inInstallation((tx) => organisationBySlug(tx, demoFounding.slug))) return;
  const now = clock.now();
  const at = monthsFrom(now, -monthsSinceFounded);
  const { language, name, region } = demoFounding;
  const organisationId = newId();
  const [founder] = demoMembers;
  await database.inScope(openScope(organisationId, { kind: 'system', name: 'Kaja', language }), async (tx) => {
    const owner = { ownerEmail: founder.email, ownerName: founder.name };
    const slug = await insertOrganisation(tx, { ...demoFounding, ...owner, demo: true }, at);
    const people = [];
    for (const member of demoMembers) {
      const person = await ensurePerson(tx, { email: member.email, name: member.name, language }, at);
      const until = member.role === 'guest' ? dayOf(monthsFrom(now, monthsOfGuest)) : null;
      await ensureMember(tx, { userId: person.id, role: member.role, until }, at);
      people.push(person.id);
    }
    const actor = {
      kind: 'member',
      userId: people[0] ?? '',
      name: founder.name,
      role: founder.role,
      language,
    } as const;
    await recordAudit(
      { ...tx, scope: openScope(organisationId, actor) },
      {
        at,
        action: 'identity.organisation.created',
        subject: { kind: 'organisation', id: organisationId },
        change: { before: null, after: { slug, name, language, region, demo: true } },
      },
    );
  });
}

function monthsFrom(moment: Date, months: number): Date {
  const moved = new Date(moment);
  moved.setUTCMonth(moved.getUTCMonth() + months, Math.min(moved.getUTCDate(), 28));
  return moved;
}
