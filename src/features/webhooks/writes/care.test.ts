import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeOfJob } from '#features/identity/reads/system-scope.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { aReceiver } from '../builders.ts';
import { sendAgain, sendTest } from './again.ts';
import { careForReceivers, tidyDeliveries } from './care.ts';
import { pauseReceiver, removeReceiver, renewSecret, resumeReceiver } from './receivers.ts';
import { aSendingWorld } from './send.test-world.ts';
import { sendDue } from './send.ts';

let world: Awaited<ReturnType<typeof aSendingWorld>>;

beforeAll(async () => {
  world = await aSendingWorld();
});
afterAll(() => world.close());

/** As the hourly job does. */
async function care() {
  const own = await scopeOfJob(world.services.database, world.scope.organisationId);
  if (own) await careForReceivers(world.services, own);
}

describe('a receiver at which nothing arrives', () => {
  it('warns the owners after a day, is paused after three, and loses nothing', async () => {
    await world.anew();
    const { receiver } = await aReceiver(world.services, world.scope, { address: world.server.address });
    world.answerWith(500);
    await world.change();
    await sendDue(world.services);
    world.later(86_399);
    await care();
    expect(await world.told()).toEqual([]);
    world.later(1);
    await care();
    await care();
    expect(await world.told()).toEqual(['webhooks.failing']);
    world.later(2 * 86_400);
    await care();
    expect(await world.told()).toEqual(['webhooks.paused', 'webhooks.failing']);
    expect((await world.receivers())[0]).toMatchObject({ state: 'paused', paused_reason: 'failing' });
    await world.change();
    await sendDue(world.services);
    expect(await world.states()).toEqual(['held', 'held']);
    expect(world.server.received).toHaveLength(1);
    world.answerWith(200);
    await resumeReceiver(world.services, world.scope, receiver.id, { sendHeld: true });
    await sendDue(world.services);
    expect(await world.states()).toEqual(['delivered', 'delivered']);
    expect((await world.receivers())[0]).toMatchObject({ state: 'active', failing_since: null });
  });

  it('is well again with the first that arrives', async () => {
    await world.anew();
    await aReceiver(world.services, world.scope, { address: world.server.address });
    world.answerWith(503);
    await world.change();
    await sendDue(world.services);
    world.answerWith(204);
    world.later(5);
    await sendDue(world.services);
    world.later(100_000);
    await care();
    expect([(await world.receivers())[0]?.failing_since, await world.told()]).toEqual([null, []]);
  });

  it('is paused at once when it says that it is gone', async () => {
    await world.anew();
    await aReceiver(world.services, world.scope, { address: world.server.address });
    world.answerWith(410);
    await world.change();
    await sendDue(world.services);
    expect((await world.receivers())[0]).toMatchObject({ state: 'paused', paused_reason: 'gone' });
    expect((await world.deliveries())[0]?.state).toBe('held');
    expect(await world.told()).toEqual(['webhooks.gone']);
  });
});

it('a secret that this installation cannot open counts as a failure, until there is a new one', async () => {
  await world.anew();
  const { receiver } = await aReceiver(world.services, world.scope, { address: world.server.address });
  await asOwner(world.kaja, `update webhook_receiver set secret_sealed = 'v1.' || repeat('A', 80) where id = $1`, [
    receiver.id,
  ]);
  await world.change();
  await sendDue(world.services);
  expect(await world.deliveries()).toMatchObject([{ state: 'waiting', last_failure: 'secret-unreadable' }]);
  await renewSecret(world.services, world.scope, receiver.id);
  world.later(5);
  await sendDue(world.services);
  expect(await world.states()).toEqual(['delivered']);
});

describe('by hand', () => {
  it('a test and a delivery go out to a paused receiver, too, and once', async () => {
    await world.anew();
    const { receiver } = await aReceiver(world.services, world.scope, { address: world.server.address });
    await pauseReceiver(world.services, world.scope, receiver.id);
    const id = await world.change();
    await world.services.database.inScope(world.scope, (tx) => sendTest(world.services, tx, receiver.id));
    world.answerWith(500);
    const [held] = await world.deliveries();
    await world.services.database.inScope(world.scope, (tx) => sendAgain(world.services, tx, held?.id ?? ''));
    await sendDue(world.services);
    expect(world.server.received.map(({ body }) => JSON.parse(body).event).sort()).toEqual([
      'plan.step.changed',
      'webhooks.test',
    ]);
    expect(await world.states()).toEqual(['held', 'held']);
    world.answerWith(200);
    await world.services.database.inScope(world.scope, (tx) => sendAgain(world.services, tx, held?.id ?? ''));
    await sendDue(world.services);
    expect(world.server.received.at(-1)?.headers['webhook-id']).toBe(id);
    expect((await world.deliveries())[0]).toMatchObject({ state: 'delivered', attempts: 2 });
  });

  it('going on sends what is held only when asked to', async () => {
    await world.anew();
    const { receiver } = await aReceiver(world.services, world.scope, { address: world.server.address });
    await pauseReceiver(world.services, world.scope, receiver.id);
    await world.change();
    await resumeReceiver(world.services, world.scope, receiver.id, { sendHeld: false });
    await world.change();
    await sendDue(world.services);
    expect(await world.states()).toEqual(['held', 'delivered']);
  });

  it('nothing more goes to a receiver that was taken away', async () => {
    await world.anew();
    const { receiver } = await aReceiver(world.services, world.scope, { address: world.server.address });
    await world.change();
    await removeReceiver(world.services, world.scope, receiver.id);
    await world.change();
    await sendDue(world.services);
    expect(world.server.received).toEqual([]);
    expect(await world.states()).toEqual(['held']);
  });
});

it('the demo calls nobody', async () => {
  await world.anew(true);
  await aReceiver(world.services, world.scope, { address: world.server.address });
  await world.change();
  const [held] = await world.deliveries();
  await world.services.database.inScope(world.scope, (tx) => sendAgain(world.services, tx, held?.id ?? ''));
  await asOwner(world.kaja, `update webhook_delivery set state = 'waiting', next_attempt_at = now()`);
  await sendDue(world.services);
  expect(world.server.received).toEqual([]);
});

it('deliveries go after thirty days, with their tries', async () => {
  await world.anew();
  await aReceiver(world.services, world.scope, { address: world.server.address });
  await world.change();
  await sendDue(world.services);
  world.later(30 * 86_400);
  await tidyDeliveries(world.services, world.scope);
  expect(await world.deliveries()).toHaveLength(1);
  world.later(1);
  await tidyDeliveries(world.services, world.scope);
  expect(await world.deliveries()).toEqual([]);
  const tries = 'select 1 from webhook_attempt where organisation_id = $1';
  expect(await asOwner(world.kaja, tries, [world.scope.organisationId])).toEqual([]);
});
