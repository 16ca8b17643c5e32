import type { Role } from '#platform/db/scope.ts';
import type { Reach } from '../contract/reaches.ts';

/** A key that could make keys or receivers would outlive its own end; erasing people asks for a person. */
const neverByKey = new Set([
  'identity.keys-own',
  'identity.keys-manage',
  'webhooks.manage',
  'identity.personal-data-manage',
]);

/**
 * What a key may do now, whatever its member's role was when it was made.
 * @param rights permissions of a role, as the one table of access says today
 */
export function permissionsOfKey(
  key: { reach: Reach; permissions: readonly string[] },
  role: Role,
  rights: (role: Role) => readonly string[],
): Set<string> {
  const chosen = key.reach === 'chosen' ? new Set(key.permissions) : null;
  const editors = key.reach === 'work' ? new Set(rights('editor')) : null;
  const left = rights(role).filter(
    (permission) =>
      !neverByKey.has(permission) && (chosen?.has(permission) ?? true) && (editors?.has(permission) ?? true),
  );
  return new Set(left);
}

export const keyPrefix = 'kaja_';
/** Letters of a key by which a person tells it from others. */
export const shownLetters = 4;
export const longestKeyDays = 731;
export const mostKeysOfPerson = 50;
/** How exact "last used" is: a write on every request would cost more than it tells. */
const exactToMs = 3_600_000;

export function isUseToNote(lastUsedAt: string | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - Date.parse(lastUsedAt) >= exactToMs;
}

/** What is wrong with a key's last day, or null. Days of the Estonian calendar. */
export function keyDayProblem(expiresOn: string, today: string): 'day_passed' | 'key_day_too_far' | null {
  if (expiresOn < today) return 'day_passed';
  const days = (Date.parse(expiresOn) - Date.parse(today)) / 86_400_000;
  return days > longestKeyDays ? 'key_day_too_far' : null;
}
