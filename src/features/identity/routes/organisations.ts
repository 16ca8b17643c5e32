import { listAudit } from '#platform/audit/list.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { readAudit } from '../contract/audit.ts';
import {
  changeOrganisation as changeOrganisationEndpoint,
  createOrganisation as createOrganisationEndpoint,
  readOrganisation,
  removeOrganisation,
} from '../contract/organisations.ts';
import { ownOrganisation, presentOrganisation } from '../reads/organisations.ts';
import { sessionOf } from '../writes/admission.ts';
import { changeOrganisation, removeDemo } from '../writes/organisation-settings.ts';
import { createOrganisation } from '../writes/organisations.ts';
import { present } from './session.ts';

export function organisationRoutes(services: Services): Route[] {
  const { database } = services;
  return [
    route(createOrganisationEndpoint, async ({ session, body }) => {
      const { email: ownerEmail, name: ownerName } = present(session);
      const { scope } = await createOrganisation(services, { ...body, ownerEmail, ownerName });
      return presentOrganisation(await database.inScope(scope, ownOrganisation));
    }),
    route(readOrganisation, async ({ scope }) => presentOrganisation(await database.inScope(scope, ownOrganisation))),
    route(changeOrganisationEndpoint, async ({ scope, body, request }) => {
      // Whoever asks it of everybody has done it: else they would shut themselves out with the rest.
      if (body.secondFactorRequired) {
        const own = await database.inInstallation((tx) => sessionOf(services, tx, request.headers.cookie));
        if (!own?.strong) throw new Refusal('second_factor_own_first', { field: 'secondFactorRequired' });
      }
      return changeOrganisation(services, scope, body);
    }),
    route(removeOrganisation, ({ scope }) => removeDemo(services, scope)),
    route(readAudit, async ({ scope, query }) => {
      const { entries, next } = await database.inScope(scope, (tx) => listAudit(tx, query));
      return { entries: entries.map(presentEntry), next };
    }),
  ];
}

type Entry = Awaited<ReturnType<typeof listAudit>>['entries'][number];

function presentEntry(entry: Entry) {
  return {
    id: entry.id,
    at: entry.at,
    actor: { kind: entry.actor_kind, id: entry.actor_id, name: entry.actor_name, key: entry.actor_key },
    action: entry.action,
    subject: { kind: entry.subject_kind, id: entry.subject_id },
    change: entry.change as { before: Record<string, unknown> | null; after: Record<string, unknown> | null },
  };
}
