import type { Page, PageAnswer } from '#platform/http/page.ts';
import { cookieValue, endedCookie } from '../rules/cookies.ts';
import { safeNext } from '../rules.ts';
import { arrive } from '../writes/provider/arrive.ts';
import { beginProvider, providerCookie } from '../writes/provider/begin.ts';
import { afterAdmission } from './admission.ts';
import { identityPage, type PageTools, setCookies, show, type Visit, wrongOf } from './page.tsx';
import { attemptsPerMinute, showSignIn } from './sign-in.tsx';

/** The way to the outside sign-in and back. Whatever goes wrong there, the sign-in page says it and the other ways work. */
export function providerPages(tools: PageTools): Page[] {
  return [
    identityPage(tools, {
      method: 'GET',
      path: '/auth/provider',
      perMinute: attemptsPerMinute,
      handle: (visit) => leave(tools, visit),
    }),
    identityPage(tools, {
      method: 'GET',
      path: '/auth/provider/callback',
      perMinute: attemptsPerMinute,
      handle: (visit) => comeBack(tools, visit),
    }),
  ];
}

async function leave(tools: PageTools, visit: Visit): Promise<PageAnswer> {
  const next = safeNext(visit.query.next);
  if (visit.session) return { redirect: next };
  try {
    const { address, cookie } = await beginProvider(tools.services, { purpose: 'sign-in', userId: null, next });
    setCookies(visit, [cookie]);
    return { redirect: address };
  } catch (error) {
    return said(tools, visit, wrongOf(visit, error));
  }
}

async function comeBack(tools: PageTools, visit: Visit): Promise<PageAnswer> {
  const { config } = tools.services;
  const { state, code, error, iss } = visit.query;
  const token = cookieValue(visit.request.headers.cookie, providerCookie);
  setCookies(visit, [endedCookie(config.url, providerCookie)]);
  const provider = config.provider?.name ?? '';
  try {
    const arrived = await arrive(tools.services, {
      token,
      state,
      code,
      error,
      issuer: iss,
      visitor: visit.visitor,
      signedInAs: visit.session?.userId ?? null,
    });
    if (arrived.kind === 'admitted') return afterAdmission(tools, visit, arrived.admission, arrived.next);
    if (arrived.kind === 'linked') return showLinked(visit, provider, arrived.next);
    const status = arrived.kind === 'stranger' ? 403 : 409;
    return await said(tools, visit, { status, sentence: visit.t(`provider.${arrived.kind}`, { provider }) });
  } catch (error) {
    return said(tools, visit, wrongOf(visit, error));
  }
}

/** On the sign-in page, where the other ways are; whoever is signed in already gets it on a page of its own. */
async function said(tools: PageTools, visit: Visit, wrong: { status: number; sentence: string }): Promise<PageAnswer> {
  const { t } = visit;
  if (!visit.session) return { ...(await showSignIn(tools, visit, {}, wrong.sentence)), status: wrong.status };
  return show(visit, {
    title: t('page.refused'),
    status: wrong.status,
    body: (
      <div className="card">
        <h1>{t('page.refused')}</h1>
        <p>{wrong.sentence}</p>
        <p>
          <a href="/app">{t('provider.back')}</a>
        </p>
      </div>
    ),
  });
}

function showLinked(visit: Visit, provider: string, next: string) {
  const { t } = visit;
  return show(visit, {
    title: t('provider.linked-title'),
    body: (
      <div className="card">
        <h1>{t('provider.linked-title')}</h1>
        <p>{t('provider.linked', { provider })}</p>
        <p>
          <a className="button" href={next}>
            {t('provider.back')}
          </a>
        </p>
      </div>
    ),
  });
}
