import type { Session } from '#platform/http/gate.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { SessionAnswer } from '../contract/session.ts';
import { askingForTwo, membershipsOf } from './organisations.ts';
import { hasPassword } from './people.ts';

/** Everything the workspace needs to draw itself; a guest sees an organisation until the end of the last day. */
export async function describeSession(
  services: Pick<Services, 'access' | 'clock' | 'database'>,
  session: Session | null,
  /** What the browser's session has proven; null for a program, which nobody asks for a code. */
  own: { strong: boolean } | null,
): Promise<SessionAnswer> {
  if (!session) return { user: null, organisations: [] };
  const { userId, name, email, language } = session;
  return services.database.inInstallation(async (tx) => {
    const today = dayOf(services.clock.now());
    const memberships = await membershipsOf(tx, userId);
    const asking = await askingForTwo(
      tx,
      memberships.map(({ slug }) => slug),
    );
    return {
      user: { id: userId, name, email, language, hasPassword: await hasPassword(tx, userId) },
      organisations: memberships
        .filter(({ until }) => until === null || until >= today)
        // A key speaks for its person in one organisation, and sees no other.
        .filter(({ slug }) => session.key === undefined || session.key.organisation === slug)
        .map((membership) => ({
          ...membership,
          permissions: session.key ? [...session.key.permissions] : services.access.permissionsOf(membership.role),
          secondFactorNeeded: own !== null && !own.strong && asking.has(membership.slug),
        })),
    };
  });
}
