import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { anOrganisation } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { scopeOfJob } from '#features/identity/reads/system-scope.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import { beginWork, type Working } from '#platform/composition/working.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { newId, standingClock } from '#platform/time/clock.ts';
import { aReceiver, aReceivingServer, type ReceivingServer } from '../builders.ts';
import { webhooksFeature } from '../feature.ts';
import { readDelivery } from '../reads/deliveries.ts';
import { sendAgain, sendTest } from './again.ts';
import { careForReceivers, tidyDeliveries } from './care.ts';
import { deliverChanges } from './fan-out.ts';
import { pauseReceiver, removeReceiver, resumeReceiver } from './receivers.ts';
import { sendDue } from './send.ts';

const start = new Date('2026-11-23T10:00:00Z');
const clock = standingClock(start.toISOString());
let kaja: TestInstallation;
let services: Services;
let scope: Scope;
let server: ReceivingServer;
let queue: Working;
let organisations = 0;

beforeAll(async () => {
  const features = [identityFeature, notificationsFeature, webhooksFeature];
  kaja = await openTestInstallation({ features, clock, environment: { OUTBOUND_ALLOW: '127.0.0.1' } });
  services = kaja.services;
  // The queue takes jobs, and nobody works them: each test says when.
  const [app] = await services.database.named<{ role: string }>({
    name: 'role',
    text: 'select current_user as role',
    values: [],
  });
  queue = await beginWork(services, features, { appRole: app?.role ?? '', works: false });
  server = await aReceivingServer();
});
afterAll(async () => {
  server.close();
  await queue.stop();
  await kaja.close();
});
afterEach(() => {
  server.received.length = 0;
  server.answer = (_request, response) => response.writeHead(204).end();
});

/** Each test in an organisation of its own, at the same moment. */
async function anew() {
  await asOwner(kaja, 'delete from webhook_turn');
  clock.moveTo(start.toISOString());
  organisations += 1;
  const slug = `uhing-${organisations}`;
  scope = (await anOrganisation(services, { slug, ownerEmail: `mari@${slug}.example` })).scope;
}
const later = (seconds: number) => clock.moveTo(new Date(clock.now().getTime() + seconds * 1000).toISOString());

async function change(action = 'plan.step.changed') {
  const entryId = await services.database.inScope(scope, (tx) =>
    recordAudit(tx, {
      at: clock.now(),
      action,
      subject: { kind: 'step', id: newId() },
      change: { before: { state: 'planned' }, after: { state: 'done', note: 'õnn' } },
    }),
  );
  await deliverChanges(services, scope, [entryId]);
  return entryId;
}
/** As the hourly job does. */
async function care() {
  const own = await scopeOfJob(services.database, scope.organisationId);
  if (own) await careForReceivers(services, own);
}
const deliveries = () =>
  asOwner<{ id: string; state: string; attempts: number; last_status: number | null; last_failure: string | null }>(
    kaja,
    'select * from webhook_delivery where organisation_id = $1 order by id',
    [scope.organisationId],
  );
const receivers = () =>
  asOwner(kaja, 'select * from webhook_receiver where organisation_id = $1', [scope.organisationId]);
const told = () =>
  asOwner(kaja, 'select kind from notification where organisation_id = $1 order by id', [scope.organisationId]);
const detailOf = (id: string) => services.database.inScope(scope, (tx) => readDelivery(tx, id));
const answerWith = (status: number, body = '') => {
  server.answer = (_request, response) => response.writeHead(status).end(body);
};

describe('a delivery', () => {
  it('carries the change, signed so that the receiver can check it', async () => {
    await anew();
    const { secret } = await aReceiver(services, scope, { address: server.address });
    const id = await change();
    await sendDue(services);
    const [request] = server.received;
    const { headers, body } = request ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toEqual({
      id,
      event: 'plan.step.changed',
      occurredAt: start.toISOString(),
      organisation: `uhing-${organisations}`,
      subject: { kind: 'step', id: expect.any(String) },
      change: { before: { state: 'planned' }, after: { state: 'done', note: 'õnn' } },
    });
    expect(headers['webhook-id']).toBe(id);
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(key.byteLength).toBe(32);
    const right = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${right}`);
    const [row] = await deliveries();
    expect(row).toMatchObject({ state: 'delivered', attempts: 1, last_status: 204, last_failure: null });
    const [receiver] = await receivers();
    expect(JSON.stringify(receiver)).not.toContain(secret.slice(6, 30));
  });

  it('goes to each receiver that wants it, once, however often the change is handed on', async () => {
    await anew();
    await aReceiver(services, scope, { address: `${server.address}/all` });
    await aReceiver(services, scope, {
      address: `${server.address}/keys`,
      allEvents: false,
      families: ['identity.key'],
    });
    const step = await change();
    const key = await change('identity.key.made');
    await deliverChanges(services, scope, [step, key]);
    await sendDue(services);
    expect(server.received.map(({ path }) => path).sort()).toEqual(['/hook/all', '/hook/all', '/hook/keys']);
  });

  it('that is not taken comes again with the same id, in growing pauses, and is given up after three days', async () => {
    await anew();
    await aReceiver(services, scope, { address: server.address });
    answerWith(500, 'katki'.repeat(1_000));
    const id = await change();
    const pauses = [5, 60, 300, 1800, 7200, 21_600, 43_200, 43_200, 43_200, 43_200, 43_200];
    await sendDue(services);
    for (const [number, pause] of pauses.entries()) {
      later(pause - 1);
      await sendDue(services);
      expect(server.received).toHaveLength(number + 1);
      later(1);
      await sendDue(services);
      expect(server.received).toHaveLength(number + 2);
    }
    expect(new Set(server.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(new Set(server.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(12);
    const [row] = await deliveries();
    expect(row).toMatchObject({ state: 'given-up', attempts: 12, last_status: 500, last_failure: 'status' });
    const { tries } = await detailOf(row?.id ?? '');
    expect(tries).toHaveLength(12);
    expect(tries[0]?.answer).toBe('katki'.repeat(1_000).slice(0, 1_024));
    later(86_400);
    await sendDue(services);
    expect(server.received).toHaveLength(12);
    expect(await asOwner(kaja, 'select 1 from webhook_turn')).toEqual([]);
  });

  it.each([
    ['redirects inside', 302, 'redirected'],
    ['says no', 404, 'status'],
  ])('to a receiver that %s counts as failed', async (_what, status, failure) => {
    await anew();
    await aReceiver(services, scope, { address: server.address });
    server.answer = (_request, response) => response.writeHead(status, { location: server.address }).end();
    await change();
    await sendDue(services);
    expect(server.received).toHaveLength(1);
    expect((await deliveries())[0]).toMatchObject({ state: 'waiting', last_status: status, last_failure: failure });
  });

  it('goes nowhere inside, whatever the name means by now', async () => {
    await anew();
    const { receiver } = await aReceiver(services, scope, { address: server.address });
    const set = 'update webhook_receiver set address = $2 where id = $1';
    await asOwner(kaja, set, [receiver.id, 'http://127.0.0.2:80/latest/meta-data']);
    await change();
    await sendDue(services);
    expect((await deliveries())[0]).toMatchObject({ last_status: null, last_failure: 'address-not-public' });
  });

  it('of which only a kilobyte of the answer is read, and what no text can hold is left out', async () => {
    await anew();
    await aReceiver(services, scope, { address: server.address });
    answerWith(200, `\0${'x'.repeat(5_000_000)}`);
    await change();
    await sendDue(services);
    const [row] = await deliveries();
    const [attempt] = (await detailOf(row?.id ?? '')).tries;
    expect([row?.state, attempt?.answer.length]).toEqual(['delivered', 1_024]);
  });
});

describe('workers', () => {
  it('never send one delivery twice at once', async () => {
    await anew();
    await aReceiver(services, scope, { address: `${server.address}/a` });
    await aReceiver(services, scope, { address: `${server.address}/b` });
    for (let number = 0; number < 15; number += 1) await change();
    await Promise.all([sendDue(services), sendDue(services), sendDue(services)]);
    const sent = server.received.map(({ path, headers }) => `${path} ${headers['webhook-id']}`);
    expect(new Set(sent).size).toBe(30);
    expect(sent).toHaveLength(30);
  });

  it('are not held up by a receiver that hangs', async () => {
    await anew();
    const order: string[] = [];
    await aReceiver(services, scope, { address: `${server.address}/hangs` });
    await aReceiver(services, scope, { address: `${server.address}/quick` });
    const hanging: (() => void)[] = [];
    server.answer = ({ path }, response) => {
      const end = () => {
        order.push(path);
        response.writeHead(204).end();
      };
      if (path === '/hook/hangs') hanging.push(end);
      else end();
    };
    for (let number = 0; number < 3; number += 1) await change();
    const sending = sendDue(services);
    await until(() => order.length === 3 && hanging.length === 1);
    // What becomes due meanwhile goes out, too.
    await change();
    await until(() => order.length === 4);
    expect(new Set(order)).toEqual(new Set(['/hook/quick']));
    server.answer = (_request, response) => response.writeHead(204).end();
    for (const end of hanging) end();
    await sending;
    expect((await deliveries()).map(({ state }) => state)).toEqual(Array(8).fill('delivered'));
  });

  it('that die between the call and its record let it be sent again with the same id', async () => {
    await anew();
    await aReceiver(services, scope, { address: server.address });
    const id = await change();
    const dying = { ...services, database: dyingAfterCall() };
    await sendDue(dying as unknown as Services);
    expect(server.received).toHaveLength(1);
    await sendDue(services);
    expect(server.received).toHaveLength(1);
    later(60);
    await sendDue(services);
    expect(server.received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    expect((await deliveries())[0]).toMatchObject({ state: 'delivered', attempts: 1 });
  });
});

/** The database of a process that is killed as soon as the receiver was called. */
function dyingAfterCall() {
  return new Proxy(services.database, {
    get(database, key) {
      const member = Reflect.get(database, key) as unknown;
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        if (server.received.length > 0) return Promise.reject(new Error('killed'));
        return Reflect.apply(member, database, given) as unknown;
      };
    },
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
}

describe('a receiver at which nothing arrives', () => {
  it('warns the owners after a day, is paused after three, and loses nothing', async () => {
    await anew();
    const { receiver } = await aReceiver(services, scope, { address: server.address });
    answerWith(500);
    await change();
    await sendDue(services);
    later(86_399);
    await care();
    expect(await told()).toEqual([]);
    later(1);
    await care();
    await care();
    expect(await told()).toEqual([{ kind: 'webhooks.failing' }]);
    later(2 * 86_400);
    await care();
    expect(await told()).toEqual([{ kind: 'webhooks.failing' }, { kind: 'webhooks.paused' }]);
    expect((await receivers())[0]).toMatchObject({ state: 'paused', paused_reason: 'failing' });
    await change();
    await sendDue(services);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['held', 'held']);
    expect(server.received).toHaveLength(1);
    answerWith(200);
    await resumeReceiver(services, scope, receiver.id, { sendHeld: true });
    await sendDue(services);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    expect((await receivers())[0]).toMatchObject({ state: 'active', failing_since: null });
  });

  it('is well again with the first that arrives', async () => {
    await anew();
    await aReceiver(services, scope, { address: server.address });
    answerWith(503);
    await change();
    await sendDue(services);
    answerWith(204);
    later(5);
    await sendDue(services);
    later(100_000);
    await care();
    expect([(await receivers())[0]?.failing_since, await told()]).toEqual([null, []]);
  });

  it('is paused at once when it says that it is gone', async () => {
    await anew();
    await aReceiver(services, scope, { address: server.address });
    answerWith(410);
    await change();
    await sendDue(services);
    expect((await receivers())[0]).toMatchObject({ state: 'paused', paused_reason: 'gone' });
    expect((await deliveries())[0]?.state).toBe('held');
    expect(await told()).toEqual([{ kind: 'webhooks.gone' }]);
  });
});

describe('by hand', () => {
  it('a test and a delivery go out to a paused receiver, too, and once', async () => {
    await anew();
    const { receiver } = await aReceiver(services, scope, { address: server.address });
    await pauseReceiver(services, scope, receiver.id);
    const id = await change();
    await services.database.inScope(scope, (tx) => sendTest(services, tx, receiver.id));
    answerWith(500);
    const [held] = await deliveries();
    await services.database.inScope(scope, (tx) => sendAgain(services, tx, held?.id ?? ''));
    await sendDue(services);
    expect(server.received.map(({ body }) => JSON.parse(body).event).sort()).toEqual([
      'plan.step.changed',
      'webhooks.test',
    ]);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['held', 'held']);
    answerWith(200);
    await services.database.inScope(scope, (tx) => sendAgain(services, tx, held?.id ?? ''));
    await sendDue(services);
    expect(server.received.at(-1)?.headers['webhook-id']).toBe(id);
    expect((await deliveries())[0]).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('going on sends what is held only when asked to', async () => {
    await anew();
    const { receiver } = await aReceiver(services, scope, { address: server.address });
    await pauseReceiver(services, scope, receiver.id);
    await change();
    await resumeReceiver(services, scope, receiver.id, { sendHeld: false });
    await change();
    await sendDue(services);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['held', 'delivered']);
  });

  it('nothing more goes to a receiver that was taken away', async () => {
    await anew();
    const { receiver } = await aReceiver(services, scope, { address: server.address });
    await change();
    await removeReceiver(services, scope, receiver.id);
    await change();
    await sendDue(services);
    expect(server.received).toEqual([]);
    expect((await deliveries()).map(({ state }) => state)).toEqual(['held']);
  });
});

it('the demo calls nobody', async () => {
  await anew();
  await aReceiver(services, scope, { address: server.address });
  await asOwner(kaja, 'update organisation set demo = true where id = $1', [scope.organisationId]);
  await change();
  const [held] = await deliveries();
  await services.database.inScope(scope, (tx) => sendAgain(services, tx, held?.id ?? ''));
  await asOwner(kaja, `update webhook_delivery set state = 'waiting', next_attempt_at = now()`);
  await sendDue(services);
  expect(server.received).toEqual([]);
});

it('deliveries go after thirty days, with their tries', async () => {
  await anew();
  await aReceiver(services, scope, { address: server.address });
  await change();
  await sendDue(services);
  later(30 * 86_400);
  await tidyDeliveries(services, scope);
  expect(await deliveries()).toHaveLength(1);
  later(1);
  await tidyDeliveries(services, scope);
  expect(await deliveries()).toEqual([]);
  const tries = 'select 1 from webhook_attempt where organisation_id = $1';
  expect(await asOwner(kaja, tries, [scope.organisationId])).toEqual([]);
});
