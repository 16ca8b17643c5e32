import type { Language, Role } from '#platform/db/scope.ts';
import { dayOf } from '#platform/time/clock.ts';

/** One person, however the address was typed: for comparing, never for sending. */
export function foldEmail(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

const letters: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', õ: 'o', ü: 'u', š: 's', ž: 'z' };
/** Words that mean something in addresses. */
const reservedSlugs = new Set(['api', 'app', 'auth', 'new', 'account', 'outbox', 'start', 'demo', 's', 'assets']);
const longestSlug = 48;

/**
 * The organisation's word in addresses, from its name: `Põlva Noortekogu` → `polva-noortekogu`. A name without a
 * Latin letter or digit gives `organisatsioon`.
 */
export function slugOf(name: string): string {
  const latin = name
    .toLowerCase()
    .replace(/[äöõüšž]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  const slug = latin
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestSlug)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'organisatsioon' : slug;
}

/** The first of `name`, `name-2`, `name-3` … that is neither taken nor reserved. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  let slug = wanted;
  for (let number = 2; taken.has(slug) || reservedSlugs.has(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}

/** What is wrong with a role and its last day, or null. `today` is an Estonian calendar day. */
export function dayProblem(
  role: Role,
  until: string | null,
  today: string,
): 'guest_needs_day' | 'day_only_for_guest' | 'day_passed' | null {
  if (role !== 'guest') return until === null ? null : 'day_only_for_guest';
  if (until === null) return 'guest_needs_day';
  return until < today ? 'day_passed' : null;
}

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'expired';

export function invitationState(
  invitation: { accepted_at: string | null; withdrawn_at: string | null; expires_at: string; until: string | null },
  now: Date,
): InvitationState {
  if (invitation.accepted_at !== null) return 'accepted';
  if (invitation.withdrawn_at !== null) return 'withdrawn';
  // A guest's last day may pass before the letter is opened.
  const tooLate = invitation.until !== null && invitation.until < dayOf(now);
  return tooLate || Date.parse(invitation.expires_at) <= now.getTime() ? 'expired' : 'open';
}

const loopbackHosts = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);
/** What reverse proxies and tunnels add to a request that they pass on. */
const relayed = /^(forwarded|x-forwarded(-.+)?|x-real-ip|x-client-ip|true-client-ip|cf-.+|via)$/;
const loopbackPeers = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Whether the person sits at the machine itself: outbox, demo entry and direct sign-in open only then. The peer alone
 * does not tell, because a reverse proxy on the same machine is a loopback peer for the whole world; so the address that
 * was asked for must be this machine's too, and nothing may say that the request was passed on.
 */
export function isAtTheMachine(
  request: { peer: string | undefined; headers: Readonly<Record<string, string | string[] | undefined>> },
  config: { host: string; url: string; trustProxy: readonly string[] },
): boolean {
  const passedOn = Object.keys(request.headers).some((name) => relayed.test(name));
  const asked = `http://${String(request.headers.host ?? '')}`;
  return (
    loopbackHosts.has(config.host) &&
    loopbackHosts.has(new URL(config.url).hostname) &&
    config.trustProxy.length === 0 &&
    loopbackPeers.test(request.peer ?? '') &&
    URL.canParse(asked) &&
    loopbackHosts.has(new URL(asked).hostname) &&
    !passedOn
  );
}

const pagesAfterSignIn = /^\/auth\/(second-factor|ownership\/[a-z0-9-]+\/[0-9a-f-]{36})(\?[\w.~%&=+-]*)?$/;

/**
 * Where to go after signing in: only into the workspace or to a page of ours that needs it, never to an address that
 * somebody wrote into a link.
 */
export function safeNext(wanted: string | undefined): string {
  if (wanted === undefined || wanted.length > 300 || wanted.includes('//')) return '/app';
  if (pagesAfterSignIn.test(wanted)) return wanted;
  return /^\/app(\/[\w.~%/-]*)?(\?[\w.~%&=+-]*)?$/.test(wanted) ? wanted : '/app';
}

/** The people as whom a visitor of the demo can look around, by the role each has there. */
export const demoPeople = {
  lead: ['owner'],
  board: ['reviewer'],
  municipality: ['contributor', 'guest'],
  member: ['viewer'],
} as const satisfies Record<string, readonly Role[]>;
export type DemoPerson = keyof typeof demoPeople;

export function isDemoPerson(value: string | undefined): value is DemoPerson {
  return value !== undefined && Object.hasOwn(demoPeople, value);
}

export function isLanguage(value: string | undefined): value is Language {
  return value === 'et' || value === 'en';
}
