import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { anActivity, aParsedPlan, aPlan } from '../builders.ts';
import { planFeature } from '../feature.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

let installation: TestInstallation;
let slug: string;
let owner: string;
let guest: string;
let contributor: string;
let planId: string;
let own: string;
let others: string;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, notificationsFeature, planFeature] });
  const { services } = installation;
  const organisation = await anOrganisation(services);
  slug = organisation.slug;
  owner = await cookieOf(services, 'mari@uhing.example');
  const visiting = { role: 'guest', name: 'Kati Kask', until: '2999-12-31' } as const;
  const visitor = await aMember(services, organisation.scope, visiting);
  guest = await cookieOf(services, visitor.email);
  const helper = await aMember(services, organisation.scope, { role: 'contributor', name: 'Uku Uba' });
  contributor = await cookieOf(services, helper.email);
  const parsed = aParsedPlan([
    anActivity({ title: 'Avalik tegevus', parties: ['Kati Kask', 'Uku Uba'] }),
    anActivity({
      code: '1.2',
      title: 'Varjatud tegevus',
      steps: [{ number: 1, text: 'Varjatud samm', recurs: null, conditional: false, targets: [] }],
    }),
  ]);
  const plan = await aPlan(services, organisation.scope, parsed);
  planId = plan.planId;
  [own = '', others = ''] = plan.activityIds;
  const { parties } = (await call('GET', '/parties', owner)).body;
  for (const [name, userId] of [
    ['Kati Kask', visitor.userId],
    ['Uku Uba', helper.userId],
  ]) {
    const { id } = parties.find((party: { name: string }) => party.name === name);
    await call('POST', '/parties/confirmed', owner, { parties: [{ id, name, kind: 'person', userId }] });
  }
});
afterAll(() => installation.close());

async function ask(method: Method, path: string, headers: Record<string, string>, body?: unknown) {
  const url = `/api/v1/organisations/${slug}${path}`;
  const answer = await installation.server.inject({
    method,
    url,
    headers,
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: answer.statusCode, text: answer.body, body: answer.body === '' ? null : answer.json() };
}
const call = (method: Method, path: string, cookie: string, body?: unknown) => ask(method, path, { cookie }, body);

describe('a guest is told nothing of others’ work', () => {
  it('by the conditions of a milestone of theirs', async () => {
    const hidden = (await call('GET', `/activities/${others}`, owner)).body;
    const decision = await call('POST', '/decisions', owner, { title: 'Varjatud otsus', activityId: others });
    const { id, revision } = (await call('GET', `/activities/${own}`, owner)).body.indicators[0].targets[0];
    const conditions = [
      { is: 'step-done', step: hidden.steps[0].id },
      { is: 'steps-done', activity: others },
      { is: 'evidence', activity: others, kind: null },
      { is: 'decision-decided', decision: decision.body.id },
      { is: 'target-met', target: hidden.indicators[0].targets[0].id },
    ];
    const source = { kind: 'conditions', need: 'all', conditions };
    expect((await call('PUT', `/targets/${id}/source`, owner, { source, revision })).status).toBe(200);
    const path = `/targets/${id}/records?start=2026-01-01&end=2026-12-31`;
    expect((await call('GET', path, owner)).text).toMatch(/Varjatud samm.*Varjatud tegevus.*Varjatud otsus/);
    const told = await call('GET', path, guest);
    expect(told.status).toBe(200);
    expect(told.text).not.toMatch(new RegExp(`Varjatud|${others}`));
    expect(told.body.groups).toHaveLength(5);
  });

  it('by proposals that were merged with theirs, nor by what theirs became', async () => {
    const theirs = await call('POST', '/proposals', guest, { text: 'Minu ettepanek', activityId: own });
    const hidden = await call('POST', '/proposals', owner, { text: 'Varjatud ettepanek', activityId: others });
    const merging = { into: theirs.body.id, revision: 1 };
    const merged = await call('POST', `/proposals/${hidden.body.id}/merged`, owner, merging);
    expect(merged.status).toBe(200);
    const read = await call('GET', `/proposals/${theirs.body.id}`, guest);
    expect(read.body.proposal.text).toBe('Minu ettepanek');
    expect(read.text).not.toContain('Varjatud');
    const root = await call('POST', '/proposals', owner, { text: 'Varjatud eestkõneleja', activityId: others });
    const mine = await call('POST', '/proposals', guest, { text: 'Minu teine', activityId: own });
    await call('POST', `/proposals/${mine.body.id}/merged`, owner, { into: root.body.id, revision: 1 });
    const after = await call('GET', `/proposals/${mine.body.id}`, guest);
    expect(after.body.proposal.mergedInto.text).toBe('Minu teine');
    const third = await call('POST', '/proposals', guest, { text: 'Minu kolmas', activityId: own });
    const into = { into: 'decision', title: 'Varjatud küsimus', activityId: others, answer: '', revision: 1 };
    expect((await call('POST', `/proposals/${third.body.id}/accepted`, owner, into)).status).toBe(200);
    const accepted = await call('GET', `/proposals/${third.body.id}`, guest);
    expect(accepted.body.proposal.state).toBe('accepted');
    expect(accepted.text).not.toMatch(/Varjatud (küsimus|tegevus)/);
  });
});

describe('a figure of a guest’s activity that could not be computed', () => {
  it('names no target of others that it needs', async () => {
    const hidden = (await call('GET', `/activities/${others}`, owner)).body.indicators[0].targets[0];
    const added = await call('POST', `/activities/${own}/indicators`, owner, { text: 'Arv' });
    const path = `/indicators/${added.body.id}/targets`;
    const { id } = (await call('POST', path, owner, { kind: 'count', min: 5 })).body;
    const formula = { do: 'sum', of: [{ from: 'target', target: hidden.id }] };
    const source = { kind: 'formula', per: 'month', formula };
    expect((await call('PUT', `/targets/${id}/source`, owner, { source, revision: 1 })).status).toBe(200);
    await asOwner(
      installation,
      `insert into plan_target_status (organisation_id, id, stale_since, problem, problem_params)
       select organisation_id, id, now(), 'needs_stale', '{"name": "Varjatud näitaja"}' from plan_target where id = $1
       on conflict (organisation_id, id) do update set problem = excluded.problem, problem_params = excluded.problem_params`,
      [id],
    );
    for (const at of [`/activities/${own}`, `/targets/${id}/series`]) {
      expect((await call('GET', at, owner)).text).toContain('Varjatud näitaja');
      const told = await call('GET', at, guest);
      expect(told.text).toContain('needs_stale');
      expect(told.text).not.toContain('Varjatud näitaja');
    }
  });
});

describe('a contributor', () => {
  it('does not undo a decision back to where they take no part', async () => {
    const { id } = (await call('POST', '/decisions', owner, { title: 'Kes teeb?', activityId: others })).body;
    const moved = await call('PATCH', `/decisions/${id}`, owner, { activityId: own, revision: 1 });
    const undone = await call('POST', `/history/${moved.body.undo}/undo`, contributor, {});
    expect([undone.status, undone.body.error?.code]).toEqual([403, 'not_your_activity']);
    expect((await call('GET', `/decisions/${id}`, owner)).body.decision.activity.id).toBe(own);
  });
});

describe('an API key', () => {
  const aKey = async (permissions: string[]) => {
    const making = { name: 'Kitsas', reach: 'chosen', permissions, expiresOn: '2027-06-01' };
    const { token } = (await call('POST', '/api-keys', owner, making)).body;
    return { authorization: `Bearer ${token}` };
  };

  it('undoes no edit when it may only comment', async () => {
    const { revision } = (await call('GET', `/activities/${others}`, owner)).body.activity;
    const changed = await call('PATCH', `/activities/${others}`, owner, { objective: 'Uus eesmärk', revision });
    const narrow = await aKey(['plan.read', 'plan.comment']);
    const undone = await ask('POST', `/history/${changed.body.undo}/undo`, narrow, {});
    expect([undone.status, undone.body.error?.code]).toEqual([403, 'not_allowed']);
    const { may } = (await ask('GET', `/activities/${others}`, narrow)).body.activity;
    expect(may).toEqual({ edit: false, work: false, comment: true });
    const wide = await aKey(['plan.read', 'plan.comment', 'plan.edit']);
    expect((await ask('POST', `/history/${changed.body.undo}/undo`, wide, {})).status).toBe(200);
  });
});

describe('a refusal', () => {
  it('is kept by no cache', async () => {
    const url = `/api/v1/organisations/${slug}/activities/${others}`;
    const { statusCode, headers } = await installation.server.inject({ url, headers: { cookie: guest } });
    expect([statusCode, headers['cache-control']]).toEqual([404, 'no-store']);
  });
});

describe('a link that names no people', () => {
  it('names nobody who is spoken to in a comment', async () => {
    const { people } = (await call('GET', '/people', owner)).body;
    const { userId } = people.find((person: { name: string }) => person.name === 'Uku Uba');
    const text = `@[Uku Uba](user:${userId}) vaata üle`;
    expect((await call('POST', `/activities/${own}/comments`, owner, { text })).status).toBe(200);
    const page = async (showsPeople: boolean) => {
      const share = { label: 'Nõukogu', lastDay: null, showsMoney: false, showsComments: true, showsPeople };
      const { url } = (await call('POST', `/plans/${planId}/shares`, owner, share)).body;
      return (await installation.server.inject({ url: new URL(url).pathname })).body;
    };
    expect(await page(true)).toContain('@Uku Uba vaata üle');
    const without = await page(false);
    expect(without).toContain('vaata üle');
    expect(without).not.toContain('Uku Uba');
  });
});
