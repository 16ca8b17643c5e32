import { isUuid, openScope, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Page, PageAnswer } from '#platform/http/page.ts';
import { findMembers } from '../reads/members.ts';
import { organisationBySlug } from '../reads/organisations.ts';
import { findTransfer, type TransferState, transferState } from '../reads/ownership.ts';
import { answerTransfer } from '../writes/ownership.ts';
import { identityPage, type PageTools, show, type Visit } from './page.tsx';

interface Found {
  scope: Scope;
  organisation: string;
  state: TransferState;
  owner: string;
  roleAfter: string;
  /** Whether it is the signed-in person who was named. */
  mine: boolean;
}

/** Where the member who was named owner says yes or no. */
export function ownershipPages(tools: PageTools): Page[] {
  const path = '/auth/ownership/:organisation/:transfer';
  const handle = async (visit: Visit): Promise<PageAnswer> => {
    const { organisation: slug = '', transfer = '' } = visit.params;
    if (!isUuid(transfer)) throw new Refusal('not_found');
    const here = `/auth/ownership/${slug}/${transfer}`;
    if (!visit.session) return { redirect: `/auth?${new URLSearchParams({ next: here })}` };
    const found = await find(tools, visit, visit.session.userId);
    if (!found.mine) return showSaid(visit, visit.t('ownership.for-another'), 403);
    if (found.state !== 'open') return showSaid(visit, visit.t(`ownership.${found.state}`), 410);
    if (visit.request.method !== 'POST') return showOffer(visit, found);
    const answer = visit.form.answer === 'accepted' ? 'accepted' : 'declined';
    const { userId } = visit.session;
    await answerTransfer(tools.services, found.scope, { id: transfer, userId, answer });
    if (answer === 'accepted') return { redirect: `/app/${slug}` };
    return showSaid(visit, visit.t('ownership.said-no', { owner: found.owner }), 200);
  };
  return [identityPage(tools, { method: 'GET', path, handle }), identityPage(tools, { method: 'POST', path, handle })];
}

/** @throws Refusal `not_found` */
async function find({ services }: PageTools, { params }: Visit, userId: string): Promise<Found> {
  const { organisation: slug = '', transfer = '' } = params;
  const organisation = await services.database.inInstallation((tx) => organisationBySlug(tx, slug));
  if (!organisation) throw new Refusal('not_found');
  const scope = openScope(organisation.id, { kind: 'system', name: 'Kaja', language: organisation.language });
  return services.database.inScope(scope, async (tx) => {
    const row = await findTransfer(tx, transfer);
    const members = await findMembers(tx);
    const own = members.find((member) => member.userId === userId);
    // To whoever does not belong, the organisation's affairs do not exist.
    if (!own) throw new Refusal('not_found');
    const from = members.find((member) => member.id === row.from_member);
    const over = from?.role !== 'owner' && row.accepted_at === null;
    return {
      scope,
      organisation: organisation.name,
      state: over ? 'withdrawn' : transferState(row, services.clock.now()),
      owner: from?.name ?? '',
      roleAfter: row.role_after,
      mine: own.id === row.to_member,
    };
  });
}

function showOffer(visit: Visit, { organisation, owner, roleAfter }: Found) {
  const { t } = visit;
  return show(visit, {
    title: t('ownership.title', { organisation }),
    body: (
      <form className="card" method="post">
        <h1>{t('ownership.title', { organisation })}</h1>
        <p>{t('ownership.text', { owner, role: t(`roles.${roleAfter}`) })}</p>
        <p>{t('ownership.means')}</p>
        <p>
          <button type="submit" className="full" name="answer" value="accepted">
            {t('ownership.accept')}
          </button>
        </p>
        <p>
          <button type="submit" className="quiet full" name="answer" value="declined">
            {t('ownership.decline')}
          </button>
        </p>
      </form>
    ),
  });
}

function showSaid(visit: Visit, sentence: string, status: number) {
  const { t } = visit;
  return show(visit, {
    title: t('ownership.page'),
    status,
    body: (
      <div className="card">
        <h1>{t('ownership.page')}</h1>
        <p>{sentence}</p>
        <p>
          <a href="/app">{t('provider.back')}</a>
        </p>
      </div>
    ),
  });
}
