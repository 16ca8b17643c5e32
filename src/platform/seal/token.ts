import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 36 letters of 62 carry 214 bits: nobody guesses one, and a plain hash is enough to keep it by. */
const randomLetters = 36;
/** A CRC-32 in six letters, so that whoever searches files for lost keys can tell one from other text without asking us. */
const checkLetters = 6;

/** A new secret of its own kind, to be shown once: `kaja_` + 36 random letters + 6 that check them. */
export function newToken(prefix: string): string {
  let random = '';
  while (random.length < randomLetters) {
    for (const byte of randomBytes(randomLetters)) {
      // 248 = 4 × 62: bytes above would make some letters likelier than others.
      if (byte < 248 && random.length < randomLetters) random += letters[byte % 62];
    }
  }
  return `${prefix}${random}${checkOf(prefix + random)}`;
}

/** Whether this can be a token at all; spares the database the question. */
export function isToken(text: string, prefix: string): boolean {
  if (!text.startsWith(prefix) || text.length !== prefix.length + randomLetters + checkLetters) return false;
  return text.slice(-checkLetters) === checkOf(text.slice(0, -checkLetters));
}

/** Bytes for a key that two sides share. */
export function newSecretBytes(bytes: number): Buffer {
  return randomBytes(bytes);
}

/** What is kept of a token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function checkOf(text: string): string {
  let number = crc32(text);
  let check = '';
  for (let place = 0; place < checkLetters; place += 1) {
    check = letters[number % 62] + check;
    number = Math.floor(number / 62);
  }
  return check;
}
