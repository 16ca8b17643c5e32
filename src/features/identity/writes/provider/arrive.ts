import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { authOf, type Visitor } from '../../auth.ts';
import { personByEmail, personById } from '../../reads/people.ts';
import { acceptInvited } from '../accept-invitation.ts';
import { type Admission, admit } from '../admission.ts';
import { takeWaiting } from '../waiting.ts';
import { type Identified, identify } from './identify.ts';
import { linkProvider, personBySubject } from './links.ts';
import { type Journey, journey, type Provider, providerOf } from './provider.ts';

/** What the provider sends the browser back with. */
export interface Arrival {
  /** Of our cookie: the journey belongs to this browser alone. */
  token: string | null;
  state: string | undefined;
  code: string | undefined;
  error: string | undefined;
  /** RFC 9207: who answers, where the provider says so. */
  issuer: string | undefined;
  visitor: Visitor;
  signedInAs: string | null;
}

export type Arrived =
  | { kind: 'admitted'; admission: Admission; next: string }
  | { kind: 'linked'; next: string }
  | { kind: 'stranger' | 'cancelled' | 'over' | 'taken'; purpose: Journey['purpose'] };

/**
 * The way back. A person is known by the subject that they linked before, else by an address that the provider has
 * verified; a stranger gets no account, unless an organisation has invited that address.
 * @throws Refusal `provider_unconfigured`, `provider_absent`, `provider_refused`
 */
export async function arrive(services: Services, arrival: Arrival): Promise<Arrived> {
  const provider = providerOf(services.config);
  if (!provider) throw new Refusal('provider_unconfigured');
  const { token, state, code, error, issuer } = arrival;
  const begun = await services.database.inInstallation((tx) => takeWaiting(tx, services.clock.now(), journey, token));
  if (!begun || state !== begun.state || (issuer !== undefined && issuer !== provider.issuer)) {
    return { kind: 'over', purpose: begun?.purpose ?? 'sign-in' };
  }
  const { purpose } = begun;
  if (error !== undefined || code === undefined || code === '') return { kind: 'cancelled', purpose };
  const identified = await identify(services, provider, begun, code);
  return purpose === 'link'
    ? link(services, provider, { begun, identified, signedInAs: arrival.signedInAs })
    : signIn(services, provider, { begun, identified, visitor: arrival.visitor });
}

async function link(
  services: Services,
  provider: Provider,
  { begun, identified, signedInAs }: { begun: Journey; identified: Identified; signedInAs: string | null },
): Promise<Arrived> {
  // Whoever signed out and in again as another person on the way must not give them this way in.
  if (begun.userId === null || begun.userId !== signedInAs) return { kind: 'over', purpose: 'link' };
  const userId = begun.userId;
  const person = await services.database.inInstallation((tx) => personById(tx, userId));
  if (!person) return { kind: 'over', purpose: 'link' };
  const linked = await linkProvider(services, person, provider, identified.subject);
  return linked ? { kind: 'linked', next: begun.next } : { kind: 'taken', purpose: 'link' };
}

async function signIn(
  services: Services,
  provider: Provider,
  { begun, identified, visitor }: { begun: Journey; identified: Identified; visitor: Visitor },
): Promise<Arrived> {
  const person = await personOf(services, provider, identified);
  if (!person) return { kind: 'stranger', purpose: 'sign-in' };
  const auth = authOf(services);
  const cookies = await auth.signInWithToken(await auth.issueToken(person.email), visitor);
  const proof = { method: 'provider', countsAsTwo: provider.countsAsTwo } as const;
  const admission = cookies && (await admit(services, cookies, proof));
  return admission ? { kind: 'admitted', admission, next: begun.next } : { kind: 'over', purpose: 'sign-in' };
}

async function personOf(services: Services, provider: Provider, { subject, email, name }: Identified) {
  const { database } = services;
  const linked = await database.inInstallation((tx) => personBySubject(tx, provider, subject));
  if (linked || email === null) return linked;
  const known =
    (await database.inInstallation((tx) => personByEmail(tx, email))) ??
    (await acceptInvited(services, { email, name }));
  if (!known) return null;
  // Somebody of that address has linked another subject: the address has changed hands at the provider.
  const free = await database.inInstallation((tx) => hasNoSubject(tx, provider, known.id));
  return free && (await linkProvider(services, known, provider, subject)) ? known : null;
}

function hasNoSubject(tx: Parameters<typeof personBySubject>[0], provider: Provider, userId: string): Promise<boolean> {
  return tx
    .query('select 1 from auth."account" where "userId" = $1 and "providerId" = $2', [userId, provider.id])
    .then(({ rows }) => rows.length === 0);
}
