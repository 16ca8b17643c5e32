import { memberOf } from '#platform/db/scope.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from '../contract/api-keys.ts';
import { listKeys } from '../reads/api-keys.ts';
import { sessionOf } from '../writes/admission.ts';
import { makeKey, revokeKey } from '../writes/api-keys.ts';

export function apiKeyRoutes(services: Services): Route[] {
  const { access, clock, database } = services;
  return [
    route(listApiKeys, async ({ scope }) => {
      const reader = { userId: memberOf(scope) ?? '', all: access.allows(scope.actor, 'identity.keys-manage') };
      return { keys: await database.inScope(scope, (tx) => listKeys(tx, reader, clock.now())) };
    }),
    route(makeApiKey, async ({ scope, body, request }) => {
      const session = await database.inInstallation((tx) => sessionOf(services, tx, request.headers.cookie));
      return makeKey(services, scope, { ...body, strong: session?.strong ?? false });
    }),
    route(revokeApiKey, ({ scope, params }) =>
      revokeKey(services, scope, params.id, { anybodys: access.allows(scope.actor, 'identity.keys-manage') }),
    ),
  ];
}
