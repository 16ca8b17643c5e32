import type { Page, PageAnswer } from '#platform/http/page.ts';
import { personById } from '../reads/people.ts';
import { cookieValue, endedCookie } from '../rules/cookies.ts';
import { safeNext } from '../rules.ts';
import { completeAdmission, findHalfIn, type HalfIn } from '../writes/admission.ts';
import { countTry, forgiveTry } from '../writes/limits.ts';
import { proveSecondFactor } from '../writes/second-factor.ts';
import { halfInCookie } from './admission.ts';
import { Field } from './field.tsx';
import { identityPage, type PageTools, setCookies, show, type Visit, wrongOf } from './page.tsx';
import { attemptsPerMinute } from './sign-in.tsx';

const path = '/auth/code';

/** The second step of signing in: the code of an app, or one of the recovery codes. */
export function codePages(tools: PageTools): Page[] {
  const handle = async (visit: Visit): Promise<PageAnswer> => {
    const token = cookieValue(visit.request.headers.cookie, halfInCookie);
    const half = await findHalfIn(tools.services, token);
    if (!half) return over(tools, visit);
    return visit.request.method === 'POST' ? prove(tools, visit, { half, token }) : showCode(visit);
  };
  return [
    identityPage(tools, { method: 'GET', path, handle }),
    identityPage(tools, { method: 'POST', path, perMinute: attemptsPerMinute, handle }),
  ];
}

async function prove(
  tools: PageTools,
  visit: Visit,
  step: { half: HalfIn; token: string | null },
): Promise<PageAnswer> {
  const { services } = tools;
  const { half, token } = step;
  const trying = { what: 'code', account: half.userId, address: visit.request.ip } as const;
  try {
    await countTry(services, trying);
  } catch (error) {
    return showCode(visit, wrongOf(visit, error));
  }
  const person = await services.database.inInstallation((tx) => personById(tx, half.userId));
  if (!person || !(await proveSecondFactor(services, person, (visit.form.code ?? '').slice(0, 40)))) {
    return showCode(visit, { status: 400, sentence: visit.t('code.wrong') });
  }
  await forgiveTry(services, trying);
  const cookies = await completeAdmission(services, token, visit.visitor);
  if (!cookies) return over(tools, visit);
  setCookies(visit, [...cookies, endedCookie(services.config.url, halfInCookie)]);
  return { redirect: safeNext(visit.form.next) };
}

function over(tools: PageTools, visit: Visit): PageAnswer {
  const { t } = visit;
  if (visit.session) return { redirect: safeNext(visit.query.next ?? visit.form.next) };
  setCookies(visit, [endedCookie(tools.services.config.url, halfInCookie)]);
  return show(visit, {
    title: t('code.over-title'),
    status: 410,
    body: (
      <div className="card">
        <h1>{t('code.over-title')}</h1>
        <p>{t('code.over')}</p>
        <p>
          <a className="button" href="/auth">
            {t('page.to-sign-in')}
          </a>
        </p>
      </div>
    ),
  });
}

function showCode(visit: Visit, wrong?: { status: number; sentence: string }) {
  const { t, query, form } = visit;
  return show(visit, {
    title: t('code.title'),
    status: wrong?.status ?? 200,
    body: (
      <div className="card">
        <h1>{t('code.title')}</h1>
        <form method="post" action={path} noValidate>
          <input type="hidden" name="next" value={safeNext(form.next ?? query.next)} />
          <Field
            name="code"
            label={t('code.code')}
            hint={t('code.hint')}
            wrong={wrong?.sentence}
            input={{ autoComplete: 'one-time-code', required: true, maxLength: 40, autoFocus: true, spellCheck: false }}
          />
          <p>
            <button type="submit" className="full">
              {t('code.go-on')}
            </button>
          </p>
        </form>
        <p className="soft small">{t('code.lost')}</p>
        <p className="small">
          <a href="/auth">{t('code.otherwise')}</a>
        </p>
      </div>
    ),
  });
}
