import type { Page } from '#platform/http/page.ts';
import { safeNext } from '../rules.ts';
import { identityPage, type PageTools, setCookies } from './page.tsx';
import { attemptsPerMinute, showSignIn } from './sign-in.tsx';

/** The link in a letter: opens once, within its time; else the form for a new one stands there. */
export function linkPages(tools: PageTools): Page[] {
  return [
    identityPage(tools, {
      method: 'GET',
      path: '/auth/link',
      perMinute: attemptsPerMinute,
      async handle(visit) {
        const token = (visit.query.token ?? '').slice(0, 200);
        const cookies = await tools.auth.signInWithToken(token, visit.visitor);
        if (!cookies) return { ...(await showSignIn(tools, visit, {}, visit.t('link.unusable'))), status: 410 };
        setCookies(visit, cookies);
        return { redirect: safeNext(visit.query.next) };
      },
    }),
  ];
}
