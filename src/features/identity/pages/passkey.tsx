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

/** Hidden until the script has found that this browser knows passkeys. */
export function PasskeyForm({ visit: { t }, next }: { visit: Visit; next: string }) {
  return (
    <>
      <form method="post" action="/auth/passkey" data-passkey="" hidden>
        <input type="hidden" name="response" value="" />
        <input type="hidden" name="next" value={next} />
        <p>
          <button type="submit" className="quiet full">
            {t('sign-in.by-passkey')}
          </button>
        </p>
        <p className="wrong" role="alert" data-passkey-failed="" hidden>
          {t('sign-in.passkey-failed')}
        </p>
      </form>
      <script type="module" src="/auth/page.js" />
    </>
  );
}
