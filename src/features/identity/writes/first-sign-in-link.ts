import type { Services } from '#platform/runtime/runtime.ts';
import { findMembers } from '../reads/members.ts';
import { demoOrganisation, firstOrganisations } from '../reads/organisations.ts';
import { systemScope } from '../reads/system-scope.ts';
import { createSignInLink } from './sign-in-links.ts';

/** A link for whoever starts Kaja on their own machine: in as an owner of the demo, else of the first organisation; null when there is none yet. */
export async function firstSignInLink(services: Services): Promise<string | null> {
  const organisation = await services.database.inInstallation(
    async (tx) => (await demoOrganisation(tx)) ?? (await firstOrganisations(tx, 1))[0] ?? null,
  );
  if (!organisation) return null;
  const scope = await systemScope(services.database, organisation.slug, 'start');
  const members = await services.database.inScope(scope, findMembers);
  const owner = members.find((member) => member.role === 'owner');
  return owner ? createSignInLink(services, owner.email) : null;
}
