import type { FastifyRequest } from 'fastify';

/** What stands behind `Authorization: Bearer`; null when a browser asks, or another scheme is meant for a proxy. */
export function bearerOf(request: FastifyRequest): string | null {
  const found = /^bearer(?: +(.*))?$/i.exec(request.headers.authorization ?? '');
  return found ? (found[1] ?? '').trim() : null;
}

/** A program that lists everything page by page stays below; one that runs wild does not wear the server out. */
const perMinute = 600;
const windowMs = 60_000;
/** More keys than any installation has at work in a minute: beyond it somebody tries texts. */
const mostKeys = 10_000;

/**
 * How often a key asked in this minute. Each process counts for itself: the limit guards the process, and a count that
 * all share would cost a write on every request.
 */
export class KeyLimits {
  readonly #now: () => number;
  #counts = new Map<string, number>();
  #endsAt = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Counts one request. @returns seconds until the next is served; 0 when this one is */
  secondsToWait(given: string): number {
    const key = given.slice(0, 64);
    const now = this.#now();
    if (now >= this.#endsAt || this.#counts.size >= mostKeys) {
      this.#counts = new Map();
      this.#endsAt = now + windowMs;
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count > perMinute ? Math.ceil((this.#endsAt - now) / 1000) : 0;
  }
}
