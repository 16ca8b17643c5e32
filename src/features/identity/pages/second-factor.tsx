import { generate } from 'lean-qr';
import { toSvgSource } from 'lean-qr/extras/svg';
import type { Page, PageAnswer } from '#platform/http/page.ts';
import { hasPassword } from '../reads/people.ts';
import { findSecondFactor, type OwnSession } from '../reads/sign-in.ts';
import { inGroups } from '../rules/codes.ts';
import { safeNext } from '../rules.ts';
import { sessionOf } from '../writes/admission.ts';
import { countTry, forgiveTry } from '../writes/limits.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  type Enrolment,
  enrolmentOf,
  proveSecondFactor,
  renewRecoveryCodes,
  strengthen,
  switchOffSecondFactor,
} from '../writes/second-factor.ts';
import { Field } from './field.tsx';
import { identityPage, type PageTools, show, type Visit, wrongOf } from './page.tsx';
import { showRecoveryCodes } from './recovery-codes.tsx';
import { attemptsPerMinute } from './sign-in.tsx';

const path = '/auth/second-factor';

interface Wrong {
  status: number;
  sentence: string;
}

/** Everything about one's second factor: set up, prove for this session, new recovery codes, switch off. */
export function secondFactorPages(tools: PageTools): Page[] {
  const handle = async (visit: Visit): Promise<PageAnswer> => {
    const { services } = tools;
    const own = await services.database.inInstallation((tx) => sessionOf(services, tx, visit.request.headers.cookie));
    if (!own) return { redirect: `/auth?${new URLSearchParams({ next: path })}` };
    return visit.request.method === 'POST' ? act(tools, visit, own) : showState(tools, visit, own);
  };
  return [
    identityPage(tools, { method: 'GET', path, handle }),
    identityPage(tools, { method: 'POST', path, perMinute: attemptsPerMinute, handle }),
  ];
}

async function act(tools: PageTools, visit: Visit, own: OwnSession): Promise<PageAnswer> {
  const { services } = tools;
  const { step } = visit.form;
  if (step === 'begin') {
    await beginSecondFactor(services, own.person.id);
    return { redirect: `${path}?${new URLSearchParams({ next: nextOf(visit) })}` };
  }
  const trying = { what: 'code', account: own.person.id, address: visit.request.ip } as const;
  try {
    await countTry(services, trying);
  } catch (error) {
    return showState(tools, visit, own, wrongOf(visit, error));
  }
  const done = await attempt(tools, visit, own);
  if (!done) return showState(tools, visit, own, { status: 400, sentence: visit.t(wrongSentence(step)) });
  await forgiveTry(services, trying);
  return done;
}

/** Null when the code, or the password, was wrong. */
async function attempt({ services, auth }: PageTools, visit: Visit, own: OwnSession): Promise<PageAnswer | null> {
  const { step, code = '' } = visit.form;
  const given = code.slice(0, 200);
  if (step === 'confirm') {
    const codes = await confirmSecondFactor(services, own, given);
    return codes && showRecoveryCodes(visit, codes, nextOf(visit), true);
  }
  if (step === 'off') {
    const right =
      (await proveSecondFactor(services, own.person, given)) || (await auth.isOwnPassword(given, visit.visitor));
    if (!right) return null;
    await switchOffSecondFactor(services, own.person);
    return { redirect: `${path}?${new URLSearchParams({ next: nextOf(visit) })}` };
  }
  if (!(await proveSecondFactor(services, own.person, given))) return null;
  await services.database.inInstallation((tx) => strengthen(tx, own.id));
  if (step !== 'renew') return { redirect: nextOf(visit) };
  return showRecoveryCodes(visit, await renewRecoveryCodes(services, own.person), nextOf(visit));
}

function wrongSentence(step: string | undefined): string {
  if (step === 'confirm') return 'factor.wrong-first';
  return step === 'off' ? 'factor.wrong-proof' : 'code.wrong';
}

function nextOf({ form, query }: Visit): string {
  return safeNext(form.next ?? query.next);
}

async function showState(tools: PageTools, visit: Visit, own: OwnSession, wrong?: Wrong): Promise<PageAnswer> {
  const { services } = tools;
  const { t } = visit;
  const { factor, withPassword } = await services.database.inInstallation(async (tx) => ({
    factor: await findSecondFactor(tx, own.person.id),
    withPassword: await hasPassword(tx, own.person.id),
  }));
  const enrolment = await enrolmentOf(services, own.person);
  const props = { visit, wrong };
  return show(visit, {
    title: t('factor.title'),
    status: wrong?.status ?? 200,
    body: (
      <div className="card">
        <h1>{t('factor.title')}</h1>
        {enrolment ? (
          <EnrolForm {...props} enrolment={enrolment} />
        ) : factor ? (
          <Manage {...props} left={factor.backupCodes.length} strong={own.strong} withPassword={withPassword} />
        ) : (
          <BeginForm visit={visit} />
        )}
        {visit.query.needed === undefined || own.strong ? null : <PasskeyHint visit={visit} />}
        <p className="small">
          <a href={nextOf(visit)}>{t('factor.back')}</a>
        </p>
      </div>
    ),
  });
}

function BeginForm({ visit }: { visit: Visit }) {
  const { t } = visit;
  return (
    <form method="post" action={path}>
      {visit.query.needed === undefined ? null : <p className="note">{t('factor.needed')}</p>}
      <p>{t('factor.about')}</p>
      <input type="hidden" name="step" value="begin" />
      <input type="hidden" name="next" value={nextOf(visit)} />
      <p>
        <button type="submit" className="full">
          {t('factor.begin')}
        </button>
      </p>
    </form>
  );
}

/** A passkey proves both: whoever has one came in another way this time. */
function PasskeyHint({ visit: { t } }: { visit: Visit }) {
  return (
    <form method="post" action="/auth/sign-out">
      <p className="soft small">{t('factor.or-passkey')}</p>
      <p>
        <button type="submit" className="quiet full">
          {t('factor.leave')}
        </button>
      </p>
    </form>
  );
}

function EnrolForm({ visit, wrong, enrolment }: { visit: Visit; wrong: Wrong | undefined; enrolment: Enrolment }) {
  const { t } = visit;
  // Black on white in both themes: many cameras read nothing else.
  const svg = toSvgSource(generate(enrolment.url), {
    on: '#000',
    off: '#fff',
    padX: 4,
    padY: 4,
    xmlDeclaration: false,
  });
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return (
    <>
      <ol className="steps">
        <li>{t('factor.scan')}</li>
        <li>{t('factor.first-code')}</li>
      </ol>
      <p>
        <img className="qr" src={picture} alt={t('factor.picture')} width={232} height={232} />
      </p>
      <details>
        <summary>{t('factor.by-hand')}</summary>
        <p>
          <code className="secret">{inGroups(enrolment.secret)}</code>
        </p>
      </details>
      <form method="post" action={path} noValidate>
        <input type="hidden" name="step" value="confirm" />
        <input type="hidden" name="next" value={nextOf(visit)} />
        <CodeField visit={visit} prefix="confirm-" label={t('factor.code')} wrong={wrong} />
        <p>
          <button type="submit" className="full">
            {t('factor.confirm')}
          </button>
        </p>
      </form>
    </>
  );
}

interface ManageProps {
  visit: Visit;
  wrong: Wrong | undefined;
  left: number;
  strong: boolean;
  withPassword: boolean;
}

function Manage({ visit, wrong, left, strong, withPassword }: ManageProps) {
  const { t, form } = visit;
  const wrongAt = (step: string) => (form.step === step ? wrong : undefined);
  const offLabel = t(withPassword ? 'factor.off-proof' : 'factor.off-code');
  return (
    <>
      <p>{t('factor.on')}</p>
      {strong ? null : (
        <>
          <p className="note">{t('factor.prove')}</p>
          <StepForm
            {...{ visit, step: 'prove', label: t('code.code'), button: t('code.go-on'), wrong: wrongAt('prove') }}
          />
        </>
      )}
      <p>{t('factor.left', { count: left })}</p>
      <details open={wrongAt('renew') !== undefined}>
        <summary>{t('factor.renew')}</summary>
        <p className="soft">{t('factor.renew-text')}</p>
        <StepForm
          {...{ visit, step: 'renew', label: t('code.code'), button: t('factor.renew-do'), wrong: wrongAt('renew') }}
        />
      </details>
      <details open={wrongAt('off') !== undefined}>
        <summary>{t('factor.off')}</summary>
        <p className="soft">{t('factor.off-text')}</p>
        <StepForm {...{ visit, step: 'off', label: offLabel, button: t('factor.off-do'), wrong: wrongAt('off') }} />
      </details>
    </>
  );
}

interface StepFormProps {
  visit: Visit;
  step: 'prove' | 'renew' | 'off';
  label: string;
  button: string;
  wrong: Wrong | undefined;
}

function StepForm({ visit, step, label, button, wrong }: StepFormProps) {
  return (
    <form method="post" action={path} noValidate>
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="next" value={nextOf(visit)} />
      <CodeField visit={visit} prefix={`${step}-`} label={label} wrong={wrong} secret={step === 'off'} />
      <p>
        <button type="submit" className={step === 'prove' ? 'full' : 'quiet full'}>
          {button}
        </button>
      </p>
    </form>
  );
}

interface CodeFieldProps {
  visit: Visit;
  prefix: string;
  label: string;
  wrong: Wrong | undefined;
  /** A password may be typed into it. */
  secret?: boolean;
}

function CodeField({ visit: { t }, prefix, label, wrong, secret = false }: CodeFieldProps) {
  const kind = secret
    ? ({ type: 'password', autoComplete: 'off' } as const)
    : ({ autoComplete: 'one-time-code', spellCheck: false } as const);
  return (
    <Field
      prefix={prefix}
      name="code"
      label={label}
      wrong={wrong?.sentence}
      {...(prefix === 'confirm-' ? { hint: t('factor.code-hint') } : {})}
      input={{ ...kind, required: true, maxLength: 200 }}
    />
  );
}
