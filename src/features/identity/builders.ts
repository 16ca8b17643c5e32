import type { Role, Scope } from '#platform/db/scope.ts';
import { installationScope } from '#platform/mail/mail.ts';
import { findLetter, listLetters } from '#platform/mail/outbox.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { authOf } from './auth.ts';
import { createOrganisation, type Founded, type Founding } from './writes/organisations.ts';
import { ensureMember, ensurePerson } from './writes/people.ts';

/** An organisation with its owner, `mari@uhing.example`. */
export function anOrganisation(services: Services, overrides: Partial<Founding> = {}): Promise<Founded> {
  return createOrganisation(services, {
    name: 'Soomaa Ühing',
    language: 'et',
    region: 'Soomaa',
    ownerEmail: 'mari@uhing.example',
    ownerName: 'Mari Mets',
    ...overrides,
  });
}

export interface BuiltMember {
  id: string;
  userId: string;
  email: string;
}

/** Somebody who belongs to the organisation; the address follows the role unless it is said. */
export function aMember(
  { clock, database }: Services,
  scope: Scope,
  overrides: { role?: Role; until?: string | null; email?: string; name?: string } = {},
): Promise<BuiltMember> {
  const { role = 'editor', until = null } = overrides;
  const { email = `${role}@uhing.example`, name = `Isik ${role}` } = overrides;
  return database.inScope(scope, async (tx) => {
    const at = clock.now();
    const person = await ensurePerson(tx, { email, name, language: 'et' }, at);
    const id = await ensureMember(tx, { userId: person.id, role, until }, at);
    return { id, userId: person.id, email };
  });
}

/** Signs in for real. @returns a value for the header `cookie` */
export async function cookieOf(services: Services, email: string): Promise<string> {
  const auth = authOf(services);
  const cookies = await auth.signInWithToken(await auth.issueToken(email), {});
  const [session = ''] = cookies ?? [];
  if (session === '') throw new Error(`${email} cannot sign in`);
  return session.split(';')[0] ?? '';
}

/** What was written to this address, the oldest first; letters of the installation, unless a scope is given. */
export async function lettersTo({ database }: Services, address: string, scope?: Scope) {
  const where = scope ?? installationScope({ kind: 'system', name: 'Kaja', language: 'et' });
  return database.inScope(where, async (tx) => {
    const lines = (await listLetters(tx, 200)).filter((line) => line.address === address).reverse();
    const letters = [];
    for (const { id } of lines) letters.push(await findLetter(tx, id));
    return letters.filter((letter) => letter !== null && letter !== undefined);
  });
}
