import { derivedKey } from '../config/secret.ts';

/** Tells two installation keys apart and gives neither away: derived, and cut short. */
export function keyMark(secret: string): string {
  return derivedKey(secret, 'mark of the key in backups').slice(0, 16);
}
