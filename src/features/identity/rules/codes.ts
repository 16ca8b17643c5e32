/** RFC 6238: a code stands for half a minute. */
export const stepSeconds = 30;

/**
 * Half minutes whose codes are taken at this moment: the present one, and one on each side for clocks that go wrong and
 * people who type slowly (RFC 6238 §5.2).
 */
export function stepsAt(now: Date): readonly number[] {
  const present = Math.floor(now.getTime() / 1000 / stepSeconds);
  return [present, present - 1, present + 1];
}

/** Six digits however they were typed ("123 456"), or null. */
export function typedCode(given: string): string | null {
  const digits = given.replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

// Without i, l, o, 0 and 1, which people read as each other.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const recoveryLength = 10;
export const recoveryCodes = 10;

/** A recovery code out of random letters (base64url): `k7m2x-9qpda`, some 49 bits. */
export function recoveryCodeFrom(random: string): string {
  const code = [...Buffer.from(random, 'base64url').subarray(0, recoveryLength)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/** A recovery code as it is compared: small letters, no dashes or blanks; null when it cannot be one. */
export function typedRecoveryCode(given: string): string | null {
  const code = given.toLowerCase().replace(/[\s-]/g, '');
  return code.length === recoveryLength && [...code].every((letter) => alphabet.includes(letter)) ? code : null;
}

/** The secret in groups of four, as it is typed into an app. */
export function inGroups(secret: string): string {
  return (secret.match(/.{1,4}/g) ?? []).join(' ');
}
