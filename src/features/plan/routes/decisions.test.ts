import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { anActivity, aParsedPlan, aPlan } from '../builders.ts';
import { planFeature } from '../feature.ts';

let installation: TestInstallation;
let slug: string;
let cookies: Record<'owner' | 'worker' | 'guest', string>;
let userIds: Record<'worker' | 'guest', string>;
let own: string;
let others: string;
let quiet: string;
let step: string;

beforeAll(async () => {
  installation = await openTestInstallation({
    features: [identityFeature, planFeature, notificationsFeature],
    clock: standingClock('2026-06-15T09:00:00Z'),
  });
  const { services } = installation;
  const organisation = await anOrganisation(services);
  slug = organisation.slug;
  const worker = await aMember(services, organisation.scope, {
    role: 'contributor',
    name: 'Ülo Õun',
    email: 'ylo@a.example',
  });
  const guest = await aMember(services, organisation.scope, {
    role: 'guest',
    name: 'Kati Kask',
    email: 'kati@a.example',
    until: '2999-12-31',
  });
  await aMember(services, organisation.scope, { role: 'viewer', name: 'Silvi Saar', email: 'silvi@a.example' });
  userIds = { worker: worker.userId, guest: guest.userId };
  cookies = {
    owner: await cookieOf(services, 'mari@uhing.example'),
    worker: await cookieOf(services, worker.email),
    guest: await cookieOf(services, guest.email),
  };
  const parsed = aParsedPlan([
    anActivity({ title: 'Oma tegevus', parties: ['Kati Kask', 'Ülo Õun'] }),
    anActivity({ code: '1.2', title: 'Võõras tegevus', parties: ['Partner'] }),
    anActivity({ code: '1.3', title: 'Vaikne tegevus', parties: ['Partner'] }),
  ]);
  [own = '', others = '', quiet = ''] = (await aPlan(services, organisation.scope, parsed)).activityIds;
  const { parties } = (await call('GET', '/parties', 'owner')).body;
  const confirmed = [
    ['Kati Kask', guest.userId],
    ['Ülo Õun', worker.userId],
  ].map(([name, userId]) => ({
    id: parties.find((party: { name: string }) => party.name === name).id,
    name,
    kind: 'person',
    userId,
  }));
  await done('POST', '/parties/confirmed', 'owner', { parties: confirmed });
  step = (await done('GET', `/activities/${own}`, 'owner')).steps[0].id;
  // As if it had come in when it began: nothing that was before counts as idle.
  await services.database.inScope(organisation.scope, (tx) =>
    tx.query(`update plan set counted_from = '2026-01-01' where organisation_id = $1`, [tx.scope.organisationId]),
  );
});
afterAll(() => installation.close());

type Who = keyof typeof cookies;
async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, who: Who, body?: object) {
  const answer = await installation.server.inject({
    method,
    url: `/api/v1/organisations/${slug}${path}`,
    headers: { cookie: cookies[who] },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}
async function done(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, who: Who, body?: object) {
  const answer = await call(method, path, who, body);
  expect([method, path, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([method, path, 200, '']);
  return answer.body;
}
const refusal = async (method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, who: Who, body?: object) => {
  const { status, body: answer } = await call(method, path, who, body);
  return [status, answer?.error?.code];
};
const undo = (entry: string, who: Who = 'owner') => done('POST', `/history/${entry}/undo`, who, {});
const inbox = async (who: Who) =>
  (await done('GET', '/notifications', who)).notifications.map((one: { kind: string; path: string }) => one);

describe('a decision begun from a step', () => {
  it('hangs on the step, becomes evidence when it is decided, and is taken back as it came', async () => {
    const options = [
      { id: 'a', title: 'Jah', for: 'Noored on seal', against: 'Vajab aega' },
      { id: 'b', title: 'Ei' },
    ];
    const begun = await done('POST', '/decisions', 'worker', {
      title: 'Kas avame oma videokanali',
      options,
      decider: 'Juhatus',
      decideBy: '2026-06-01',
      activityId: own,
      stepId: step,
    });
    const { id } = begun;
    expect(begun.decision).toMatchObject({ state: 'open', late: true, step: { id: step } });
    const open = await done('GET', `/activities/${own}`, 'worker');
    expect(open.evidence).toMatchObject([{ kind: 'record', pending: true, path: `decisions/${id}`, stepId: step }]);
    expect(open.activity.evidence).toBe(0);
    const { work } = await done('GET', `/activities/${own}/starts`, 'worker');
    expect(work).toMatchObject([{ kind: 'decision', id, stepId: step, state: 'open' }]);

    const made = { decidedOn: '2026-06-10', reason: 'Proovime poolaasta', protocol: '4-2026', reviewOn: '2026-06-15' };
    const revision = begun.decision.revision;
    expect(await refusal('POST', `/decisions/${id}/decided`, 'worker', { ...made, revision })).toEqual([
      400,
      'invalid_input',
    ]);
    expect(
      await refusal('POST', `/decisions/${id}/decided`, 'worker', { ...made, chosenOption: 'c', revision }),
    ).toEqual([400, 'option_unknown']);
    expect(
      await refusal('POST', `/decisions/${id}/decided`, 'worker', {
        ...made,
        decidedOn: '2026-06-16',
        outcome: 'Jah',
        revision,
      }),
    ).toEqual([400, 'decided_in_future']);
    const decided = await done('POST', `/decisions/${id}/decided`, 'worker', { ...made, chosenOption: 'a', revision });
    expect(decided.decision).toMatchObject({ state: 'decided', outcome: 'Jah', decidedBy: 'Juhatus', reviewDue: true });
    const proven = await done('GET', `/activities/${own}`, 'worker');
    expect(proven.evidence).toMatchObject([{ pending: false, datedOn: '2026-06-10' }]);
    expect(proven.activity.evidence).toBe(1);
    expect(await refusal('DELETE', `/evidence/${proven.evidence[0].id}?revision=1`, 'owner')).toEqual([
      409,
      'evidence_of_record',
    ]);
    expect(
      await refusal('PATCH', `/decisions/${id}`, 'owner', {
        options: [options[1]],
        revision: decided.decision.revision,
      }),
    ).toEqual([409, 'option_chosen']);

    await undo(decided.undo, 'worker');
    const again = await done('GET', `/decisions/${id}`, 'worker');
    expect(again.decision).toMatchObject({ state: 'open', outcome: '', decidedOn: null });
    expect(again.turns.map((turn: { kind: string }) => turn.kind)).toEqual(['opened', 'decided', 'reopened']);
    expect((await done('GET', `/activities/${own}`, 'worker')).evidence[0].pending).toBe(true);

    const removed = await done('DELETE', `/decisions/${id}?revision=${again.decision.revision}`, 'worker');
    expect((await done('GET', `/activities/${own}`, 'worker')).evidence).toEqual([]);
    await undo(removed.undo, 'worker');
    expect((await done('GET', `/activities/${own}`, 'worker')).evidence).toHaveLength(1);
  });

  it('is looked at again, withdrawn and opened anew, each with its day', async () => {
    const { id, decision } = await done('POST', '/decisions', 'owner', { title: 'Kas trükime voldiku' });
    expect(await refusal('POST', `/decisions/${id}/reviewed`, 'owner', { revision: 1 })).toEqual([
      409,
      'decision_not_decided',
    ]);
    const decided = await done('POST', `/decisions/${id}/decided`, 'owner', {
      outcome: 'Ei trüki',
      decidedOn: '2026-06-01',
      revision: decision.revision,
    });
    const reviewed = await done('POST', `/decisions/${id}/reviewed`, 'owner', {
      note: 'Jääb nii',
      reviewOn: '2027-01-10',
      revision: decided.decision.revision,
    });
    expect(reviewed.decision).toMatchObject({ state: 'decided', reviewOn: '2027-01-10', reviewDue: false });
    const open = await done('POST', `/decisions/${id}/reopened`, 'owner', { revision: reviewed.decision.revision });
    const gone = await done('POST', `/decisions/${id}/withdrawn`, 'owner', { revision: open.decision.revision });
    expect(gone.turns.map((turn: { kind: string }) => turn.kind)).toEqual([
      'opened',
      'decided',
      'reviewed',
      'reopened',
      'withdrawn',
    ]);
  });

  it('is kept by those who work on its activity only', async () => {
    expect(await refusal('POST', '/decisions', 'worker', { title: 'Mujal', activityId: others })).toEqual([
      403,
      'not_your_activity',
    ]);
    expect(await refusal('POST', '/decisions', 'worker', { title: 'Õhus' })).toEqual([400, 'activity_missing']);
    expect(await refusal('POST', '/decisions', 'guest', { title: 'Mujal', activityId: others })).toEqual([
      404,
      'not_found',
    ]);
    const { id } = await done('POST', '/decisions', 'owner', { title: 'Võõra tegevuse küsimus', activityId: others });
    expect((await call('GET', `/decisions/${id}`, 'guest')).status).toBe(404);
    expect(
      (await done('GET', '/decisions', 'guest')).decisions.every((one: { activity: unknown }) => one.activity),
    ).toBe(true);
    const seen = (await done('GET', `/decisions/${id}`, 'worker')).decision;
    expect(seen.may).toEqual({ edit: false, comment: true });
    const loose = await done('POST', '/decisions', 'owner', { title: 'Kelle oma see on?' });
    expect(await refusal('POST', `/decisions/${loose.id}/withdrawn`, 'worker', { revision: 1 })).toEqual([
      403,
      'not_allowed',
    ]);
  });
});

describe('a proposal', () => {
  it('comes out of a comment, is accepted into a step, and the proposer is told; undoing takes the step away', async () => {
    const said = await done('POST', `/activities/${own}/comments`, 'worker', { text: 'Teeme raamatukogus valgusõhtu' });
    const made = await done('POST', `/comments/${said.id}/proposal`, 'owner', {});
    expect(made.proposal).toMatchObject({
      text: 'Teeme raamatukogus valgusõhtu',
      source: { kind: 'comment', words: 'Ülo Õun', path: `activities/${own}?at=${said.id}` },
      activity: { id: own },
    });
    expect(await refusal('POST', `/comments/${said.id}/proposal`, 'owner', {})).toEqual([409, 'proposed_already']);
    const { id } = await done('POST', '/proposals', 'worker', { text: 'Valgusõhtu raamatukogus' });
    const accept = { into: 'step', revision: 1, answer: 'Hea mõte' };
    expect((await refusal('POST', `/proposals/${id}/accepted`, 'worker', accept))[0]).toBe(403);
    expect(await refusal('POST', `/proposals/${id}/accepted`, 'owner', accept)).toEqual([400, 'invalid_input']);
    const accepted = await done('POST', `/proposals/${id}/accepted`, 'owner', { ...accept, activityId: own });
    expect(accepted.proposal).toMatchObject({
      state: 'accepted',
      became: { kind: 'step', title: 'Valgusõhtu raamatukogus' },
    });
    const newStep = accepted.proposal.became.id;
    const { work } = await done('GET', `/activities/${own}/starts`, 'worker');
    expect(work).toContainEqual(expect.objectContaining({ kind: 'proposal', id, stepId: newStep, state: 'accepted' }));
    expect(await inbox('worker')).toContainEqual(
      expect.objectContaining({ kind: 'plan.proposal-accepted', path: `proposals/${id}` }),
    );
    expect(await refusal('POST', `/proposals/${id}/declined`, 'owner', { answer: 'Ei', revision: 2 })).toEqual([
      409,
      'proposal_answered',
    ]);
    await undo(accepted.undo);
    expect((await done('GET', `/proposals/${id}`, 'worker')).proposal).toMatchObject({ state: 'new', became: null });
    const steps = (await done('GET', `/activities/${own}`, 'owner')).steps.map((one: { id: string }) => one.id);
    expect(steps).not.toContain(newStep);
  });

  it('is not accepted into an activity that is gone', async () => {
    const [{ id: planId }] = (await done('GET', '/plans', 'owner')).plans;
    const [{ id: sectionId }] = (await done('GET', `/plans/${planId}`, 'owner')).sections;
    const gone = await done('POST', `/plans/${planId}/activities`, 'owner', { sectionId, title: 'Ära jäänud' });
    await done('DELETE', `/activities/${gone.id}?revision=1`, 'owner');
    const { id } = await done('POST', '/proposals', 'worker', { text: 'Lisage leht' });
    const into = { into: 'page', activityId: gone.id, revision: 1 };
    expect(await refusal('POST', `/proposals/${id}/accepted`, 'owner', into)).toEqual([404, 'not_found']);
  });

  it('keeps the step that somebody has built on', async () => {
    const { id } = await done('POST', '/proposals', 'worker', { text: 'Kevadmatk' });
    const accepted = await done('POST', `/proposals/${id}/accepted`, 'owner', {
      into: 'step',
      activityId: own,
      revision: 1,
    });
    const made = accepted.proposal.became.id;
    await done('PUT', `/steps/${made}/state`, 'worker', { state: 'in-progress', revision: 1 });
    expect(await refusal('POST', `/history/${accepted.undo}/undo`, 'owner', {})).toEqual([409, 'undo_too_late']);
  });

  it('is merged with its double, which counts each person once, and comes apart again', async () => {
    const first = await done('POST', '/proposals', 'worker', { text: 'Rohkem pilte' });
    const second = await done('POST', '/proposals', 'guest', { text: 'Pilte juurde' });
    for (const who of ['worker', 'guest'] as const)
      await done('PUT', `/proposals/${first.id}/voice`, who === 'guest' ? 'owner' : who, { given: true });
    await done('PUT', `/proposals/${second.id}/voice`, 'guest', { given: true });
    await done('PUT', `/proposals/${second.id}/voice`, 'owner', { given: true });
    const waiting = (await done('GET', '/proposals/waiting', 'owner')).waiting;
    expect(await refusal('POST', `/proposals/${second.id}/merged`, 'owner', { into: second.id, revision: 1 })).toEqual([
      400,
      'proposal_circle',
    ]);
    const merged = await done('POST', `/proposals/${second.id}/merged`, 'owner', { into: first.id, revision: 1 });
    expect((await done('GET', `/proposals/${first.id}`, 'owner')).proposal).toMatchObject({
      voices: 3,
      merged: [{ id: second.id }],
    });
    expect((await done('GET', '/proposals/waiting', 'owner')).waiting).toBe(waiting - 1);
    expect(await refusal('POST', `/proposals/${second.id}/accepted`, 'owner', { into: 'page', revision: 2 })).toEqual([
      409,
      'proposal_merged',
    ]);
    await done('POST', `/proposals/${first.id}/declined`, 'owner', { answer: 'Pilte on küllalt', revision: 1 });
    expect(await inbox('guest')).toContainEqual(expect.objectContaining({ kind: 'plan.proposal-declined' }));
    await undo(merged.undo);
    expect((await done('GET', `/proposals/${second.id}`, 'guest')).proposal).toMatchObject({
      mergedInto: null,
      state: 'new',
      voices: 2,
    });
  });

  it('is seen by a guest only if it is theirs or of their activities, and changed by its own people', async () => {
    const hidden = await done('POST', '/proposals', 'worker', { text: 'Ainult majale', activityId: others });
    expect((await call('GET', `/proposals/${hidden.id}`, 'guest')).status).toBe(404);
    expect(await refusal('PUT', `/proposals/${hidden.id}/voice`, 'guest', { given: true })).toEqual([404, 'not_found']);
    expect(await refusal('POST', '/proposals', 'guest', { text: 'Sinna', activityId: others })).toEqual([
      404,
      'not_found',
    ]);
    const theirs = await done('POST', '/proposals', 'owner', { text: 'Omaniku mõte' });
    expect(await refusal('PATCH', `/proposals/${theirs.id}`, 'worker', { text: 'Minu', revision: 1 })).toEqual([
      403,
      'not_your_proposal',
    ]);
  });
});

describe('comments', () => {
  it('tell those who are mentioned and those who talk along, never twice nor beyond what they may see', async () => {
    const { id } = await done('POST', '/decisions', 'owner', { title: 'Salajane küsimus', activityId: others });
    const mention = (name: string, userId: string) => `@[${name}](user:${userId})`;
    const text = `${mention('Ülo Õun', userIds.worker)} ${mention('Kati Kask', userIds.guest)} vaadake`;
    const before = { worker: (await inbox('worker')).length, guest: (await inbox('guest')).length };
    const said = await done('POST', '/comments', 'owner', { subject: { kind: 'decision', id }, text });
    expect(await inbox('worker')).toContainEqual(
      expect.objectContaining({ kind: 'plan.mentioned', path: `decisions/${id}?at=${said.id}` }),
    );
    expect((await inbox('guest')).length).toBe(before.guest);
    await done('POST', '/comments', 'worker', { subject: { kind: 'decision', id }, text: 'Vaatan' });
    await done('POST', '/comments', 'owner', { subject: { kind: 'decision', id }, text: 'Aitäh' });
    const kinds = (await inbox('worker')).slice(0, 2).map((one: { kind: string }) => one.kind);
    expect([(await inbox('worker')).length, kinds[0]]).toEqual([before.worker + 2, 'plan.commented']);
    const { comments } = await done('GET', `/decisions/${id}`, 'worker');
    expect(comments).toHaveLength(3);
    expect(await refusal('PATCH', `/comments/${comments[0].id}`, 'worker', { text: 'Minu sõna', revision: 1 })).toEqual(
      [403, 'not_your_comment'],
    );
    const removed = await done('DELETE', `/comments/${comments[1].id}?revision=1`, 'worker');
    await undo(removed.undo, 'worker');
    expect((await done('GET', `/decisions/${id}`, 'worker')).comments).toHaveLength(3);
  });
});

describe('who can be mentioned', () => {
  it('is everybody; for a guest those beside them and who leads the plan', async () => {
    const names = async (who: Who) =>
      (await done('GET', '/people', who)).people.map((one: { name: string }) => one.name);
    expect(await names('worker')).toEqual(expect.arrayContaining(['Kati Kask', 'Silvi Saar', 'Ülo Õun']));
    expect(await names('guest')).toEqual(expect.arrayContaining(['Kati Kask', 'Ülo Õun']));
    expect(await names('guest')).not.toContain('Silvi Saar');
  });
});

describe('loose ends', () => {
  it('lists work without an activity until it is hung on one, and activities without work until something begins', async () => {
    const { id, agreement } = await done('POST', '/agreements', 'owner', {
      title: 'Ühine kalender',
      parties: [{ name: 'Naabervald', role: 'annab kuupäevad' }],
      state: 'in-force',
      startsOn: '2026-06-01',
      reviewOn: '2026-06-10',
    });
    expect(agreement.reviewDue).toBe(true);
    const before = await done('GET', '/orphans', 'owner');
    expect(before.work).toContainEqual(expect.objectContaining({ source: 'plan.agreement', id, revision: 1 }));
    expect(before.activities).toContainEqual(expect.objectContaining({ id: quiet, days: expect.any(Number) }));
    await done('PATCH', `/agreements/${id}`, 'owner', { activityId: quiet, revision: 1 });
    const after = await done('GET', '/orphans', 'owner');
    expect(after.work.map((one: { id: string }) => one.id)).not.toContain(id);
    expect(after.activities.map((one: { id: string }) => one.id)).not.toContain(quiet);
    expect((await done('GET', '/orphans', 'guest')).work).toEqual([]);
  });
});
