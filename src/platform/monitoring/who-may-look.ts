import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface Looking {
  /** Of the connection itself; what a header says of it counts for nothing. */
  socketAddress: string | undefined;
  headers: IncomingHttpHeaders;
  /** METRICS_TOKEN */
  token: string | null;
  /** Whether a proxy stands before us: then everybody comes from this machine. */
  behindProxy: boolean;
}

const forwarding = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];
const loopbackName = /^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i;
const loopbackAddress = /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/;

/**
 * Who may read the figures: whoever knows the token, and a program on this machine that asks us directly. A request from
 * this machine that a proxy may have passed on is everybody's, so it needs the token too.
 */
export function mayLook({ socketAddress, headers, token, behindProxy }: Looking): boolean {
  if (token !== null && isSame(/^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '', token)) return true;
  if (behindProxy || forwarding.some((name) => headers[name] !== undefined)) return false;
  return loopbackAddress.test(socketAddress ?? '') && loopbackName.test(headers.host ?? '');
}

// Of one length whatever was sent, so that the time it takes tells nothing of the token.
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
