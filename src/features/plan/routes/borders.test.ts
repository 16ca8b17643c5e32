import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { anActivity, aParsedPlan, aPlan } from '../builders.ts';
import { planFeature } from '../feature.ts';

let installation: TestInstallation;
let slug: string;
let owner: string;
let editor: string;
let guest: string;
let guestId: string;
let strangerId: string;
let planId: string;
let foreignPlanId: string;
let own: string;
let others: string;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, planFeature] });
  const { services } = installation;
  const organisation = await anOrganisation(services);
  slug = organisation.slug;
  const neighbour = await anOrganisation(services, { name: 'Naabrid', ownerEmail: 'naaber@naabrid.example' });
  strangerId = (await aMember(services, neighbour.scope, { email: 'jaan@naabrid.example' })).userId;
  owner = await cookieOf(services, 'mari@uhing.example');
  const member = await aMember(services, organisation.scope, { role: 'editor', email: 'ene@uhing.example' });
  editor = await cookieOf(services, member.email);
  const visitor = await aMember(services, organisation.scope, {
    role: 'guest',
    name: 'Kati Kask',
    until: '2999-12-31',
  });
  guest = await cookieOf(services, visitor.email);
  guestId = visitor.userId;
  const parsed = aParsedPlan([
    anActivity({ title: 'Avalik tegevus', parties: ['Kati Kask'] }),
    anActivity({ code: '1.2', title: 'Varjatud tegevus', parties: ['Salajane partner'] }),
  ]);
  const plan = await aPlan(services, organisation.scope, parsed);
  planId = plan.planId;
  [own = '', others = ''] = plan.activityIds;
  foreignPlanId = (await aPlan(services, organisation.scope, aParsedPlan([anActivity()], { title: 'Varjatud kava' })))
    .planId;
  const { parties } = (await call('GET', '/parties', owner)).body;
  const kati = parties.find((party: { name: string }) => party.name === 'Kati Kask');
  const confirmed = { id: kati.id, name: 'Kati Kask', kind: 'person', userId: guestId };
  expect((await call('POST', '/parties/confirmed', owner, { parties: [confirmed] })).status).toBe(200);
  await call('POST', `/activities/${own}/comments`, owner, { text: 'Nähtav märkus' });
  await call('POST', `/activities/${others}/comments`, owner, { text: 'Varjatud märkus' });
});
afterAll(() => installation.close());

async function call(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, cookie: string, body?: unknown) {
  const answer = await installation.server.inject({
    method,
    url: `/api/v1/organisations/${slug}${path}`,
    headers: { cookie },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: answer.statusCode, text: answer.body, body: answer.body === '' ? null : answer.json() };
}

describe('a guest', () => {
  it.each([
    ['the front page', () => '/home'],
    ['the history of the plan', () => `/plans/${planId}/history`],
    ['the parties', () => '/parties'],
    ['the plans', () => '/plans'],
    ['the plan', () => `/plans/${planId}`],
    ['its activities', () => `/plans/${planId}/activities`],
    ['what is due', () => `/plans/${planId}/due?from=2000-01-01&to=2099-12-31`],
    ['its indicators', () => `/plans/${planId}/indicators`],
    ['the export', () => `/plans/${planId}/export?format=json`],
    ['a search', () => '/search?text=varjatud'],
  ])('reads in %s nothing of what they take no part in', async (_name, path) => {
    const { status, text } = await call('GET', path(), guest);
    expect(status).toBe(200);
    expect(text).not.toMatch(/Varjatud|Salajane/);
    expect((await call('GET', path(), owner)).text).toMatch(/Varjatud|Salajane/);
  });

  it('still reads what was done where they take part', async () => {
    const { body } = await call('GET', `/plans/${planId}/history`, guest);
    expect(body.entries.map((entry: { title: string }) => entry.title)).toContain('Nähtav märkus');
  });

  it.each(['', '/history', '/activities', '/activities?state=late', '/indicators', '/export?format=json'])(
    'does not find a plan without an activity of theirs: /plans/…%s',
    async (rest) => {
      expect((await call('GET', `/plans/${foreignPlanId}${rest}`, guest)).status).toBe(404);
    },
  );
});

describe('what a body refers to', () => {
  it('must be a person of this organisation', async () => {
    const { parties } = (await call('GET', '/parties', owner)).body;
    const { id, revision } = parties.find((party: { name: string }) => party.name === 'Salajane partner');
    const named = { name: 'Keegi', kind: 'person', userId: strangerId };
    expect((await call('POST', '/parties', owner, named)).status).toBe(404);
    expect((await call('PATCH', `/parties/${id}`, owner, { userId: strangerId, revision })).status).toBe(404);
    expect((await call('POST', '/parties/confirmed', owner, { parties: [{ id, ...named }] })).status).toBe(404);
  });

  it('must be a step of the same activity', async () => {
    const { steps } = (await call('GET', `/activities/${others}`, owner)).body;
    const note = { kind: 'note', note: 'Märge', stepId: steps[0].id };
    expect((await call('POST', `/activities/${own}/evidence`, owner, note)).status).toBe(404);
    expect((await call('POST', `/activities/${others}/evidence`, owner, note)).status).toBe(200);
  });
});

describe('a rule between the fields of a body', () => {
  it.each([
    [
      'outcome_missing',
      '/decisions/00000000-0000-7000-8000-000000000000/decided',
      { decidedOn: '2026-06-01', revision: 1 },
    ],
    [
      'option_twice',
      '/decisions',
      {
        title: 'Kuhu?',
        options: [
          { id: 'a', title: 'Siia' },
          { id: 'a', title: 'Sinna' },
        ],
      },
    ],
    ['reason_missing', '/plan-reviews/00000000-0000-7000-8000-000000000000/opinions', { opinion: 'change' }],
  ])('says %s in a sentence', async (code, path, body) => {
    const { body: answer } = await call('POST', path, owner, body);
    const told = answer.error.fields.find((field: { code: string }) => field.code === code);
    expect(told.message).toMatch(/^[A-ZÕÄÖÜ].* .*\.$/);
  });
});

describe('a rule that is out of its bounds', () => {
  it('is told by its field', async () => {
    const step = { text: 'Uudiskiri', recurs: { per: 'month', min: 1, max: null, every: 61 } };
    const { status, body } = await call('POST', `/activities/${own}/steps`, owner, step);
    expect([status, body.error.field]).toEqual([400, 'recurs.every']);
  });
});

describe('one end of a range changed alone', () => {
  it('stays in order with the other', async () => {
    const { revision } = (await call('GET', `/plans/${planId}`, owner)).body.plan;
    const plan = await call('PATCH', `/plans/${planId}`, owner, { periodStart: '2030-01-01', revision });
    expect([plan.status, plan.body.error.code]).toEqual([400, 'period_reversed']);
    const { indicators } = (await call('GET', `/activities/${own}`, owner)).body;
    const path = `/indicators/${indicators[0].id}/targets`;
    const added = await call('POST', path, owner, { kind: 'count', min: 5, max: 9 });
    const target = await call('PATCH', `/targets/${added.body.id}`, owner, { max: 4, revision: 1 });
    expect([target.status, target.body.error.code]).toEqual([400, 'range_reversed']);
  });
});

describe('undoing', () => {
  it('a comment belongs to its author, as changing it does', async () => {
    const said = await call('POST', `/activities/${own}/comments`, guest, { text: 'Minu sõna' });
    const undo = (cookie: string, id: string) => call('POST', `/history/${id}/undo`, cookie, {});
    const byEditor = await undo(editor, said.body.undo);
    expect([byEditor.status, byEditor.body.error.code]).toEqual([403, 'not_your_comment']);
    const removed = await call('DELETE', `/comments/${said.body.id}?revision=1`, guest);
    expect((await undo(guest, removed.body.undo)).status).toBe(200);
  });

  it('happens once when it is asked for twice at the same moment', async () => {
    const note = await call('POST', `/activities/${own}/evidence`, owner, { kind: 'note', note: 'Märge' });
    const undo = () => call('POST', `/history/${note.body.undo}/undo`, owner, {});
    const statuses = (await Promise.all([undo(), undo(), undo()])).map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, 409, 409]);
  });
});

describe('one record changed by several at once', () => {
  it('lets everybody confirm the same parties, in whatever order they name them', async () => {
    const parties = (await call('GET', '/parties', owner)).body.parties.map(
      ({ id, name, kind, userId }: Record<string, unknown>) => ({ id, name, kind, userId }),
    );
    const confirm = (list: unknown[]) => call('POST', '/parties/confirmed', owner, { parties: list });
    const both = [parties, parties.toReversed()];
    const answers = await Promise.all([...both, ...both, ...both].map(confirm));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200]);
  });

  it('takes the first change and tells the others', async () => {
    const { revision } = (await call('GET', `/activities/${others}`, owner)).body.activity;
    const change = (title: string) => call('PATCH', `/activities/${others}`, owner, { title, revision });
    const answers = await Promise.all(['Varjatud A', 'Varjatud B', 'Varjatud C'].map(change));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
  });
});
