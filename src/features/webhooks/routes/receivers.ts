import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import * as receivers from '../contract/receivers.ts';
import { listFamilies } from '../reads/families.ts';
import { listReceivers } from '../reads/receivers.ts';
import * as writes from '../writes/receivers.ts';

export function receiverRoutes(services: Services): Route[] {
  return [
    route(receivers.listReceivers, ({ scope }) =>
      services.database.inScope(scope, async (tx) => ({
        receivers: await listReceivers(tx),
        demo: (await ownOrganisation(tx)).demo,
      })),
    ),
    route(receivers.listEvents, async ({ language }) => ({ families: listFamilies(services.texts, language) })),
    route(receivers.addReceiver, ({ scope, body }) => writes.addReceiver(services, scope, body)),
    route(receivers.changeReceiver, ({ scope, params, body }) =>
      writes.changeReceiver(services, scope, params.id, body),
    ),
    route(receivers.removeReceiver, ({ scope, params }) => writes.removeReceiver(services, scope, params.id)),
    route(receivers.restoreReceiver, ({ scope, params }) => writes.restoreReceiver(services, scope, params.id)),
    route(receivers.pauseReceiver, ({ scope, params }) => writes.pauseReceiver(services, scope, params.id)),
    route(receivers.resumeReceiver, ({ scope, params, body }) =>
      writes.resumeReceiver(services, scope, params.id, body),
    ),
    route(receivers.renewSecret, ({ scope, params }) => writes.renewSecret(services, scope, params.id)),
  ];
}
