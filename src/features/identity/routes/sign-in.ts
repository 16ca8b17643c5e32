import type { FastifyRequest } from 'fastify';
import { Refusal } from '#platform/errors/refusal.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { Auth } from '../auth.ts';
import * as contract from '../contract/sign-in.ts';
import { describeSignIn, type OwnSession } from '../reads/sign-in.ts';
import { safeNext } from '../rules.ts';
import { sessionOf } from '../writes/admission.ts';
import { addPasskey, removePasskey, renamePasskey, restorePasskey } from '../writes/passkeys.ts';
import { beginProvider } from '../writes/provider/begin.ts';
import { unlinkProvider } from '../writes/provider/links.ts';
import { providerOf } from '../writes/provider/provider.ts';
import { endOtherSessions, endSession } from '../writes/sessions.ts';
import { send, visitorOf } from './session.ts';

export function signInRoutes(services: Services, auth: Auth): Route[] {
  const own = (request: FastifyRequest) => ownSession(services, request);
  return [
    route(contract.describeSignIn, async ({ request }) => describe(services, await own(request))),
    route(contract.beginPasskey, async ({ request, reply }) => {
      await own(request);
      const { options, cookies } = await auth.passkeyToMake(visitorOf(request));
      send(reply, cookies);
      return options as { challenge: string };
    }),
    route(contract.addPasskey, async ({ request, body }) => {
      const session = await own(request);
      const id = await addPasskey(services, auth, session.person, { ...body, visitor: visitorOf(request) });
      return onePasskey(services, session, id);
    }),
    route(contract.renamePasskey, async ({ request, params, body }) => {
      const session = await own(request);
      await renamePasskey(services, session.person, params.passkey, body.name);
      return onePasskey(services, session, params.passkey);
    }),
    route(contract.removePasskey, async ({ request, params }) => ({
      undo: await removePasskey(services, (await own(request)).person, params.passkey),
    })),
    route(contract.restorePasskey, async ({ request, body }) => {
      const session = await own(request);
      return onePasskey(services, session, await restorePasskey(services, session.person, body.undo));
    }),
    route(contract.endSession, async ({ request, params }) => {
      await endSession(services, await own(request), params.session);
    }),
    route(contract.endOtherSessions, async ({ request }) => {
      await endOtherSessions(services, await own(request));
    }),
    route(contract.beginProviderLink, async ({ request, reply, body }) => {
      const { person } = await own(request);
      const begun = await beginProvider(services, { purpose: 'link', userId: person.id, next: safeNext(body.next) });
      send(reply, [begun.cookie]);
      return { address: begun.address };
    }),
    route(contract.unlinkProvider, async ({ request }) => {
      await unlinkProvider(services, (await own(request)).person);
    }),
  ];
}

/** Who holds a browser's session; a program's key is no session and has no say over how its person signs in. */
async function ownSession(services: Services, request: FastifyRequest): Promise<OwnSession> {
  const session = await services.database.inInstallation((tx) => sessionOf(services, tx, request.headers.cookie));
  if (!session) throw new Refusal('sign_in_needed');
  return session;
}

function describe(services: Services, session: OwnSession) {
  const provider = providerOf(services.config);
  return services.database.inInstallation((tx) => describeSignIn(tx, session, services.clock.now(), provider));
}

async function onePasskey(services: Services, session: OwnSession, id: string) {
  const passkey = (await describe(services, session)).passkeys.find((one) => one.id === id);
  if (!passkey) throw new Refusal('not_found');
  return passkey;
}
