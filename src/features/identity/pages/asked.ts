import { derivedKey } from '#platform/config/secret.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import type { Cookies } from '../auth.ts';
import { browserCookie, cookieValue } from '../rules/cookies.ts';
import type { Visit } from './page.tsx';

/** By it a browser that asked for a link is known again when the link is opened. It says nothing of any person. */
export const askedCookie = 'kaja.asked';
const minutes = 60;

export function askedBy(
  { config, secret }: Pick<Services, 'config' | 'secret'>,
  { request }: Visit,
): { value: string; cookies: Cookies } {
  const known = cookieValue(request.headers.cookie, askedCookie);
  const value = known ?? derivedKey(secret, `asked ${newId()}`);
  return { value, cookies: [browserCookie(config.url, askedCookie, value, minutes)] };
}
