import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { makeKey } from '#features/identity/writes/api-keys.ts';
import { invite } from '#features/identity/writes/invitations.ts';
import { beginTransfer } from '#features/identity/writes/ownership.ts';
import { aNote } from '#features/notifications/builders.ts';
import { aComputedValue, anActivity, aParsedPlan, aPlan } from '#features/plan/builders.ts';
import { readSharing } from '#features/plan/reads/sharing/sharing.ts';
import { addAgreement } from '#features/plan/writes/agreements.ts';
import { addBudgetLine } from '#features/plan/writes/budget-lines.ts';
import { addComment } from '#features/plan/writes/comments.ts';
import { addDecision } from '#features/plan/writes/decisions.ts';
import { beginPaste } from '#features/plan/writes/imports.ts';
import { attach, measure } from '#features/plan/writes/measurements.ts';
import { lockPeriod } from '#features/plan/writes/measuring/locks.ts';
import { changeActivityParty, changeParty } from '#features/plan/writes/parties.ts';
import { addSection } from '#features/plan/writes/plans.ts';
import { addProposal } from '#features/plan/writes/proposals.ts';
import { submitPlan } from '#features/plan/writes/reviews/submit.ts';
import { addShare } from '#features/plan/writes/sharing.ts';
import { takeVersion } from '#features/plan/writes/versions/take.ts';
import { NewMark, NewRhythm } from '#features/rhythms/contract/rhythm.ts';
import { beginRhythm, markDone } from '#features/rhythms/writes/rhythms.ts';
import { sendTest } from '#features/webhooks/writes/again.ts';
import { addReceiver } from '#features/webhooks/writes/receivers.ts';
import { openScope, type Role, type Scope } from '#platform/db/scope.ts';
import { prepareFile, recordFile } from '#platform/files/files.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';

/** One organisation with one of everything, and somebody in one role who takes part in its activity. */
export interface World {
  slug: string;
  scope: Scope;
  userId: string;
  cookie: string;
  ownerCookie: string;
  ids: Record<string, string>;
}

const email = (slug: string, role: string) => `${role}@${slug}.example`;

/** A world for one role: `ids` names every record that a path can speak of. */
export async function aWorld(services: Services, slug: string, role: Role): Promise<World> {
  const founded = await anOrganisation(services, { slug, name: slug, ownerEmail: email(slug, 'owner'), demo: true });
  const until = role === 'guest' ? '2099-12-31' : null;
  const member =
    role === 'owner'
      ? { userId: founded.userId, email: email(slug, 'owner') }
      : await aMember(services, founded.scope, { role, until, email: email(slug, role), name: `Isik ${role}` });
  const other = await aMember(services, founded.scope, { role: 'viewer', email: email(slug, 'other'), name: 'Teine' });
  const transfer = await aTransfer(services, founded.scope, { slug, to: other.id });
  const scope = openScope(founded.scope.organisationId, {
    kind: 'member',
    userId: member.userId,
    name: `Isik ${role}`,
    role,
    language: 'et',
  });
  const ids = await records(services, founded.scope, member.userId, role);
  const notification = await aNotification(services, founded.scope.organisationId, member.userId);
  const making = { name: 'Aruanne', reach: 'read' as const, permissions: [], expiresOn: '2026-12-31', strong: false };
  const apiKey = (await makeKey(services, scope, making)).key.id;
  const more = { member: other.id, transfer, notification, apiKey, ...(await webhooks(services, founded.scope)) };
  const world = { slug, scope, userId: member.userId, ids: { ...ids, ...more } };
  return {
    ...world,
    cookie: await cookieOf(services, member.email),
    ownerCookie: await cookieOf(services, email(slug, 'owner')),
  };
}

async function webhooks(services: Services, owner: Scope) {
  const address = 'https://93.184.215.14/kaja';
  const facts = { name: 'Infotahvel', address, allEvents: true, families: [] };
  const { receiver } = await addReceiver(services, owner, facts);
  const delivery = await services.database.inScope(owner, (tx) => sendTest(services, tx, receiver.id));
  return { receiver: receiver.id, delivery: delivery.id };
}

/** Of a second owner, who waits for an answer: the first one's own would take its place. */
async function aTransfer(services: Services, owner: Scope, { slug, to }: { slug: string; to: string }) {
  const name = 'Asetäitja';
  const deputy = await aMember(services, owner, { role: 'owner', email: email(slug, 'deputy'), name });
  const actor = { kind: 'member', userId: deputy.userId, name, role: 'owner', language: 'et' } as const;
  const scope = openScope(owner.organisationId, actor);
  return (await beginTransfer(services, scope, { memberId: to, roleAfter: 'viewer' }))?.id ?? '';
}

const aProposal = { text: 'Esimene mõte', sourceKind: 'by-hand' as const, source: '', activityId: null };

async function records(services: Services, owner: Scope, userId: string, role: Role): Promise<Record<string, string>> {
  const recurring = {
    number: 2,
    text: 'Kord kvartalis',
    recurs: { per: 'quarter' as const, min: 1, max: null },
    conditional: false,
    targets: [],
  };
  const { planId, activityIds } = await aPlan(
    services,
    owner,
    aParsedPlan([anActivity({ steps: [...anActivity().steps, recurring] }), anActivity({ code: '1.2', parties: [] })]),
  );
  const at = services.clock.now();
  const activity = activityIds[0] ?? '';
  const file = await prepareFile(services.files, owner, {
    name: 'leping.txt',
    mediaType: 'text/plain',
    bytes: Buffer.from('leping'),
  });
  const ids = await services.database.inScope(owner, async (tx) => {
    const one = async (table: string, where: string) =>
      String(
        (
          await tx.query(`select id from ${table} where organisation_id = $1 and ${where} order by id limit 1`, [
            owner.organisationId,
          ])
        ).rows[0]?.id,
      );
    const party = await one('plan_party', 'true');
    await changeParty(tx, at, party, { userId, state: 'confirmed', revision: 1 });
    const target = await one('plan_target', 'indicator_id is not null');
    const link = await one('plan_activity_party', 'true');
    await changeActivityParty(tx, at, link, { role: 'participant', revision: 1 });
    const fileId = await recordFile(tx, file, at);
    await aComputedValue(tx, target, at);
    const past = { periodStart: '2024-01-01', periodEnd: '2024-03-31' };
    // A comment is its author's: each role tries its own.
    const own = {
      ...tx,
      scope: openScope(owner.organisationId, { kind: 'member', userId, name: 'Mina', role, language: 'et' }),
    };
    return {
      plan: planId,
      activity,
      spare: activityIds[1] ?? '',
      emptySection: (await addSection(tx, at, planId, { title: 'Tühi osa' })).id,
      section: await one('plan_section', 'true'),
      step: await one('plan_step', 'not recurs'),
      recurring: await one('plan_step', 'recurs'),
      indicator: await one('plan_indicator', 'true'),
      target,
      party,
      link,
      file: fileId,
      periodLock: await lockPeriod(tx, at, planId, past, dayOf(at)),
      budgetLine: (await addBudgetLine(tx, at, activity, { year: 2026, title: 'Trükk' })).id,
      comment: (await addComment(role === 'viewer' ? tx : own, at, activity, { text: 'Hea mõte.' })).id,
      measurement: (await measure(tx, at, target, { value: 1, measuredOn: '2026-03-01' })).id,
      evidence: (await attach(tx, at, activity, { kind: 'note', note: 'Koosolek', title: '', stepId: null })).id,
      decision: (await addDecision(tx, at, { title: 'Kas trükime voldiku', activityId: activity })).id,
      agreement: (await addAgreement(tx, at, { title: 'Lugude vahetus', activityId: activity })).id,
      proposal: (await addProposal(role === 'viewer' ? tx : own, at, aProposal)).id,
      proposalToDecline: (await addProposal(tx, at, { ...aProposal, text: 'Teine mõte' })).id,
      proposalToMerge: (await addProposal(tx, at, { ...aProposal, text: 'Kolmas mõte' })).id,
      history: (await addComment(own, at, activity, { text: 'Kas tõesti?' })).undo ?? '',
    };
  });
  const reviewing = await reviewsOf(services, owner, userId, role);
  const invitation = await invite(services, owner, {
    email: `kutse@${owner.organisationId}.example`,
    name: 'Kutsutu',
    language: 'et',
    role: 'viewer',
    until: null,
  });
  const pasted = await beginPaste(services, owner, { text: 'Tegevus\tAjakava\nLeht\tjaanuar 2026\nKiri\tmai 2026\n' });
  const rhythm = await aRhythm(services, owner);
  return { ...ids, ...rhythm, ...reviewing, invitation: invitation.id, import: pasted.id };
}

/** A rhythm that is kept by hand, with a mark, and another mark whose change can be undone. */
function aRhythm(services: Services, owner: Scope): Promise<Record<string, string>> {
  const at = services.clock.now();
  return services.database.inScope(owner, async (tx) => {
    const rule = { what: 'rhythms.by-hand', per: 'month', since: '2026-01-01' };
    const { rhythmId } = await beginRhythm(tx, at, [], NewRhythm.parse({ title: 'Kuukiri', rule }));
    const mark = () => markDone(tx, at, rhythmId, NewMark.parse({ doneOn: '2026-05-04' }));
    const kept = await mark();
    return { rhythm: rhythmId, rhythmMark: kept.row.id, rhythmHistory: (await mark()).undo ?? '' };
  });
}

/** Told by the product itself: nobody is told of their own deed. */
function aNotification(services: Services, organisationId: string, userId: string): Promise<string> {
  const scope = openScope(organisationId, { kind: 'system', name: 'Kaja', language: 'et' });
  return aNote(services, scope, { to: [userId] });
}

/** Plans under review, each in a plan of its own, and one with a version that nobody changes since. */
async function reviewsOf(
  services: Services,
  owner: Scope,
  userId: string,
  role: Role,
): Promise<Record<string, string>> {
  const at = services.clock.now();
  const asked =
    role === 'guest' ? { kind: 'body' as const, body: 'Juhatus' } : { kind: 'members' as const, userIds: [userId] };
  const review = async (title: string) => {
    const { planId } = await aPlan(services, owner, aParsedPlan(undefined, { title }));
    return services.database.inScope(owner, (tx) =>
      submitPlan(tx, at, planId, { to: asked, dueOn: null, message: '', revision: 1 }),
    );
  };
  const quiet = await aPlan(services, owner, aParsedPlan(undefined, { title: 'Vaikne kava' }));
  const version = await services.database.inScope(owner, (tx) =>
    takeVersion(tx, at, quiet.planId, { why: 'by-hand', title: 'Seis' }),
  );
  const link = { label: 'Partnerile', lastDay: null, showsMoney: false, showsComments: false, showsPeople: false };
  const share = await services.database.inScope(owner, async (tx) => {
    await addShare(tx, at, services.secret, quiet.planId, link);
    return (await readSharing(tx, quiet.planId, { pageUrl: '', today: '2026-06-15' })).shares[0]?.id ?? '';
  });
  return {
    share,
    review: (await review('Ülevaatusel')).id,
    reviewToSendBack: (await review('Tagasi saatmiseks')).id,
    reviewToWithdraw: (await review('Ära võtmiseks')).id,
    quietPlan: quiet.planId,
    version: version.id,
    fingerprint: version.fingerprint,
  };
}
