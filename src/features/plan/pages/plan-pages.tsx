import { systemScope } from '#features/identity/reads/system-scope.ts';
import type { Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Page, PageAnswer, PageCall } from '#platform/http/page.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import { progressPath } from '../contract/public-paths.ts';
import { isOver, publicPlans, shareByToken } from '../reads/sharing/sharing.ts';
import { readShownPlan } from '../reads/sharing/shown-plan.ts';
import { noteOpened } from '../writes/sharing.ts';
import { renderPublicPage, sendCached, showGone, speakingOf } from './page.tsx';
import { PlanArticle } from './plan-article.tsx';
import { planPageStylesheet } from './stylesheet.ts';

/** Guessing a token of 256 bits is hopeless; this only keeps somebody from making us work. */
const looksPerMinute = 120;

export function planPages(services: Services): Page[] {
  return [
    {
      method: 'GET',
      path: '/assets/plan-page.css',
      async handle({ reply }) {
        await reply
          .type('text/css; charset=utf-8')
          .header('cache-control', 'public, max-age=3600')
          .send(planPageStylesheet);
        return { sent: true };
      },
    },
    { method: 'GET', path: '/s/:organisation/kava', handle: (call) => showProgress(services, call) },
    { method: 'GET', path: '/s/:organisation/kava/:plan', handle: (call) => showProgress(services, call) },
    {
      method: 'GET',
      path: '/s/:organisation/jagatud/:token',
      perMinute: looksPerMinute,
      handle: (call) => showShared(services, call),
    },
  ];
}

/** `/s/<organisation>/kava` is the newest plan that is shown; each has its own address below it. */
async function showProgress(services: Services, call: PageCall): Promise<PageAnswer> {
  const speaking = speakingOf(services, call);
  const { t } = speaking;
  const scope = await scopeOf(services, call);
  if (!scope) return showGone(speaking, 'notHere', 404);
  const today = dayOf(services.clock.now());
  const found = await services.database.inScope(scope, async (tx) => {
    const plans = await publicPlans(tx);
    const wanted = call.params.plan ? plans.find((plan) => plan.id === call.params.plan) : plans[0];
    if (!wanted) return null;
    const shows = { money: wanted.page.shows_money, people: wanted.page.shows_people, comments: false };
    return {
      others: plans.filter((plan) => plan.id !== wanted.id),
      shown: await readShownPlan(tx, wanted.id, today, shows),
    };
  });
  if (!found) return showGone(speaking, 'notHere', 404);
  const { shown, others } = found;
  const children = (
    <>
      <PlanArticle shown={shown} speaking={speaking} />
      {others.length > 0 ? (
        <nav aria-labelledby="others">
          <h2 id="others">{t('publicPage.others')}</h2>
          <ul>
            {others.map((other) => (
              <li key={other.id}>
                <a href={progressPath(call.params.organisation ?? '', other.id)}>{other.title}</a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
    </>
  );
  const title = `${shown.plan.title} · ${shown.organisation}`;
  return sendCached(call, renderPublicPage(speaking, { title, listed: true, children }));
}

async function showShared(services: Services, call: PageCall): Promise<PageAnswer> {
  const speaking = speakingOf(services, call);
  // The address is the secret: it must not travel on to wherever a reader clicks next, nor into any index or cache.
  void call.reply.header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer');
  const scope = await scopeOf(services, call);
  if (!scope) return showGone(speaking, 'notHere', 404);
  const at = services.clock.now();
  const today = dayOf(at);
  const found = await services.database.inScope(scope, async (tx) => {
    const share = await shareByToken(tx, (call.params.token ?? '').slice(0, 200));
    if (!share) return 'notHere';
    if (isOver(share, today)) return 'over';
    const shows = { money: share.shows_money, people: share.shows_people, comments: share.shows_comments };
    const shown = await readShownPlan(tx, share.plan_id, today, shows).catch(goneWithPlan);
    if (shown) await noteOpened(tx, at, share);
    return shown ?? 'notHere';
  });
  if (found === 'notHere') return showGone(speaking, 'notHere', 404);
  if (found === 'over') return showGone(speaking, 'over', 410);
  const children = <PlanArticle shown={found} speaking={speaking} />;
  return { html: renderPublicPage(speaking, { title: found.plan.title, listed: false, children }) };
}

/** Null where no organisation has this name: which ones there are is nobody's business here. */
async function scopeOf({ database }: Services, { params }: PageCall): Promise<Scope | null> {
  return systemScope(database, params.organisation ?? '', 'Kaja').catch(goneWithPlan);
}

function goneWithPlan(error: unknown): null {
  if (error instanceof Refusal && error.code === 'not_found') return null;
  throw error;
}
