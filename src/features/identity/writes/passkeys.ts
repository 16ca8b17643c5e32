import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { Auth, Visitor } from '../auth.ts';
import { passkeyAddedLetter } from '../mails/security.ts';
import type { IdentityTables } from '../tables.ts';
import { changeOwn, type Told } from './tell-person.ts';

type Parts = Pick<Services, 'clock' | 'config' | 'database' | 'jobs' | 'texts'>;

/**
 * Keeps the passkey that the browser made, and tells its person by letter.
 * @returns its id
 * @throws Refusal `passkey_unusable` when it does not answer this browser's challenge, `sign_in_again`
 */
export async function addPasskey(
  services: Parts,
  auth: Auth,
  person: Told,
  made: { name: string; response: unknown; visitor: Visitor },
): Promise<string> {
  const { name, response, visitor } = made;
  const id = await auth.addPasskey({ name, response }, visitor);
  if (id === null) throw new Refusal('passkey_unusable');
  const letter = passkeyAddedLetter(services.texts, person.language, { url: services.config.url, name });
  const change = { action: 'identity.passkey.added', change: { before: null, after: { name } }, letter };
  await changeOwn(services, person, change, async () => id);
  return id;
}

/** @throws Refusal `not_found` for another person's, too */
export async function renamePasskey(services: Parts, person: Told, id: string, name: string): Promise<void> {
  const change = { action: 'identity.passkey.renamed', change: { before: null, after: { name } } };
  const renamed = await changeOwn(services, person, change, async (tx) => {
    const { numUpdatedRows } = await tx
      .on<IdentityTables>()
      .updateTable('auth.passkey')
      .set({ name })
      .where('id', '=', id)
      .where('userId', '=', person.id)
      .executeTakeFirst();
    return numUpdatedRows > 0n ? true : null;
  });
  if (!renamed) throw new Refusal('not_found');
}

/** @throws Refusal `not_found` for another person's, too */
export async function removePasskey(services: Parts, person: Told, id: string): Promise<void> {
  const change = { action: 'identity.passkey.removed', change: { before: null, after: null } };
  const removed = await changeOwn(services, person, change, async (tx) => {
    const { numDeletedRows } = await tx
      .on<IdentityTables>()
      .deleteFrom('auth.passkey')
      .where('id', '=', id)
      .where('userId', '=', person.id)
      .executeTakeFirst();
    return numDeletedRows > 0n ? true : null;
  });
  if (!removed) throw new Refusal('not_found');
}

/** Remembers when a passkey last opened the door; the library keeps only how often. */
export async function markPasskeyUsed({ clock, database }: Parts, credentialId: string): Promise<void> {
  await database.inInstallation((tx) =>
    tx
      .on<IdentityTables>()
      .updateTable('auth.passkey')
      .set({ lastUsedAt: clock.now().toISOString() })
      .where('credentialID', '=', credentialId)
      .execute(),
  );
}
