import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Services } from '#platform/runtime/runtime.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import type { Received } from '#platform/testing/receiving-server.ts';
import { aReceiver } from '../builders.ts';
import { deliverChanges } from './fan-out.ts';
import { holdBack } from './pausing.ts';
import { aSendingWorld, start } from './send.test-world.ts';
import { sendDue } from './send.ts';

let world: Awaited<ReturnType<typeof aSendingWorld>>;

beforeAll(async () => {
  world = await aSendingWorld();
});
afterAll(() => world.close());

describe('a delivery', () => {
  it('carries the change, signed so that the receiver can check it', async () => {
    await world.anew();
    const { secret } = await aReceiver(world.services, world.scope, { address: world.server.address });
    const id = await world.change();
    await sendDue(world.services);
    const [request] = world.server.received;
    const { headers, body }: Pick<Received, 'headers' | 'body'> = request ?? { headers: {}, body: '' };
    expect(JSON.parse(body)).toEqual({
      id,
      event: 'plan.step.changed',
      occurredAt: start.toISOString(),
      organisation: world.slug,
      subject: { kind: 'step', id: expect.any(String) },
      change: { before: { state: 'planned' }, after: { state: 'done', note: 'õnn' } },
    });
    expect(headers['webhook-id']).toBe(id);
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    expect(key.byteLength).toBe(32);
    const right = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${right}`);
    const [row] = await world.deliveries();
    expect(row).toMatchObject({ state: 'delivered', attempts: 1, last_status: 204, last_failure: null });
    const [receiver] = await world.receivers();
    expect(JSON.stringify(receiver)).not.toContain(secret.slice(6, 30));
  });

  it('goes to each receiver that wants it, once, however often the change is handed on', async () => {
    await world.anew();
    await aReceiver(world.services, world.scope, { address: `${world.server.address}/all` });
    await aReceiver(world.services, world.scope, {
      address: `${world.server.address}/keys`,
      allEvents: false,
      families: ['identity.key'],
    });
    const step = await world.change();
    const key = await world.change('identity.key.made');
    await deliverChanges(world.services, world.scope, [step, key]);
    await sendDue(world.services);
    expect(world.server.received.map(({ path }) => path).sort()).toEqual(['/hook/all', '/hook/all', '/hook/keys']);
  });

  it('is held when its receiver is being paused at this very moment', async () => {
    await world.anew();
    const { receiver } = await aReceiver(world.services, world.scope, { address: world.server.address });
    const changing = await world.services.database.inScope(world.scope, async (tx) => {
      await holdBack(tx, world.services.clock.now(), receiver.id, 'by-hand');
      const change = world.change();
      let isOver = false;
      void change.finally(() => {
        isOver = true;
      });
      const waiting =
        'select 1 from pg_locks where not granted and pid in (select pid from pg_stat_activity where datname = current_database())';
      while (!isOver && (await asOwner(world.kaja, waiting)).length === 0) await pause(5);
      return { change };
    });
    await changing.change;
    expect(await world.states()).toEqual(['held']);
  });

  it('that is not taken comes again with the same id, in growing pauses, and is given up after three days', async () => {
    await world.anew();
    await aReceiver(world.services, world.scope, { address: world.server.address });
    world.answerWith(500, 'katki'.repeat(1_000));
    const id = await world.change();
    const pauses = [5, 60, 300, 1800, 7200, 21_600, 43_200, 43_200, 43_200, 43_200, 43_200];
    await sendDue(world.services);
    for (const [number, pause] of pauses.entries()) {
      world.later(pause - 1);
      await sendDue(world.services);
      expect(world.server.received).toHaveLength(number + 1);
      world.later(1);
      await sendDue(world.services);
      expect(world.server.received).toHaveLength(number + 2);
    }
    expect(new Set(world.server.received.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]));
    expect(new Set(world.server.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(12);
    const [row] = await world.deliveries();
    expect(row).toMatchObject({ state: 'given-up', attempts: 12, last_status: 500, last_failure: 'status' });
    const { tries } = await world.detailOf(row?.id ?? '');
    expect(tries).toHaveLength(12);
    expect(tries[0]?.answer).toBe('katki'.repeat(1_000).slice(0, 1_024));
    world.later(86_400);
    await sendDue(world.services);
    expect(world.server.received).toHaveLength(12);
    expect(await asOwner(world.kaja, 'select 1 from webhook_turn')).toEqual([]);
  });

  it.each([
    ['redirects inside', 302, 'redirected'],
    ['says no', 404, 'status'],
  ])('to a receiver that %s counts as failed', async (_what, status, failure) => {
    await world.anew();
    await aReceiver(world.services, world.scope, { address: world.server.address });
    world.server.answer = (_request, response) => response.writeHead(status, { location: world.server.address }).end();
    await world.change();
    await sendDue(world.services);
    expect(world.server.received).toHaveLength(1);
    expect((await world.deliveries())[0]).toMatchObject({
      state: 'waiting',
      last_status: status,
      last_failure: failure,
    });
  });

  it('goes nowhere inside, whatever the name means by now', async () => {
    await world.anew();
    const { receiver } = await aReceiver(world.services, world.scope, { address: world.server.address });
    const set = 'update webhook_receiver set address = $2 where id = $1';
    await asOwner(world.kaja, set, [receiver.id, 'http://127.0.0.2:80/latest/meta-data']);
    await world.change();
    await sendDue(world.services);
    expect((await world.deliveries())[0]).toMatchObject({ last_status: null, last_failure: 'address-not-public' });
  });

  it('of which only a kilobyte of the answer is read, and what no text can hold is left out', async () => {
    await world.anew();
    await aReceiver(world.services, world.scope, { address: world.server.address });
    world.answerWith(200, `\0${'x'.repeat(5_000_000)}`);
    await world.change();
    await sendDue(world.services);
    const [row] = await world.deliveries();
    const [attempt] = (await world.detailOf(row?.id ?? '')).tries;
    expect([row?.state, attempt?.answer.length]).toEqual(['delivered', 1_024]);
  });
});

describe('workers', () => {
  it('never send one delivery twice at once', async () => {
    await world.anew();
    await aReceiver(world.services, world.scope, { address: `${world.server.address}/a` });
    await aReceiver(world.services, world.scope, { address: `${world.server.address}/b` });
    for (let number = 0; number < 15; number += 1) await world.change();
    await Promise.all([sendDue(world.services), sendDue(world.services), sendDue(world.services)]);
    const sent = world.server.received.map(({ path, headers }) => `${path} ${headers['webhook-id']}`);
    expect(new Set(sent).size).toBe(30);
    expect(sent).toHaveLength(30);
  });

  it('are not held up by a receiver that hangs', async () => {
    await world.anew();
    const order: string[] = [];
    await aReceiver(world.services, world.scope, { address: `${world.server.address}/hangs` });
    await aReceiver(world.services, world.scope, { address: `${world.server.address}/quick` });
    const hanging: (() => void)[] = [];
    world.server.answer = ({ path }, response) => {
      const end = () => {
        order.push(path);
        response.writeHead(204).end();
      };
      if (path === '/hook/hangs') hanging.push(end);
      else end();
    };
    for (let number = 0; number < 3; number += 1) await world.change();
    const sending = sendDue(world.services);
    await until(() => order.length === 3 && hanging.length === 1);
    // What becomes due meanwhile goes out, too.
    await world.change();
    await until(() => order.length === 4);
    expect(new Set(order)).toEqual(new Set(['/hook/quick']));
    world.server.answer = (_request, response) => response.writeHead(204).end();
    for (const end of hanging) end();
    await sending;
    expect(await world.states()).toEqual(Array(8).fill('delivered'));
  });

  it('that die between the call and its record let it be sent again with the same id', async () => {
    await world.anew();
    await aReceiver(world.services, world.scope, { address: world.server.address });
    const id = await world.change();
    const dying = { ...world.services, database: dyingAfterCall() };
    await sendDue(dying as unknown as Services);
    expect(world.server.received).toHaveLength(1);
    await sendDue(world.services);
    expect(world.server.received).toHaveLength(1);
    world.later(60);
    await sendDue(world.services);
    expect(world.server.received.map(({ headers }) => headers['webhook-id'])).toEqual([id, id]);
    expect((await world.deliveries())[0]).toMatchObject({ state: 'delivered', attempts: 1 });
  });
});

/** The database of a process that is killed as soon as the receiver was called. */
function dyingAfterCall() {
  return new Proxy(world.services.database, {
    get(database, key) {
      const member = Reflect.get(database, key) as unknown;
      if (typeof member !== 'function') return member;
      return (...given: unknown[]) => {
        if (world.server.received.length > 0) return Promise.reject(new Error('killed'));
        return Reflect.apply(member, database, given) as unknown;
      };
    },
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
}
