import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { webhooksFeature } from '../feature.ts';

let kaja: TestInstallation;
let cookie: string;
const address = 'https://93.184.215.14/kaja?key=geheim';
const facts = { name: 'Infotahvel', address, allEvents: false, families: ['identity.organisation'] };

beforeAll(async () => {
  kaja = await openTestInstallation({ features: [identityFeature, notificationsFeature, webhooksFeature] });
  // The demo's deliveries are held, so that these tests call nobody.
  await anOrganisation(kaja.services, { slug: 'uhing', demo: true });
  cookie = await cookieOf(kaja.services, 'mari@uhing.example');
});
afterAll(() => kaja.close());

async function ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) {
  const url = `/api/v1/organisations/uhing${path}`;
  const answer = await kaja.server.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}
const add = async (overrides: object = {}) =>
  (await ask('POST', '/webhook-receivers', { ...facts, ...overrides })).body;

describe('a receiver', () => {
  it('shows its secret once, and the log never its path or query', async () => {
    const { receiver, secret } = await add();
    expect(secret).toMatch(/^whsec_/);
    const listed = JSON.stringify((await ask('GET', '/webhook-receivers')).body);
    expect(listed).toContain(receiver.id);
    expect(listed).not.toContain(secret.slice(6));
    const log = JSON.stringify((await ask('GET', '/audit')).body);
    expect(log).toContain('webhooks.receiver.added');
    expect(log).not.toContain('geheim');
    const renewed = await ask('POST', `/webhook-receivers/${receiver.id}/secret`);
    expect(renewed.body.secret).not.toBe(secret);
  });

  it.each([
    [{ address: 'http://127.0.0.1:5432/' }, 'address_not_callable', 'address'],
    [{ address: 'https://[::ffff:10.0.0.1]/' }, 'address_not_callable', 'address'],
    [{ address: 'http://93.184.215.14/' }, 'address_not_callable', 'address'],
    [{ address: 'https://mari:parool@93.184.215.14/' }, 'address_not_callable', 'address'],
    [{ address: 'infotahvel' }, 'address_not_callable', 'address'],
    [{ address: '' }, 'invalid_input', 'address'],
    [{ families: [] }, 'events_not_chosen', 'families'],
    [{ allEvents: true }, 'events_not_chosen', 'families'],
    [{ families: ['no.such'] }, 'event_unknown', 'families'],
    [{ families: ['%'] }, 'invalid_input', 'families.0'],
    [{ name: ' ' }, 'invalid_input', 'name'],
  ])('is refused with %j beside the field', async (overrides, code, field) => {
    const { status, body } = await ask('POST', '/webhook-receivers', { ...facts, ...overrides });
    expect([status, body.error.code, body.error.field]).toEqual([400, code, field]);
  });

  it('is changed on the state that was seen, and goes over to everything', async () => {
    const { id, revision } = (await add()).receiver;
    const at = `/webhook-receivers/${id}`;
    const changed = await ask('PATCH', at, { allEvents: true, families: [], revision });
    expect(changed.body).toMatchObject({ name: 'Infotahvel', allEvents: true, families: [], revision: revision + 1 });
    const stale = await ask('PATCH', at, { name: 'Teine', revision });
    expect([stale.status, stale.body.error.code]).toEqual([409, 'edited_meanwhile']);
    const inside = await ask('PATCH', at, { address: 'https://10.0.0.1/', revision: revision + 1 });
    expect(inside.body.error.code).toBe('address_not_callable');
  });

  it('that was taken away comes back paused', async () => {
    const { id } = (await add()).receiver;
    expect((await ask('DELETE', `/webhook-receivers/${id}`)).status).toBe(204);
    expect((await ask('GET', `/webhook-receivers/${id}/deliveries`)).status).toBe(404);
    const restored = await ask('POST', `/webhook-receivers/${id}/restored`);
    expect(restored.body).toMatchObject({ id, state: 'paused', pausedReason: 'by-hand' });
    const resumed = await ask('POST', `/webhook-receivers/${id}/resumed`, {});
    expect(resumed.body).toMatchObject({ state: 'active', pausedReason: null });
  });
});

it('deliveries are listed page by page, by state, and opened', async () => {
  const { id } = (await add()).receiver;
  const at = `/webhook-receivers/${id}`;
  for (let number = 0; number < 3; number += 1) await ask('POST', `${at}/test`);
  const first = (await ask('GET', `${at}/deliveries?limit=2`)).body;
  const second = (await ask('GET', `${at}/deliveries?limit=2&before=${first.next}`)).body;
  const ids = [...first.deliveries, ...second.deliveries].map((delivery: { id: string }) => delivery.id);
  expect([new Set(ids).size, second.next]).toEqual([3, null]);
  expect((await ask('GET', `${at}/deliveries?state=delivered`)).body.deliveries).toEqual([]);
  const detail = (await ask('GET', `/webhook-deliveries/${ids[0]}`)).body;
  expect(detail).toMatchObject({ event: 'webhooks.test', state: 'held', tries: [] });
  expect(JSON.parse(detail.payload)).toMatchObject({ id: detail.eventId, organisation: 'uhing' });
});

it('every event that rooms can cause is offered by a name, in the reader’s language', async () => {
  const { families } = (await ask('GET', '/webhook-events')).body;
  expect(families).toContainEqual({
    family: 'identity.organisation',
    title: 'Organisatsiooni seaded',
    events: [
      { event: 'identity.organisation.created', title: 'lõi organisatsiooni' },
      { event: 'identity.organisation.changed', title: 'muutis organisatsiooni seadeid' },
    ],
  });
  expect(new Set(families.map((one: { family: string }) => one.family)).size).toBe(families.length);
});

it('the API’s document describes what is sent', async () => {
  const { webhooks } = (await kaja.server.inject({ url: '/api/openapi.json' })).json();
  const { schema } = webhooks.change.post.requestBody.content['application/json'];
  expect(schema.required).toEqual(['id', 'event', 'occurredAt', 'organisation', 'subject', 'change']);
});
