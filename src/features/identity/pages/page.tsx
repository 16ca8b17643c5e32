import type { ReactNode } from 'react';
import type { Language } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { renderPage } from '#platform/html/page.tsx';
import type { Page, PageAnswer, PageCall } from '#platform/http/page.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { Auth, Cookies, Visitor } from '../auth.ts';
import { isAtTheMachine, isLanguage } from '../rules.ts';

/** A sentence of this room in the reader's language. */
export type Speak = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export interface PageTools {
  services: Services;
  auth: Auth;
}

/** A page's call with what every page of this room needs. */
export interface Visit extends PageCall {
  t: Speak;
  atTheMachine: boolean;
  visitor: Visitor;
}

/** Wrong sentences by field, shown beside it. */
export type Wrong = Readonly<Record<string, string>>;

export function identityPage(
  tools: PageTools,
  page: Omit<Page, 'handle'> & { handle: (visit: Visit) => Promise<PageAnswer> },
): Page {
  return {
    ...page,
    async handle(given) {
      const call = { ...given, form: onlyText(given.form), query: onlyText(given.query) };
      // A program that only looks (HEAD) must not use up a link.
      if (call.request.method === 'HEAD') return { html: '' };
      const chosen = chosenLanguage(call);
      if (chosen) return chosen;
      const visit = visitOf(tools.services, call);
      try {
        return await page.handle(visit);
      } catch (error) {
        if (error instanceof Refusal) return refused(visit, error);
        throw error;
      }
    },
  };
}

/** A repeated parameter comes as a list, a JSON body as anything: neither is what a form of ours sends. */
function onlyText(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function visitOf(services: Services, call: PageCall): Visit {
  const { headers, socket } = call.request;
  return {
    ...call,
    t: (key, params) => services.texts.say(call.language, `identity:${key}`, params),
    atTheMachine: isAtTheMachine({ peer: socket.remoteAddress, headers }, services.config),
    visitor: { cookie: headers.cookie, 'user-agent': headers['user-agent'] },
  };
}

/** `?language=en` on any page: remembered in a cookie, and the page again without it. */
function chosenLanguage(call: PageCall): PageAnswer | null {
  const { language, ...query } = call.query;
  if (!isLanguage(language)) return null;
  void call.reply.header('set-cookie', `kaja_language=${language}; Path=/; Max-Age=31536000; SameSite=Lax`);
  // Only the path: a request line may also name a whole address, and that would lead away from here.
  const path = new URL(call.request.url, 'http://localhost').pathname;
  const rest = new URLSearchParams(query).toString();
  return { redirect: rest ? `${path}?${rest}` : path };
}

/** Codes with a status of their own; any other refusal is a conflict with how things stand. */
const statuses: Readonly<Record<string, number>> = {
  not_found: 404,
  too_many_tries: 429,
  sign_in_again: 403,
  provider_unconfigured: 404,
  provider_absent: 503,
};

/** What was wrong, as the sentence beside a field. @throws the error itself unless it is a refusal */
export function wrongOf(visit: Visit, error: unknown): { status: number; sentence: string } {
  if (!(error instanceof Refusal)) throw error;
  return { status: statuses[error.code] ?? 409, sentence: visit.t(`errors.${error.code}`, error.params) };
}

function refused(visit: Visit, error: Refusal): PageAnswer {
  const key = error.code === 'not_found' ? 'page.gone' : `errors.${error.code}`;
  return show(visit, {
    title: visit.t('page.refused'),
    status: statuses[error.code] ?? 409,
    body: (
      <div className="card">
        <h1>{visit.t('page.refused')}</h1>
        <p>{visit.t(key, error.params)}</p>
        <p>
          <a href="/auth">{visit.t('page.to-sign-in')}</a>
        </p>
      </div>
    ),
  });
}

export function show(
  visit: Visit,
  view: { title: string; body: ReactNode; status?: number; wide?: boolean },
): { html: string; status: number } {
  const { title, body, status = 200, wide = false } = view;
  const children = (
    <>
      {body}
      {visit.session ? null : <Languages visit={visit} />}
    </>
  );
  return { status, html: renderPage({ language: visit.language, title, wide, children }) };
}

function Languages({ visit }: { visit: Visit }) {
  return (
    <nav className="languages" aria-label={visit.t('page.language')}>
      <LanguageLink visit={visit} language="et" label={visit.t('page.estonian')} />
      <LanguageLink visit={visit} language="en" label={visit.t('page.english')} />
    </nav>
  );
}

function LanguageLink({ visit, language, label }: { visit: Visit; language: Language; label: string }) {
  if (visit.language === language) return <strong>{label}</strong>;
  const query = new URLSearchParams({ ...visit.query, language });
  return (
    <a href={`?${query}`} lang={language} hrefLang={language}>
      {label}
    </a>
  );
}

/** Hands the library's cookies to the browser. */
export function setCookies(visit: PageCall, cookies: Cookies): void {
  for (const cookie of cookies) void visit.reply.header('set-cookie', cookie);
}
