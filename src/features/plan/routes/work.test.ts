import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { anActivity, aParsedPlan, aPlan } from '../builders.ts';
import type { ActivityView } from '../contract/plan.ts';
import { planFeature } from '../feature.ts';
import { indicatorTargets } from '../rules/document/targets.ts';

const clock = standingClock('2026-06-15T09:00:00Z');
let installation: TestInstallation;
let slug: string;
let owner: string;
let contributor: string;
let contributorId: string;
let mine: string;
let others: string;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, planFeature], clock });
  const { services } = installation;
  const organisation = await anOrganisation(services);
  slug = organisation.slug;
  const member = await aMember(services, organisation.scope, { role: 'contributor', name: 'Kati Kask' });
  contributorId = member.userId;
  owner = await cookieOf(services, 'mari@uhing.example');
  contributor = await cookieOf(services, member.email);
  const quarterly = {
    number: 2,
    text: 'Saata kokkuvõte kord kvartalis',
    recurs: { per: 'quarter' as const, min: 1, max: null },
    conditional: false,
    targets: [],
  };
  const growth = 'Jälgijate arv kasvab vähemalt 20% aastas.';
  const { activityIds } = await aPlan(
    services,
    organisation.scope,
    aParsedPlan([
      anActivity({
        steps: [...anActivity().steps, quarterly],
        indicators: [...anActivity().indicators, { text: growth, targets: indicatorTargets(growth) }],
      }),
      anActivity({ code: '1.2', title: 'Infokiri', parties: ['Kati Kask'] }),
    ]),
  );
  [others = '', mine = ''] = activityIds;
});
afterAll(() => installation.close());

async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, cookie: string, body?: unknown) {
  const answer = await installation.server.inject({
    method,
    url: `/api/v1/organisations/${slug}${path}`,
    headers: { cookie },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

async function view(id: string, cookie = owner): Promise<ActivityView> {
  return (await call('GET', `/activities/${id}`, cookie)).body;
}

describe('an invited member who owns an activity', () => {
  it('is asked for nobody else’s, and may work once the party is confirmed as them', async () => {
    const before = await view(mine, contributor);
    expect(before.activity.may).toEqual({ edit: false, work: false, comment: true });
    const parties = (await call('GET', '/parties', owner)).body.parties as {
      id: string;
      name: string;
      kind: string;
      proposedUserId: string | null;
    }[];
    const kati = parties.find((party) => party.name === 'Kati Kask');
    expect(kati).toMatchObject({ kind: 'person', state: 'proposed', userId: null, proposedUserId: contributorId });
    const confirmed = await call('POST', '/parties/confirmed', owner, {
      parties: [{ id: kati?.id, name: 'Kati Kask', kind: 'person', userId: contributorId }],
    });
    expect(confirmed.status).toBe(200);
    expect((await view(mine, contributor)).activity.may).toEqual({ edit: false, work: true, comment: true });
    expect((await view(others, contributor)).activity.may.work).toBe(false);
  });

  it('ticks a step, and the answer carries who, when and the key to undo it', async () => {
    const step = (await view(mine)).steps[0];
    const done = await call('PUT', `/steps/${step?.id}/state`, contributor, {
      state: 'done',
      revision: step?.revision,
    });
    expect(done.status).toBe(200);
    expect(done.body.activity.steps[0]).toMatchObject({ state: 'done', doneOn: '2026-06-15', doneBy: 'Kati Kask' });
    const undone = await call('POST', `/history/${done.body.undo}/undo`, contributor);
    expect(undone.status).toBe(200);
    expect((await view(mine)).steps[0]).toMatchObject({ state: 'not-started', doneOn: null, doneBy: null });
    expect((await call('POST', `/history/${done.body.undo}/undo`, contributor)).body.error.code).toBe('undo_too_late');
  });

  it('is refused on an activity of others, by a code and a sentence', async () => {
    const step = (await view(others)).steps[0];
    const refused = await call('PUT', `/steps/${step?.id}/state`, contributor, {
      state: 'done',
      revision: step?.revision,
    });
    expect(refused.status).toBe(403);
    expect(refused.body.error).toMatchObject({ code: 'not_your_activity' });
    expect(refused.body.error.message).toContain('vastutaja');
  });

  it('confirms a milestone with a photo, and the indicator turns', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const boundary = 'xxKAJAxx';
    const payload = Buffer.concat([
      Buffer.from(
        `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="avamine.png"\r\ncontent-type: image/png\r\n\r\n`,
      ),
      picture,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]);
    const uploaded = await installation.server.inject({
      method: 'POST',
      url: `/api/v1/organisations/${slug}/files`,
      headers: { cookie: contributor, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload,
    });
    expect(uploaded.json()).toMatchObject({ name: 'avamine.png', mediaType: 'image/webp', width: 1, height: 1 });
    const target = (await view(mine)).indicators[0]?.targets[0];
    expect(target).toMatchObject({ kind: 'milestone', state: 'on-track' });
    const measured = await call('POST', `/targets/${target?.id}/measurements`, contributor, {
      value: 1,
      measuredOn: '2026-06-14',
      evidence: { fileId: uploaded.json().id },
    });
    const after = measured.body.activity as ActivityView;
    expect(after.indicators[0]?.state).toBe('met');
    expect(after.evidence[0]).toMatchObject({ kind: 'photo', datedOn: '2026-06-14', measurementId: measured.body.id });
    const bytes = await installation.server.inject({
      url: `/api/v1/organisations/${slug}/files/${uploaded.json().id}`,
      headers: { cookie: contributor },
    });
    expect(bytes.headers['content-type']).toBe('image/webp');
    expect(bytes.headers['content-security-policy']).toContain('sandbox');
  });
});

describe('a recurring step', () => {
  it('has one turn for each quarter of its period, each with its own tick', async () => {
    const step = (await view(others)).steps[1];
    expect(step?.occurrences.map((turn) => turn.startsOn)).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
    ]);
    const ticked = await call('PUT', `/steps/${step?.id}/occurrences`, owner, { startsOn: '2026-04-01', done: true });
    expect(ticked.body.activity.steps[1].occurrences[1]).toMatchObject({ doneOn: '2026-06-15', current: true });
    const taken = await call('PUT', `/steps/${step?.id}/occurrences`, owner, { startsOn: '2026-04-01', done: false });
    expect(taken.body.activity.steps[1].occurrences[1].doneOn).toBeNull();
    const strange = await call('PUT', `/steps/${step?.id}/occurrences`, owner, { startsOn: '2026-05-01', done: true });
    expect(strange).toMatchObject({ status: 400, body: { error: { code: 'occurrence_unknown', field: 'startsOn' } } });
  });
});

describe('two people in one record', () => {
  it('tells the second what the first wrote, and loses neither', async () => {
    const { activity } = await view(others);
    const first = await call('PATCH', `/activities/${activity.id}`, owner, {
      title: 'Külaleht',
      revision: activity.revision,
    });
    expect(first.body.activity.activity.title).toBe('Külaleht');
    const second = await call('PATCH', `/activities/${activity.id}`, owner, {
      title: 'Külalehe sünd',
      revision: activity.revision,
    });
    expect(second.status).toBe(409);
    expect(second.body.error).toMatchObject({
      code: 'edited_meanwhile',
      detail: { revision: activity.revision + 1, values: { title: 'Külaleht' } },
    });
  });
});

describe('growth', () => {
  it('is measured against its baseline, and a correction keeps the old figure in the history', async () => {
    const target = (await view(others)).indicators[1]?.targets[0];
    expect(target).toMatchObject({ kind: 'growth', min: 20, state: 'unmeasured' });
    await call('PATCH', `/targets/${target?.id}`, owner, {
      baseline: 400,
      baselineOn: '2026-01-01',
      revision: target?.revision,
    });
    const measured = await call('POST', `/targets/${target?.id}/measurements`, owner, {
      value: 410,
      measuredOn: '2026-06-01',
    });
    const risky = measured.body.activity.indicators[1].targets[0];
    expect(risky).toMatchObject({ state: 'at-risk', current: 2.5, reason: { code: 'growth_behind' } });
    const corrected = await call('PATCH', `/measurements/${measured.body.id}`, owner, { value: 490, revision: 1 });
    expect(corrected.body.activity.indicators[1].targets[0]).toMatchObject({ state: 'met', current: 22.5 });
    const history = await call('GET', `/activities/${others}/history`, owner);
    expect(history.body.entries[0]).toMatchObject({
      action: 'plan.measurement.changed',
      before: { value: 410 },
      after: { value: 490 },
      undoable: true,
    });
  });
});
