import { Refusal } from '#platform/errors/refusal.ts';
import type { PageAnswer } from '#platform/http/page.ts';
import type { Cookies } from '../auth.ts';
import type { SignInMethod } from '../contract/sign-in.ts';
import { browserCookie, cookieValue, endedCookie } from '../rules/cookies.ts';
import { type Admission, admit } from '../writes/admission.ts';
import { type PageTools, setCookies, type Visit } from './page.tsx';

/** Holds what waits for a code, for the ten minutes that it waits. */
export const halfInCookie = 'kaja.half-in';
const minutes = 10;

/** After a first proof: on to where they wanted, or to the page that asks for a code. */
export async function letIn(
  tools: PageTools,
  visit: Visit,
  cookies: Cookies,
  proof: { method: SignInMethod; countsAsTwo?: boolean; next: string },
): Promise<PageAnswer> {
  const admission = await admit(tools.services, cookies, proof);
  if (!admission) throw new Refusal('sign_in_needed');
  return afterAdmission(tools, visit, admission, proof.next);
}

export function afterAdmission(tools: PageTools, visit: Visit, admission: Admission, next: string): PageAnswer {
  const { url } = tools.services.config;
  if ('waiting' in admission) {
    setCookies(visit, [browserCookie(url, halfInCookie, admission.waiting, minutes)]);
    return { redirect: `/auth/code?${new URLSearchParams({ next })}` };
  }
  const waits = cookieValue(visit.request.headers.cookie, halfInCookie) !== null;
  setCookies(visit, [...admission.cookies, ...(waits ? [endedCookie(url, halfInCookie)] : [])]);
  return { redirect: next };
}
