import { createHash } from 'node:crypto';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '#platform/db/scope.ts';
import type { PageAnswer, PageCall } from '#platform/http/page.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { type Written, writtenIn } from '../formats/pdf/written.ts';

/** What every part of a public page needs to speak. */
export interface Speaking {
  language: Language;
  t: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  written: Written;
}

export function speakingOf(services: Services, call: PageCall): Speaking {
  const asked = call.query.language;
  const language: Language = asked === 'et' || asked === 'en' ? asked : call.language;
  return {
    language,
    t: (key, params) => services.texts.say(language, `plan:${key}`, params),
    written: writtenIn(language),
  };
}

interface PublicPage {
  title: string;
  /** Search engines may list it. */
  listed: boolean;
  children: ReactNode;
}

/** A whole page for people without an account: complete without JavaScript, its stylesheet is `/assets/plan-page.css`. */
export function renderPublicPage({ language, t }: Speaking, { title, listed, children }: PublicPage): string {
  const other: Language = language === 'et' ? 'en' : 'et';
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {listed ? null : <meta name="robots" content="noindex, nofollow" />}
        <title>{title}</title>
        <link rel="stylesheet" href="/assets/plan-page.css" />
      </head>
      <body>
        <a className="skip" href="#plan">
          {t('publicPage.skip')}
        </a>
        <nav className="top" aria-label={t('publicPage.language')}>
          <a href={`?language=${other}`} lang={other} hrefLang={other}>
            {t('publicPage.otherLanguage')}
          </a>
        </nav>
        <main id="plan">{children}</main>
      </body>
    </html>,
  )}`;
}

export function showGone(speaking: Speaking, key: 'notHere' | 'over', status: 404 | 410): PageAnswer {
  const { t } = speaking;
  const title = t(`publicPage.${key}Title`);
  return {
    status,
    html: renderPublicPage(speaking, {
      title,
      listed: false,
      children: (
        <>
          <h1>{title}</h1>
          <p>{t(`publicPage.${key}`)}</p>
        </>
      ),
    }),
  };
}

/** Five minutes: long enough to carry a crowd, short enough that nobody is told yesterday's state. */
const freshSeconds = 300;

/** Sent as something that caches may keep; whoever has the same page already is told so. */
export async function sendCached({ request, reply }: PageCall, html: string): Promise<PageAnswer> {
  const tag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`;
  void reply
    .header('cache-control', `public, max-age=${freshSeconds}`)
    .header('vary', 'accept-language, cookie')
    .header('etag', tag);
  if (request.headers['if-none-match'] === tag) await reply.code(304).send();
  else await reply.type('text/html; charset=utf-8').send(html);
  return { sent: true };
}
