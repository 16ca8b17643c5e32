import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { findReaders } from '#features/identity/reads/readers.ts';
import { scopeOfJob } from '#features/identity/reads/system-scope.ts';
import { isUuid, type Language, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { renderPage } from '#platform/html/page.tsx';
import type { Page, PageCall } from '#platform/http/page.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import { places } from '../contract/places.ts';
import { mayTurnOff } from '../rules/turn-off.ts';
import { turnLettersOff } from '../writes/preferences.ts';

const path = '/auth/letters-off/:organisation/:person/:proof';

/**
 * Ends the letters of one person in one organisation without signing in. Programs that look at the links of a letter
 * before its reader does only see the question; the answer is a form.
 */
export function turnOffPages(services: Services): Page[] {
  return [
    {
      method: 'GET',
      path,
      perMinute: 60,
      handle: async (call) => {
        const { t, language, organisation } = await lettersOf(services, call);
        return {
          html: renderPage({
            language,
            title: t('off.title'),
            children: (
              <div className="card">
                <h1>{t('off.title')}</h1>
                <p>{t('off.text', { organisation: organisation.name })}</p>
                <form method="post">
                  <button type="submit">{t('off.button')}</button>
                </form>
              </div>
            ),
          }),
        };
      },
    },
    {
      method: 'POST',
      path,
      perMinute: 20,
      handle: async (call) => {
        const { t, language, organisation, scope, userId } = await lettersOf(services, call);
        await services.database.inScope(scope, (tx) => turnLettersOff(tx, services.notices, userId));
        return {
          html: renderPage({
            language,
            title: t('off.done'),
            children: (
              <div className="card">
                <h1>{t('off.done')}</h1>
                <p>{t('off.doneText', { organisation: organisation.name })}</p>
                <p>
                  <a href={`/app/${organisation.slug}/${places.preferences}`}>{t('off.choose')}</a>
                </p>
              </div>
            ),
          }),
        };
      },
    },
  ];
}

interface Letters {
  scope: Scope;
  userId: string;
  language: Language;
  organisation: { name: string; slug: string };
  t: (key: string, params?: Record<string, string>) => string;
}

/** @throws Refusal `not_found` for a changed address, and for whoever does not belong there any more */
async function lettersOf(services: Services, call: PageCall): Promise<Letters> {
  const { organisation: organisationId = '', person: userId = '', proof = '' } = call.params;
  const known = isUuid(organisationId) && isUuid(userId);
  if (!known || !mayTurnOff(services.secret, { organisationId, userId }, proof)) throw new Refusal('not_found');
  const scope = await scopeOfJob(services.database, organisationId);
  if (!scope) throw new Refusal('not_found');
  return services.database.inScope(scope, async (tx) => {
    const [reader] = await findReaders(tx, dayOf(services.clock.now()), [userId]);
    if (!reader) throw new Refusal('not_found');
    const { language } = reader;
    const t: Letters['t'] = (key, params) => services.texts.say(language, `notifications:${key}`, params);
    return { scope, userId, language, organisation: await ownOrganisation(tx), t };
  });
}
