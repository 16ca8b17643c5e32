/** How often something may be tried before it has to wait, and for how long. */
export interface Limit {
  /** Tries that cost nothing; after the last of them the pauses begin. */
  free: number;
  firstPauseSeconds: number;
  longestPauseSeconds: number;
  /** After this long without a try all is forgotten. */
  forgottenAfterSeconds: number;
}

const hour = 3600;

/**
 * `…-account` counts by the account that is tried, known here or not; `…-address` by the network address that tries.
 * An office shares one address, so that one is wider.
 */
export const limits = {
  'password-account': { free: 5, firstPauseSeconds: 30, longestPauseSeconds: 900, forgottenAfterSeconds: 6 * hour },
  'password-address': { free: 20, firstPauseSeconds: 30, longestPauseSeconds: 900, forgottenAfterSeconds: hour },
  'code-account': { free: 5, firstPauseSeconds: 30, longestPauseSeconds: hour, forgottenAfterSeconds: 24 * hour },
  'code-address': { free: 20, firstPauseSeconds: 30, longestPauseSeconds: 900, forgottenAfterSeconds: hour },
  'link-account': { free: 5, firstPauseSeconds: 60, longestPauseSeconds: hour, forgottenAfterSeconds: hour },
  'link-address': { free: 60, firstPauseSeconds: 60, longestPauseSeconds: 900, forgottenAfterSeconds: hour },
} as const satisfies Record<string, Limit>;
export type LimitKind = keyof typeof limits;

/** Longest time that any try is remembered; older rows are tidied away. */
export const longestMemorySeconds = Math.max(...Object.values(limits).map((limit) => limit.forgottenAfterSeconds));

/** Seconds to wait after this many tries in a row: none, then doubling, then no longer than the longest. */
export function pauseAfter(limit: Limit, tries: number): number {
  if (tries < limit.free) return 0;
  // 2^30 times a second is longer than any pause; beyond it the number would no longer be one.
  const doublings = Math.min(tries - limit.free, 30);
  return Math.min(limit.firstPauseSeconds * 2 ** doublings, limit.longestPauseSeconds);
}

/** Whose tries are counted together: a household or office has one IPv4 address, and a whole /64 of IPv6. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
