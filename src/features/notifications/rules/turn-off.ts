import { timingSafeEqual } from 'node:crypto';
import { derivedKey } from '#platform/config/secret.ts';

export interface LettersOf {
  organisationId: string;
  userId: string;
}

/** The address by which letters end without signing in; whoever has the letter may end it, and can do nothing else. */
export function turnOffPath(secret: string, of: LettersOf): string {
  return `/auth/letters-off/${of.organisationId}/${of.userId}/${proofOf(secret, of)}`;
}

export function mayTurnOff(secret: string, of: LettersOf, proof: string): boolean {
  const [given, right] = [Buffer.from(proof), Buffer.from(proofOf(secret, of))];
  return given.length === right.length && timingSafeEqual(given, right);
}

function proofOf(secret: string, { organisationId, userId }: LettersOf): string {
  return derivedKey(secret, `letters off ${organisationId} ${userId}`);
}
