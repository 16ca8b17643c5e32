import { Refusal } from '#platform/errors/refusal.ts';
import { installationScope, sendLetter } from '#platform/mail/mail.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { authOf, linkLifetimeMinutes } from '../auth.ts';
import { signInLetter } from '../mails/sign-in-link.ts';
import { membershipsOf } from '../reads/organisations.ts';
import { personByEmail } from '../reads/people.ts';

/**
 * A one-time address that signs this person in, good for 15 minutes. It stands for the person: print it, never log it.
 * @throws Refusal `user_unknown`
 */
export async function createSignInLink(
  services: Pick<Services, 'config' | 'database' | 'secret'>,
  email: string,
  next?: string,
): Promise<string> {
  const person = await services.database.inInstallation((tx) => personByEmail(tx, email));
  if (!person) throw new Refusal('user_unknown', { field: 'email' });
  return linkOf(services.config.url, await authOf(services).issueToken(person.email), next);
}

/** Known and unknown addresses are answered alike, and after the same while. */
const answerAfterMs = 400;

/** Mails a sign-in link to the person with this address; for an address that nobody has, nothing happens. */
export async function requestSignInLink(
  services: Services,
  request: { email: string; next?: string | undefined },
): Promise<void> {
  await Promise.all([mailLink(services, request), new Promise((resolve) => setTimeout(resolve, answerAfterMs))]);
}

async function mailLink(services: Services, { email, next }: { email: string; next?: string | undefined }) {
  const known = await services.database.inInstallation(async (tx) => {
    const person = await personByEmail(tx, email);
    return person ? { person, memberships: await membershipsOf(tx, person.id) } : null;
  });
  if (!known) return;
  const { person, memberships } = known;
  const url = linkOf(services.config.url, await authOf(services).issueToken(person.email), next);
  const letter = signInLetter(services.texts, person.language, { url, minutes: linkLifetimeMinutes });
  const scope = installationScope({ kind: 'system', name: 'Kaja', language: person.language });
  // People of the demo have invented addresses that may belong to somebody.
  const keep = memberships.length > 0 && memberships.every(({ demo }) => demo);
  await services.database.inScope(scope, (tx) =>
    sendLetter(services, tx, { address: person.email, name: person.name }, letter, { keep }),
  );
}

function linkOf(url: string, token: string, next: string | undefined): string {
  const address = new URL('/auth/link', url);
  address.searchParams.set('token', token);
  if (next !== undefined && next !== '/app') address.searchParams.set('next', next);
  return address.toString();
}
