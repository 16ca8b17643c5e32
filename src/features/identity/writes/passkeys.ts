import { z } from 'zod';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { Auth, Visitor } from '../auth.ts';
import { passkeyAddedLetter } from '../mails/security.ts';
import type { IdentityTables, PasskeyRow } from '../tables.ts';
import { changeOwn, type Told } from './tell-person.ts';
import { keepWaiting, takeWaiting, type Waiting } from './waiting.ts';

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

/** What was removed, as it was: whoever removed the wrong one gets it back. */
const Removed = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  publicKey: z.string(),
  userId: z.uuid(),
  credentialID: z.string(),
  counter: z.number(),
  deviceType: z.string(),
  backedUp: z.boolean(),
  transports: z.string().nullable(),
  createdAt: z.string().nullable(),
  aaguid: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
}) satisfies z.ZodType<PasskeyRow>;
const removed: Waiting<PasskeyRow> = { kind: 'removed-passkey', schema: Removed, minutes: 10 };

/** @returns what undoes it, for ten minutes @throws Refusal `not_found` for another person's, too */
export async function removePasskey(
  services: Parts & Pick<Services, 'secret'>,
  person: Told,
  id: string,
): Promise<string> {
  const change = { action: 'identity.passkey.removed', change: { before: null, after: null } };
  const undo = await changeOwn(services, person, change, async (tx) => {
    const row = await tx
      .on<IdentityTables>()
      .deleteFrom('auth.passkey')
      .where('id', '=', id)
      .where('userId', '=', person.id)
      .returningAll()
      .executeTakeFirst();
    return row ? keepWaiting(services, tx, removed, row) : null;
  });
  if (undo === null) throw new Refusal('not_found');
  return undo;
}

/** @returns the passkey's id @throws Refusal `not_found` when it is too late, or not this person's */
export async function restorePasskey(services: Parts, person: Told, undo: string): Promise<string> {
  const change = { action: 'identity.passkey.restored', change: { before: null, after: null } };
  const restored = await changeOwn(services, person, change, async (tx) => {
    const row = await takeWaiting(tx, services.clock.now(), removed, undo);
    // Thrown, so that what is another's is not used up by the try.
    if (row?.userId !== person.id) throw new Refusal('not_found');
    await tx.on<IdentityTables>().insertInto('auth.passkey').values(row).execute();
    return row.id;
  });
  if (restored === null) throw new Refusal('not_found');
  return restored;
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
