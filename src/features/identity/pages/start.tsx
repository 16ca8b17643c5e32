import { z } from 'zod';
import type { Page, PageAnswer } from '#platform/http/page.ts';
import { Email, LanguageChoice, OrganisationName, PersonName, Region } from '../contract/values.ts';
import { demoOrganisation, firstOrganisations, membershipsOf } from '../reads/organisations.ts';
import { createOrganisation, type Founded } from '../writes/organisations.ts';
import { requestSignInLink } from '../writes/sign-in-links.ts';
import { letIn as enter } from './admission.ts';
import { askedBy } from './asked.ts';
import { Field } from './field.tsx';
import { identityPage, type PageTools, setCookies, show, type Visit, type Wrong } from './page.tsx';
import { showSent } from './sent.tsx';
import { attemptsPerMinute } from './sign-in.tsx';

const Form = z.object({ name: OrganisationName, language: LanguageChoice, region: Region });
const Owner = z.object({ ownName: PersonName, email: Email });

/** The person who will own it, when they need not say who they are. */
interface KnownOwner {
  name: string;
  email: string;
}

/** First run, and the way out of the demo: four answers make an organisation. */
export function startPages(tools: PageTools): Page[] {
  const path = '/auth/start';
  return [
    identityPage(tools, {
      method: 'GET',
      path,
      async handle(visit) {
        if (!(await isOpen(tools, visit))) return showClosed(visit);
        return showStart(visit, await knownOwner(tools, visit), {});
      },
    }),
    identityPage(tools, {
      method: 'POST',
      path,
      perMinute: attemptsPerMinute,
      async handle(visit) {
        if (!(await isOpen(tools, visit))) return showClosed(visit);
        return found(tools, visit);
      },
    }),
  ];
}

/** To the first person of an installation, to whoever is signed in, and to a visitor of a demo on this machine. */
function isOpen({ services }: PageTools, visit: Visit): Promise<boolean> {
  return services.database.inInstallation(async (tx) => {
    if (visit.session) return true;
    if ((await firstOrganisations(tx, 1)).length === 0) return true;
    return visit.atTheMachine && (await demoOrganisation(tx)) !== null;
  });
}

/** People of the demo have invented addresses: whoever looks around as one of them says who they really are. */
function knownOwner({ services }: PageTools, { session }: Visit): Promise<KnownOwner | null> {
  if (!session) return Promise.resolve(null);
  return services.database.inInstallation(async (tx) => {
    const memberships = await membershipsOf(tx, session.userId);
    const invented = memberships.length > 0 && memberships.every(({ demo }) => demo);
    return invented ? null : { name: session.name, email: session.email };
  });
}

async function found(tools: PageTools, visit: Visit): Promise<PageAnswer> {
  const known = await knownOwner(tools, visit);
  const organisation = Form.safeParse(visit.form);
  const owner = known ? null : Owner.safeParse(visit.form);
  if (!organisation.success || owner?.success === false) {
    const issues = [...(organisation.error?.issues ?? []), ...(owner?.error?.issues ?? [])];
    return showStart(visit, known, sentences(visit, issues));
  }
  const person = known ?? { name: owner?.data?.ownName ?? '', email: owner?.data?.email ?? '' };
  const founded = await createOrganisation(tools.services, {
    ...organisation.data,
    ownerName: person.name,
    ownerEmail: person.email,
  });
  return known ? { redirect: welcome(founded) } : letIn(tools, visit, founded, person.email);
}

/** Without a mail server, whoever sits at the machine is let in; a person known before proves themselves by letter. */
async function letIn(tools: PageTools, visit: Visit, founded: Founded, email: string): Promise<PageAnswer> {
  const { services, auth } = tools;
  const next = welcome(founded);
  if (visit.atTheMachine && services.config.smtpUrl === null && founded.newOwner) {
    const cookies = await auth.signInWithToken(await auth.issueToken(email), visit.visitor);
    if (cookies) return enter(tools, visit, cookies, { method: 'link', next });
  }
  const asking = askedBy(services, visit);
  await requestSignInLink(services, { email, next, askedBy: asking.value, address: visit.request.ip });
  setCookies(visit, asking.cookies);
  return showSent(services.config, visit, email, visit.t('start.sent-title'));
}

function welcome({ slug }: Founded): string {
  return `/app/${slug}/welcome`;
}

function sentences({ t }: Visit, issues: readonly z.core.$ZodIssue[]): Wrong {
  const wrong: Record<string, string> = {};
  for (const issue of issues) {
    const field = String(issue.path[0]);
    if (issue.code === 'too_big') wrong[field] ??= t('page.too-long', { limit: Number(issue.maximum) });
    else if (issue.code === 'invalid_format') wrong[field] ??= t('page.wrong-email');
    else wrong[field] ??= t('page.missing');
  }
  return wrong;
}

function showClosed(visit: Visit) {
  const { t } = visit;
  return show(visit, {
    title: t('start.closed-title'),
    status: 403,
    body: (
      <div className="card">
        <h1>{t('start.closed-title')}</h1>
        <p>{t('start.closed')}</p>
        <p>
          <a className="button" href="/auth">
            {t('page.to-sign-in')}
          </a>
        </p>
      </div>
    ),
  });
}

function showStart(visit: Visit, known: KnownOwner | null, wrong: Wrong) {
  const { t } = visit;
  return show(visit, {
    title: t('start.title'),
    status: Object.keys(wrong).length > 0 ? 400 : 200,
    body: (
      <div className="card">
        <h1>{t('start.title')}</h1>
        <p className="soft">{t('start.text')}</p>
        <StartForm visit={visit} known={known} wrong={wrong} />
        {visit.session ? null : (
          <p className="small">
            <a href="/auth">{t('start.have')}</a>
          </p>
        )}
      </div>
    ),
  });
}

function StartForm({ visit, known, wrong }: { visit: Visit; known: KnownOwner | null; wrong: Wrong }) {
  const { t, form } = visit;
  return (
    <form method="post" action="/auth/start" noValidate>
      <Field
        name="name"
        label={t('start.name')}
        wrong={wrong.name}
        input={{ required: true, maxLength: 120, autoComplete: 'organization', defaultValue: form.name }}
      />
      <LanguageField visit={visit} />
      <Field
        name="region"
        label={t('start.region')}
        hint={t('start.region-hint')}
        wrong={wrong.region}
        input={{ required: true, maxLength: 120, list: 'counties', autoComplete: 'off', defaultValue: form.region }}
      />
      <datalist id="counties">
        {t('start.counties')
          .split('; ')
          .map((county) => (
            <option key={county} value={county} />
          ))}
      </datalist>
      {known ? <p className="note">{t('start.as', { ...known })}</p> : <OwnerFields visit={visit} wrong={wrong} />}
      <p>
        <button type="submit" className="full">
          {t('start.create')}
        </button>
      </p>
    </form>
  );
}

function LanguageField({ visit: { t, form, language } }: { visit: Visit }) {
  const chosen = form.language ?? language;
  return (
    <fieldset className="field">
      <legend>{t('start.language')}</legend>
      <div className="choices">
        <label>
          <input type="radio" name="language" value="et" defaultChecked={chosen !== 'en'} />
          {t('start.estonian')}
        </label>
        <label>
          <input type="radio" name="language" value="en" defaultChecked={chosen === 'en'} />
          {t('start.english')}
        </label>
      </div>
    </fieldset>
  );
}

function OwnerFields({ visit: { t, form }, wrong }: { visit: Visit; wrong: Wrong }) {
  return (
    <>
      <Field
        name="ownName"
        label={t('start.own-name')}
        wrong={wrong.ownName}
        input={{ required: true, maxLength: 120, autoComplete: 'name', defaultValue: form.ownName }}
      />
      <Field
        name="email"
        label={t('start.email')}
        hint={t('start.email-hint')}
        wrong={wrong.email}
        input={{ type: 'email', required: true, maxLength: 254, autoComplete: 'email', defaultValue: form.email }}
      />
    </>
  );
}
