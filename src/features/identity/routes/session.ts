import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Session } from '#platform/http/gate.ts';
import { type Route, route } from '#platform/http/route.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { Auth, Cookies, Visitor } from '../auth.ts';
import { changeProfile, readSession, setPassword, signOut } from '../contract/session.ts';
import { hasPassword } from '../reads/people.ts';
import { describeSession } from '../reads/session.ts';
import { changePerson } from '../writes/people.ts';

export function sessionRoutes(services: Services, auth: Auth): Route[] {
  return [
    route(readSession, async ({ session, request, reply }) => {
      // The workspace asks this once as it opens: the place to move the session's end on, off every other request's way.
      if (session) send(reply, await auth.prolong(visitorOf(request)));
      return describeSession(services, session);
    }),
    route(changeProfile, async ({ session, body }) => {
      const person = present(session);
      await services.database.inInstallation((tx) => changePerson(tx, person.userId, body, services.clock.now()));
      return describeSession(services, {
        ...person,
        name: body.name ?? person.name,
        language: body.language ?? person.language,
      });
    }),
    route(setPassword, async ({ session, body, request, reply }) => {
      const { userId } = present(session);
      const exists = await services.database.inInstallation((tx) => hasPassword(tx, userId));
      if (exists && body.current === undefined) throw new Refusal('password_wrong', { field: 'current' });
      const current = exists ? (body.current ?? '') : null;
      send(reply, await auth.setPassword({ current, password: body.password }, visitorOf(request)));
    }),
    route(signOut, async ({ request, reply }) => {
      send(reply, await auth.signOut(visitorOf(request)));
    }),
  ];
}

export function present(session: Session | null): Session {
  if (!session) throw new Refusal('sign_in_needed');
  return session;
}

function visitorOf({ headers }: FastifyRequest): Visitor {
  return { cookie: headers.cookie, 'user-agent': headers['user-agent'] };
}

function send(reply: FastifyReply, cookies: Cookies): void {
  for (const cookie of cookies) void reply.header('set-cookie', cookie);
}
