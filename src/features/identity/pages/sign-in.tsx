import type { Page } from '#platform/http/page.ts';
import { Email } from '../contract/values.ts';
import { type DemoEntry, demoEntries } from '../reads/demo.ts';
import { firstOrganisations } from '../reads/organisations.ts';
import { foldEmail, safeNext } from '../rules.ts';
import { countTry, forgiveTry } from '../writes/limits.ts';
import { requestSignInLink } from '../writes/sign-in-links.ts';
import { letIn } from './admission.ts';
import { askedBy } from './asked.ts';
import { Field } from './field.tsx';
import { identityPage, type PageTools, setCookies, show, type Visit, type Wrong, wrongOf } from './page.tsx';
import { PasskeyForm } from './passkey-form.tsx';
import { showSent } from './sent.tsx';

/** Attempts of one address in a minute: enough for a person who mistypes, too few for guessing. */
export const attemptsPerMinute = 30;

export function signInPages(tools: PageTools): Page[] {
  return [
    identityPage(tools, { method: 'GET', path: '/auth', handle: (visit) => openSignIn(tools, visit) }),
    identityPage(tools, {
      method: 'POST',
      path: '/auth',
      perMinute: attemptsPerMinute,
      handle: (visit) => (visit.form.password === undefined ? askForLink(tools, visit) : enterByPassword(tools, visit)),
    }),
    identityPage(tools, { method: 'POST', path: '/auth/sign-out', handle: (visit) => leave(tools, visit) }),
  ];
}

async function openSignIn(tools: PageTools, visit: Visit) {
  if (visit.session) return { redirect: safeNext(visit.query.next) };
  const organisations = await tools.services.database.inInstallation((tx) => firstOrganisations(tx, 1));
  if (organisations.length === 0) return { redirect: '/auth/start' };
  return showSignIn(tools, visit, {});
}

async function askForLink(tools: PageTools, visit: Visit) {
  const { services } = tools;
  const email = Email.safeParse(visit.form.email);
  if (!email.success) return showSignIn(tools, visit, { email: visit.t('page.wrong-email') });
  const asking = askedBy(services, visit);
  const request = { askedBy: asking.value, address: visit.request.ip, next: safeNext(visit.form.next) };
  try {
    await requestSignInLink(services, { ...request, email: email.data });
  } catch (error) {
    const { status, sentence } = wrongOf(visit, error);
    return { ...(await showSignIn(tools, visit, { email: sentence })), status };
  }
  setCookies(visit, asking.cookies);
  return showSent(services.config, visit, email.data);
}

async function enterByPassword(tools: PageTools, visit: Visit) {
  const { services, auth } = tools;
  const email = (visit.form.email ?? '').slice(0, 254);
  const password = (visit.form.password ?? '').slice(0, 200);
  const trying = { what: 'password', account: foldEmail(email), address: visit.request.ip } as const;
  try {
    await countTry(services, trying);
  } catch (error) {
    const { status, sentence } = wrongOf(visit, error);
    return { ...(await showSignIn(tools, visit, { password: sentence })), status };
  }
  const cookies = await auth.signInWithPassword(foldEmail(email), password, visit.visitor);
  if (!cookies) return showSignIn(tools, visit, { password: visit.t('sign-in.password-wrong') });
  await forgiveTry(services, trying);
  return letIn(tools, visit, cookies, { method: 'password', next: safeNext(visit.form.next) });
}

async function leave(tools: PageTools, visit: Visit) {
  setCookies(visit, await tools.auth.signOut(visit.visitor));
  const { next = '' } = visit.form;
  // Back to the invitation that was for somebody else; nowhere outside this room.
  return { redirect: /^\/auth\/invitation\/[a-z0-9-]+\/[\w-]+$/.test(next) ? next : '/auth' };
}

export async function showSignIn(tools: PageTools, visit: Visit, wrong: Wrong, notice?: string) {
  const { t } = visit;
  const { provider } = tools.services.config;
  const entries = visit.atTheMachine ? await demoEntries(tools.services.database) : [];
  const next = safeNext(visit.form.next ?? visit.query.next);
  return show(visit, {
    title: t('sign-in.title'),
    status: Object.keys(wrong).length > 0 ? 400 : 200,
    body: (
      <>
        {notice ? (
          <p className="note warn" role="status">
            {notice}
          </p>
        ) : null}
        <div className="card">
          <h1>{t('sign-in.title')}</h1>
          <LinkForm visit={visit} wrong={wrong} next={next} />
          <PasskeyForm visit={visit} next={next} />
          {provider ? (
            <p>
              <a className="button quiet full" href={`/auth/provider?${new URLSearchParams({ next })}`}>
                {t('sign-in.by-provider', { provider: provider.name })}
              </a>
            </p>
          ) : null}
          <PasswordForm visit={visit} wrong={wrong} next={next} />
        </div>
        {entries.length > 0 ? <DemoCard visit={visit} entries={entries} /> : null}
      </>
    ),
  });
}

interface FormProps {
  visit: Visit;
  wrong: Wrong;
  next: string;
}

function LinkForm({ visit: { t, form }, wrong, next }: FormProps) {
  return (
    <form method="post" action="/auth" noValidate>
      <input type="hidden" name="next" value={next} />
      <Field
        name="email"
        label={t('sign-in.email')}
        hint={t('sign-in.email-hint')}
        wrong={wrong.email}
        input={{
          type: 'email',
          autoComplete: 'username webauthn',
          required: true,
          maxLength: 254,
          defaultValue: form.email,
        }}
      />
      <p>
        <button type="submit" className="full">
          {t('sign-in.send-link')}
        </button>
      </p>
    </form>
  );
}

function PasswordForm({ visit: { t, form }, wrong, next }: FormProps) {
  return (
    <details open={wrong.password !== undefined}>
      <summary>{t('sign-in.by-password')}</summary>
      <form method="post" action="/auth" noValidate>
        <input type="hidden" name="next" value={next} />
        <Field
          prefix="password-"
          name="email"
          label={t('sign-in.email')}
          input={{ type: 'email', autoComplete: 'username', required: true, maxLength: 254, defaultValue: form.email }}
        />
        <Field
          prefix="password-"
          name="password"
          label={t('sign-in.password')}
          wrong={wrong.password}
          input={{ type: 'password', autoComplete: 'current-password', required: true, maxLength: 200 }}
        />
        <p>
          <button type="submit" className="quiet full">
            {t('sign-in.enter')}
          </button>
        </p>
      </form>
    </details>
  );
}

function DemoCard({ visit: { t }, entries }: { visit: Visit; entries: readonly DemoEntry[] }) {
  return (
    <section className="card" aria-labelledby="demo">
      <h2 id="demo">{t('demo.title')}</h2>
      <p className="soft">{t('demo.text')}</p>
      <form method="post" action="/auth/demo">
        <ul className="people">
          {entries.map((entry) => (
            <li key={entry.person}>
              <button type="submit" className="quiet" name="person" value={entry.person}>
                {t('demo.enter-as', { name: entry.name })}
                <span>{t(`demo.people.${entry.person}`)}</span>
              </button>
            </li>
          ))}
        </ul>
      </form>
      <p className="small">
        <a href="/auth/start">{t('demo.own')}</a>
      </p>
    </section>
  );
}
