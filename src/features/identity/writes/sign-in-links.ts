import { createHash } from 'node:crypto';
import { derivedKey } from '#platform/config/secret.ts';
import { isUuid } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { installationScope, sendLetter } from '#platform/mail/mail.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { authOf, linkLifetimeMinutes } from '../auth.ts';
import { signInLetter } from '../mails/sign-in-link.ts';
import { membershipsOf } from '../reads/organisations.ts';
import { type Person, personByEmail, personById } from '../reads/people.ts';
import { foldEmail } from '../rules.ts';
import { countTry } from './limits.ts';

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
  return linkOf(services, person.id, { token: await authOf(services).issueToken(person.email), next });
}

/** Who asks, and from where: the link opens at a touch in the browser that asked, elsewhere after a press. */
export interface LinkRequest {
  email: string;
  next?: string | undefined;
  /** What this browser keeps of having asked. */
  askedBy: string;
  /** Network address. */
  address: string;
}

/** Known and unknown addresses are answered alike, and after the same while. */
const answerAfterMs = 400;

/**
 * Mails a sign-in link to the person with this address; for an address that nobody has, nothing happens.
 * @throws Refusal `too_many_tries`, alike for both
 */
export async function requestSignInLink(services: Services, request: LinkRequest): Promise<void> {
  await countTry(services, { what: 'link', account: foldEmail(request.email), address: request.address });
  await Promise.all([mailLink(services, request), new Promise((resolve) => setTimeout(resolve, answerAfterMs))]);
}

async function mailLink(services: Services, { email, next, askedBy }: LinkRequest) {
  const known = await services.database.inInstallation(async (tx) => {
    const person = await personByEmail(tx, email);
    return person ? { person, memberships: await membershipsOf(tx, person.id) } : null;
  });
  if (!known) return;
  const { person, memberships } = known;
  const token = await authOf(services).issueToken(person.email);
  const url = linkOf(services, person.id, { token, next, askedBy });
  const letter = signInLetter(services.texts, person.language, { url, minutes: linkLifetimeMinutes });
  const scope = installationScope({ kind: 'system', name: 'Kaja', language: person.language });
  // People of the demo have invented addresses that may belong to somebody.
  const keep = memberships.length > 0 && memberships.every(({ demo }) => demo);
  await services.database.inScope(scope, (tx) =>
    sendLetter(services, tx, { address: person.email, name: person.name }, letter, { keep }),
  );
}

function linkOf(
  services: Pick<Services, 'config' | 'secret'>,
  userId: string,
  { token, next, askedBy }: { token: string; next?: string | undefined; askedBy?: string | undefined },
): string {
  const address = new URL('/auth/link', services.config.url);
  address.searchParams.set('token', token);
  address.searchParams.set('who', whoOf(services, userId));
  address.searchParams.set('by', askedBy === undefined ? handMark(services, token) : markOf(askedBy));
  if (next !== undefined && next !== '/app') address.searchParams.set('next', next);
  return address.toString();
}

/**
 * Of a link that was printed for whoever runs the machine, and handed over by a person: no program looked at it on the way,
 * so it opens at a touch everywhere. Signed, so that nobody turns a mailed link into one and has others open it.
 */
function handMark({ secret }: Pick<Services, 'secret'>, token: string): string {
  return derivedKey(secret, `link by hand ${token}`).slice(0, 22);
}

/** Whether a link with this mark may open in the browser that keeps `askedBy`, without a press. */
export function opensAtATouch(
  services: Pick<Services, 'secret'>,
  link: { token: string; by: string | undefined },
  askedBy: string | null,
): boolean {
  if (link.by === undefined) return false;
  return link.by === handMark(services, link.token) || (askedBy !== null && link.by === markOf(askedBy));
}

/** The person of a link, who stays known when the link is used or over; signed, so that nobody makes one up. */
function whoOf({ secret }: Pick<Services, 'secret'>, userId: string): string {
  return `${userId}.${derivedKey(secret, `link of ${userId}`).slice(0, 22)}`;
}

export async function personOfLink(
  services: Pick<Services, 'database' | 'secret'>,
  who: string | undefined,
): Promise<Person | null> {
  const [userId = ''] = who?.split('.') ?? [];
  if (!isUuid(userId) || who !== whoOf(services, userId)) return null;
  return services.database.inInstallation((tx) => personById(tx, userId));
}

/** What a link carries of the browser that asked: enough to know it again, too little to be it. */
function markOf(askedBy: string): string {
  return createHash('sha256').update(askedBy).digest('base64url').slice(0, 22);
}
