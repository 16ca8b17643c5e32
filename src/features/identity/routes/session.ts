import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Session } from '#platform/http/gate.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { Auth, Cookies, Visitor } from '../auth.ts';
import { changeProfile, readSession, setPassword, signOut } from '../contract/session.ts';
import { hasPassword } from '../reads/people.ts';
import { describeSession } from '../reads/session.ts';
import type { OwnSession } from '../reads/sign-in.ts';
import { cookieHeader, sessionOf } from '../writes/admission.ts';
import { countTry, forgiveTry } from '../writes/limits.ts';
import { changePerson } from '../writes/people.ts';
import { carryProof, markSessionUsed } from '../writes/sessions.ts';
import { changeOwn } from '../writes/tell-person.ts';

export function sessionRoutes(services: Services, auth: Auth): Route[] {
  return [
    route(readSession, async ({ session, request, reply }) => {
      // The workspace asks this once as it opens: the place to move the session's end on, off every other request's way.
      if (session) {
        send(reply, await auth.prolong(visitorOf(request)));
      }
      return describeSession(services, session, await noteUse(services, request));
    }),
    route(changeProfile, async ({ session, body, request }) => {
      const person = present(session);
      await services.database.inInstallation((tx) => changePerson(tx, person.userId, body, services.clock.now()));
      const { name = person.name, language = person.language } = body;
      return describeSession(services, { ...person, name, language }, await noteUse(services, request));
    }),
    route(setPassword, async ({ session, body, request, reply }) => {
      const { userId } = present(session);
      const exists = await services.database.inInstallation((tx) => hasPassword(tx, userId));
      if (exists && body.current === undefined) throw new Refusal('password_wrong', { field: 'current' });
      const current = exists ? (body.current ?? '') : null;
      send(reply, await changePassword(services, auth, request, { current, password: body.password }));
    }),
    route(signOut, async ({ request, reply }) => {
      send(reply, await auth.signOut(visitorOf(request)));
    }),
  ];
}

/** @returns the browser's session, or null where a program asks */
async function noteUse(services: Services, request: FastifyRequest): Promise<OwnSession | null> {
  return services.database.inInstallation(async (tx) => {
    const own = await sessionOf(services, tx, request.headers.cookie);
    if (own) await markSessionUsed(tx, own.id, services.clock.now());
    return own;
  });
}

async function changePassword(
  services: Services,
  auth: Auth,
  request: FastifyRequest,
  change: { current: string | null; password: string },
): Promise<Cookies> {
  const own = await services.database.inInstallation((tx) => sessionOf(services, tx, request.headers.cookie));
  if (!own) throw new Refusal('sign_in_needed');
  // A session that was left open must not be a place to guess the password.
  const trying = { what: 'password', account: own.person.id, address: request.ip } as const;
  await countTry(services, trying);
  const cookies = await auth.setPassword(change, visitorOf(request));
  await forgiveTry(services, trying);
  const entry = { action: 'identity.password.set', change: { before: null, after: null } };
  await changeOwn(services, own.person, entry, async (tx) => {
    // The library gave this browser a new session: what the old one had proven goes with it.
    const fresh = await sessionOf(services, tx, cookieHeader(cookies));
    if (fresh) await carryProof(tx, fresh.id, own);
    return true;
  });
  return cookies;
}

export function present(session: Session | null): Session {
  if (!session) throw new Refusal('sign_in_needed');
  return session;
}

export function visitorOf({ headers }: FastifyRequest): Visitor {
  return { cookie: headers.cookie, 'user-agent': headers['user-agent'] };
}

export function send(reply: FastifyReply, cookies: Cookies): void {
  for (const cookie of cookies) void reply.header('set-cookie', cookie);
}
