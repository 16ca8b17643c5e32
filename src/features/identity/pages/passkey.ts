import type { Page, PageAnswer } from '#platform/http/page.ts';
import { PasskeyResponse } from '../contract/sign-in.ts';
import { safeNext } from '../rules.ts';
import { markPasskeyUsed } from '../writes/passkeys.ts';
import { letIn } from './admission.ts';
import { identityPage, type PageTools, setCookies, type Visit } from './page.tsx';
import { attemptsPerMinute, showSignIn } from './sign-in.tsx';

/** Signing in with a passkey: a challenge for the browser, and the form that brings back what the device made of it. */
export function passkeyPages(tools: PageTools): Page[] {
  return [
    identityPage(tools, {
      method: 'POST',
      path: '/auth/passkey/challenge',
      perMinute: attemptsPerMinute * 2,
      handle: (visit) => challenge(tools, visit),
    }),
    identityPage(tools, {
      method: 'POST',
      path: '/auth/passkey',
      perMinute: attemptsPerMinute,
      handle: (visit) => enter(tools, visit),
    }),
  ];
}

async function challenge(tools: PageTools, visit: Visit): Promise<PageAnswer> {
  const { options, cookies } = await tools.auth.passkeyToShow({ 'user-agent': visit.visitor['user-agent'] });
  setCookies(visit, cookies);
  await visit.reply.type('application/json; charset=utf-8').header('cache-control', 'no-store').send(options);
  return { sent: true };
}

async function enter(tools: PageTools, visit: Visit): Promise<PageAnswer> {
  const shown = PasskeyResponse.safeParse(parsed(visit.form.response));
  const cookies = shown.success ? await tools.auth.signInWithPasskey(shown.data, visit.visitor) : null;
  if (!shown.success || !cookies) {
    return { ...(await showSignIn(tools, visit, {}, visit.t('sign-in.passkey-refused'))), status: 400 };
  }
  await markPasskeyUsed(tools.services, shown.data.id);
  const next = safeNext(visit.form.next);
  return letIn(tools, visit, cookies, { method: 'passkey', countsAsTwo: true, next });
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse((text ?? '').slice(0, 50_000));
  } catch {
    return null;
  }
}
