import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { anActivity, aParsedPlan, aPlan } from '../builders.ts';
import type { ActivityView } from '../contract/plan.ts';
import type { PlanApproval } from '../contract/reviews.ts';
import type { PlanDiff, VersionView } from '../contract/versions.ts';
import { planFeature } from '../feature.ts';

const clock = standingClock('2026-06-15T09:00:00Z');
let installation: TestInstallation;
let slug: string;
let owner: string;
let editor: string;
let reviewer: string;
let reviewerId: string;
let viewer: string;
let planId: string;
let page: string;
let letter: string;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, notificationsFeature, planFeature], clock });
  const { services } = installation;
  const organisation = await anOrganisation(services);
  slug = organisation.slug;
  const member = (role: 'editor' | 'reviewer' | 'viewer', name: string) =>
    aMember(services, organisation.scope, { role, name, email: `${role}@uhing.example` });
  const [anEditor, aReviewer, aViewer] = [
    await member('editor', 'Toimetaja'),
    await member('reviewer', 'Juhatuse liige'),
    await member('viewer', 'Vaataja'),
  ];
  reviewerId = aReviewer.userId;
  owner = await cookieOf(services, 'mari@uhing.example');
  editor = await cookieOf(services, anEditor.email);
  reviewer = await cookieOf(services, aReviewer.email);
  viewer = await cookieOf(services, aViewer.email);
  const plan = await aPlan(
    services,
    organisation.scope,
    aParsedPlan([anActivity(), anActivity({ code: '1.2', title: 'Infokiri', parties: ['Juhatus'] })]),
  );
  planId = plan.planId;
  [page = '', letter = ''] = plan.activityIds;
});
afterAll(() => installation.close());

async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, cookie = owner, body?: unknown) {
  const answer = await installation.server.inject({
    method,
    url: `/api/v1/organisations/${slug}${path}`,
    headers: { cookie },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

const activity = async (id: string): Promise<ActivityView> => (await call('GET', `/activities/${id}`)).body;
const approval = async (): Promise<PlanApproval> => (await call('GET', `/plans/${planId}/approval`)).body;
const keep = async (title: string): Promise<VersionView> =>
  (await call('POST', `/plans/${planId}/versions`, owner, { title })).body.version;
const diffFrom = async (from: string): Promise<PlanDiff> =>
  (await call('GET', `/plans/${planId}/diff?from=${from}`)).body.diff;

async function change(id: string, fields: object) {
  const { revision } = (await activity(id)).activity;
  const answer = await call('PATCH', `/activities/${id}`, owner, { ...fields, revision });
  expect(answer.status).toBe(200);
}

describe('a version brought back under open work', () => {
  it('keeps the ticks, brings removed things back with their ids, and is undone as one', async () => {
    const first = await keep('Enne suuri muudatusi');
    const step = (await activity(page)).steps[0];
    await call('PUT', `/steps/${step?.id}/state`, owner, { state: 'done', revision: step?.revision });
    await call('POST', `/activities/${page}/steps`, owner, { text: 'Hiljem lisatud samm' });
    await change(page, { title: 'Uus pealkiri', periodEnd: '2026-11-30' });
    const { revision } = (await activity(letter)).activity;
    await call('DELETE', `/activities/${letter}?revision=${revision}`);

    const told = await diffFrom(first.id);
    expect(told.counts).toMatchObject({ added: 1, removed: 1, changed: 1, dates: 1 });
    expect(told.activities.map((one) => [one.title, one.change])).toEqual([
      ['Uus pealkiri', 'changed'],
      ['Infokiri', 'removed'],
    ]);

    const preview = (await call('GET', `/plan-versions/${first.id}/restore-preview`)).body;
    expect(preview.diff.activities.map((one: { change: string }) => one.change)).toEqual(['changed', 'added']);
    const restored = await call('POST', `/plan-versions/${first.id}/restored`, owner, {
      fingerprint: preview.fingerprint,
    });
    expect(restored.status).toBe(200);
    expect(await diffFrom(first.id)).toMatchObject({ plan: [], sections: [], activities: [] });
    const back = await activity(page);
    expect(back.activity.title).toBe('Külalehe avamine');
    expect(back.steps).toMatchObject([{ id: step?.id, state: 'done' }]);
    expect((await activity(letter)).parties).toMatchObject([{ name: 'Juhatus' }]);

    const undone = await call('POST', `/history/${restored.body.undo}/undo`, owner, {});
    expect(undone.status).toBe(200);
    expect((await activity(page)).steps.map((one) => one.text)).toContain('Hiljem lisatud samm');
    expect((await call('GET', `/activities/${letter}`)).status).toBe(404);
    // An undo is undone, too.
    expect((await call('POST', `/history/${undone.body.undo}/undo`, owner, {})).status).toBe(200);
    expect((await activity(letter)).activity.title).toBe('Infokiri');
  });

  it('is refused when somebody changed the plan after the preview, and changes nothing', async () => {
    const version = await keep('Seis');
    await change(page, { title: 'Vahepealne' });
    const { fingerprint } = (await call('GET', `/plan-versions/${version.id}/restore-preview`)).body;
    await change(page, { title: 'Veel hilisem' });
    const answer = await call('POST', `/plan-versions/${version.id}/restored`, owner, { fingerprint });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'edited_meanwhile']);
    expect((await activity(page)).activity.title).toBe('Veel hilisem');
  });

  it('removes what was written between the version and the removal of its activity', async () => {
    const version = await keep('Puhas');
    await call('POST', `/activities/${letter}/steps`, owner, { text: 'Vahepealne samm' });
    const { revision } = (await activity(letter)).activity;
    await call('DELETE', `/activities/${letter}?revision=${revision}`);
    const { fingerprint } = (await call('GET', `/plan-versions/${version.id}/restore-preview`)).body;
    await call('POST', `/plan-versions/${version.id}/restored`, owner, { fingerprint });
    expect((await activity(letter)).steps.map((one) => one.text)).not.toContain('Vahepealne samm');
    expect((await diffFrom(version.id)).activities).toEqual([]);
  });
});

describe('review and approval', () => {
  it('cannot be skipped by writing the state', async () => {
    const { plan } = (await call('GET', `/plans/${planId}`)).body;
    for (const [state, code] of [
      ['approved', 'state_needs_approval'],
      ['in-review', 'state_needs_review'],
    ]) {
      const answer = await call('PATCH', `/plans/${planId}`, owner, { state, revision: plan.revision });
      expect([answer.status, answer.body.error.code, answer.body.error.field]).toEqual([409, code, 'state']);
    }
  });

  it('goes from submission over a recommendation to a dated approval of exactly what was submitted', async () => {
    const { revision } = (await approval()).plan;
    const nobody = await call('POST', `/plans/${planId}/reviews`, owner, {
      to: { kind: 'members', userIds: ['01900000-0000-7000-8000-000000000001'] },
      revision,
    });
    expect(nobody.body.error.code).toBe('reviewers_unknown');
    const submitted = await call('POST', `/plans/${planId}/reviews`, editor, {
      to: { kind: 'members', userIds: [reviewerId] },
      dueOn: '2026-06-20',
      message: 'Palun vaadake üle.',
      revision,
    });
    expect(submitted.body).toMatchObject({
      plan: { state: 'in-review' },
      open: { submitter: 'Toimetaja', changedSince: null, opinions: [{ name: 'Juhatuse liige', opinion: null }] },
    });
    const inbox = await call('GET', '/notifications', reviewer);
    expect(JSON.stringify(inbox.body)).toContain('Toimetaja palub sul üle vaadata kava');
    const review = submitted.body.open;
    expect((await call('POST', `/plan-reviews/${review.id}/opinions`, viewer, { opinion: 'agree' })).status).toBe(403);
    const silent = await call('POST', `/plan-reviews/${review.id}/opinions`, reviewer, { opinion: 'change' });
    expect(silent.body.error.fields).toMatchObject([{ field: 'reason', code: 'reason_missing' }]);
    await call('POST', `/plan-reviews/${review.id}/opinions`, reviewer, { opinion: 'change', reason: 'Eelarve?' });
    const agreed = await call('POST', `/plan-reviews/${review.id}/opinions`, reviewer, { opinion: 'agree' });
    expect(agreed.body.open.opinions).toMatchObject([{ name: 'Juhatuse liige', opinion: 'agree', asked: true }]);

    await change(page, { objective: 'Uus eesmärk' });
    const body = { body: 'Juhatus', approvedOn: '2026-06-14', protocol: '12/2026', versionId: review.versionId };
    const now = (await approval()).plan.revision;
    expect((await call('POST', `/plans/${planId}/approvals`, editor, { ...body, revision: now })).status).toBe(403);
    const early = await call('POST', `/plans/${planId}/approvals`, owner, {
      ...body,
      approvedOn: '2026-07-01',
      revision: now,
    });
    expect(early.body.error).toMatchObject({ code: 'approved_in_future', field: 'approvedOn' });
    const refused = await call('POST', `/plans/${planId}/approvals`, reviewer, { ...body, revision: now });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'changed_since_review']);
    expect(refused.body.error.detail).toMatchObject({ versionId: review.versionId, counts: { changed: 1 } });
    const done = await call('POST', `/plans/${planId}/approvals`, reviewer, {
      ...body,
      asReviewed: true,
      revision: now,
    });
    expect(done.body).toMatchObject({
      plan: { state: 'approved' },
      open: null,
      approvals: [{ body: 'Juhatus', protocol: '12/2026', approvedOn: '2026-06-14', author: 'Juhatuse liige' }],
      changedSinceApproval: { counts: { changed: 1 } },
    });
    const versions = (await call('GET', `/plans/${planId}/versions`)).body.versions as VersionView[];
    expect(versions.slice(0, 2).map((one) => one.why)).toEqual(['approved', 'submitted']);
  });

  it('lets work go on after approval without calling it a change, and takes the plan up again', async () => {
    await call('POST', `/plans/${planId}/approvals`, owner, {
      body: 'Juhatus',
      approvedOn: '2026-06-15',
      revision: (await approval()).plan.revision,
    });
    const step = (await activity(letter)).steps[0];
    await call('PUT', `/steps/${step?.id}/state`, owner, { state: 'done', revision: step?.revision });
    expect((await approval()).changedSinceApproval).toBeNull();
    const submission = async () => ({
      to: { kind: 'body', body: 'Üldkoosolek' },
      revision: (await approval()).plan.revision,
    });
    const again = await call('POST', `/plans/${planId}/reviews`, owner, await submission());
    const twice = await call('POST', `/plans/${planId}/reviews`, owner, await submission());
    expect([again.status, twice.body.error.code]).toEqual([200, 'review_already_open']);
    const { id, revision } = again.body.open;
    const back = await call('POST', `/plan-reviews/${id}/sent-back`, reviewer, { answer: 'Lisage raha.', revision });
    expect(back.body).toMatchObject({
      plan: { state: 'approved' },
      past: [{ state: 'sent-back', answer: 'Lisage raha.' }, {}],
    });
    const late = await call('POST', `/plan-reviews/${id}/opinions`, reviewer, { opinion: 'agree' });
    expect(late.body.error.code).toBe('review_not_open');
  });

  it('tells the second of two who decide at once', async () => {
    const { revision } = (await approval()).plan;
    const body = { body: 'Juhatus', approvedOn: '2026-06-15', revision };
    const answers = await Promise.all([
      call('POST', `/plans/${planId}/approvals`, owner, body),
      call('PATCH', `/plans/${planId}`, owner, { title: 'Teine nimi', revision }),
    ]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
  });
});
