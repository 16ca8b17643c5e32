import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { derivedKey } from '../config/secret.ts';

/** Where a secret lies. It is bound to that row: sealed text that is copied into another row opens no more. */
export interface SealedPlace {
  /** Table and column, as in the migration: `webhook_receiver.secret_sealed`. */
  column: `${string}.${string}`;
  id: string;
}

/** Names the way of sealing, so that a later one can stand beside it. */
const version = 'v1';
const algorithm = 'aes-256-gcm';
/** NIST SP 800-38D §8.2.2: 96 bits at random are safe for 2³² secrets under one key. */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals a secret for the database: AES-256-GCM under a key that derives from the installation key.
 * @param secret the installation key
 * @returns `v1.<base64url of nonce, ciphertext, tag>`
 */
export function seal(secret: string, plain: string, place: SealedPlace): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, keyOf(secret), nonce).setAAD(associated(place));
  const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${sealed.toString('base64url')}`;
}

/**
 * Opens what `seal` made.
 * @throws Error when it was sealed under another installation key, for another place, or was altered
 */
export function unseal(secret: string, sealed: string, place: SealedPlace): string {
  const [given, body = ''] = sealed.split('.');
  if (given !== version) throw new Error(`A secret of ${place.column} was sealed in the unknown way ${given}`);
  const bytes = Buffer.from(body, 'base64url');
  if (bytes.byteLength < nonceBytes + tagBytes) throw new Error(`A secret of ${place.column} is cut off`);
  const decipher = createDecipheriv(algorithm, keyOf(secret), bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(associated(place))
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new Error(`A secret of ${place.column} does not open with this installation key`, { cause: error });
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(derivedKey(secret, 'secrets at rest'), 'base64url');
}

function associated({ column, id }: SealedPlace): Buffer {
  return Buffer.from(`${column}\0${id}`, 'utf8');
}
