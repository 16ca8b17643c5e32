import type { Page, PageAnswer } from '#platform/http/page.ts';
import { isLinkAlive } from '../reads/links.ts';
import type { Person } from '../reads/people.ts';
import { cookieValue } from '../rules/cookies.ts';
import { safeNext } from '../rules.ts';
import { opensAtATouch, personOfLink, requestSignInLink } from '../writes/sign-in-links.ts';
import { letIn } from './admission.ts';
import { askedBy, askedCookie } from './asked.ts';
import { identityPage, type PageTools, setCookies, show, type Visit } from './page.tsx';
import { showSent } from './sent.tsx';
import { attemptsPerMinute, showSignIn } from './sign-in.tsx';

const path = '/auth/link';

/**
 * The link in a letter: opens once, within its time. Only the browser that asked for it is let in by looking; another one
 * has to press a button, because programs that guard mailboxes look at every link before its reader does.
 */
export function linkPages(tools: PageTools): Page[] {
  return [
    identityPage(tools, { method: 'GET', path, perMinute: attemptsPerMinute, handle: (visit) => look(tools, visit) }),
    identityPage(tools, {
      method: 'POST',
      path,
      perMinute: attemptsPerMinute,
      handle: (visit) => enter(tools, visit, visit.form),
    }),
    identityPage(tools, {
      method: 'POST',
      path: `${path}/again`,
      perMinute: attemptsPerMinute,
      handle: (visit) => sendAgain(tools, visit),
    }),
  ];
}

async function look(tools: PageTools, visit: Visit): Promise<PageAnswer> {
  const { query } = visit;
  const asked = cookieValue(visit.request.headers.cookie, askedCookie);
  // Nothing that guards mailboxes looks from this machine.
  const token = tokenIn(query);
  if (visit.atTheMachine || opensAtATouch(tools.services, { token, by: query.by }, asked)) {
    return enter(tools, visit, query);
  }
  const alive = await tools.services.database.inInstallation((tx) =>
    isLinkAlive(tx, token, tools.services.clock.now()),
  );
  if (!alive) return showOver(tools, visit, query);
  return showPress(visit, await personOfLink(tools.services, query.who));
}

async function enter(tools: PageTools, visit: Visit, given: Record<string, string>): Promise<PageAnswer> {
  const cookies = await tools.auth.signInWithToken(tokenIn(given), visit.visitor);
  if (!cookies) return showOver(tools, visit, given);
  return letIn(tools, visit, cookies, { method: 'link', next: safeNext(given.next) });
}

function tokenIn(given: Record<string, string>): string {
  return (given.token ?? '').slice(0, 200);
}

async function sendAgain(tools: PageTools, visit: Visit): Promise<PageAnswer> {
  const { services } = tools;
  const person = await personOfLink(services, visit.form.who);
  if (!person) return showOver(tools, visit, {});
  const asking = askedBy(services, visit);
  const request = { askedBy: asking.value, address: visit.request.ip, next: safeNext(visit.form.next) };
  await requestSignInLink(services, { ...request, email: person.email });
  setCookies(visit, asking.cookies);
  return showSent(services.config, visit, masked(person.email));
}

/** Whoever holds an old letter need not learn the whole address it went to: `m…@uhing.example`. */
function masked(email: string): string {
  return email.replace(/^(.)[^@]*/, '$1…');
}

function showPress(visit: Visit, person: Person | null) {
  const { t, query } = visit;
  return show(visit, {
    title: t('link.title'),
    body: (
      <form className="card" method="post" action={path}>
        <h1>{t('link.title')}</h1>
        <p>{person ? t('link.press-as', { name: person.name }) : t('link.press')}</p>
        <Hidden values={{ token: tokenIn(query), who: query.who ?? '', next: safeNext(query.next) }} />
        <p>
          <button type="submit" className="full">
            {t('sign-in.enter')}
          </button>
        </p>
      </form>
    ),
  });
}

async function showOver(tools: PageTools, visit: Visit, given: Record<string, string>): Promise<PageAnswer> {
  const { t } = visit;
  const person = await personOfLink(tools.services, given.who);
  if (!person) return { ...(await showSignIn(tools, visit, {}, t('link.unusable'))), status: 410 };
  return show(visit, {
    title: t('link.over-title'),
    status: 410,
    body: (
      <form className="card" method="post" action={`${path}/again`}>
        <h1>{t('link.over-title')}</h1>
        <p>{t('link.over', { email: masked(person.email) })}</p>
        <Hidden values={{ who: given.who ?? '', next: safeNext(given.next) }} />
        <p>
          <button type="submit" className="full">
            {t('link.again')}
          </button>
        </p>
        <p className="small">
          <a href="/auth">{t('page.to-sign-in')}</a>
        </p>
      </form>
    ),
  });
}

function Hidden({ values }: { values: Readonly<Record<string, string>> }) {
  return Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
