import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PlanMeasuring } from '../../contract/measuring.ts';
import { MeasuringWorld, metric } from './recompute.test-world.ts';

const quarter = { periodStart: '2026-01-01', periodEnd: '2026-03-31' };
let world: MeasuringWorld;
beforeAll(async () => {
  world = await MeasuringWorld.open();
});
afterAll(() => world.close());
beforeEach(() => world.begin());

describe('a figure that a person puts right', () => {
  it('stands instead of the computed one, whatever is computed later, with the reason and what was there', async () => {
    await world.bind(2, metric('outside.followers'));
    await world.run();
    const { id } = await world.target(2);
    const correction = {
      periodStart: '2026-03-01',
      periodEnd: '2026-03-31',
      value: 55,
      reason: 'Robotid maha arvatud',
    };
    expect((await world.call('POST', `/targets/${id}/corrections`, correction)).status).toBe(200);
    world.said.value = () => 77;
    await world.run();
    const { points, corrections } = await world.series(id);
    expect(points[2]).toMatchObject({
      value: 55,
      computed: 77,
      corrected: true,
      note: 'Robotid maha arvatud',
      author: 'Mari Mets',
    });
    expect(points[3]).toMatchObject({ value: 77, corrected: false });
    expect(corrections).toMatchObject([{ before: 3, after: 55, reason: 'Robotid maha arvatud', author: 'Mari Mets' }]);
    const outside = { ...correction, periodEnd: '2026-03-30' };
    expect((await world.call('POST', `/targets/${id}/corrections`, outside)).body.error.code).toBe(
      'period_not_measured',
    );
  });
});

describe('a locked period', () => {
  it('stays as it is, by computation and by hand, until it is unlocked with a reason', async () => {
    await world.bind(2, metric('outside.followers'));
    await world.run();
    const locked = await world.call<{ id: string }>('POST', `/plans/${world.planId}/period-locks`, quarter);
    expect(locked.status).toBe(200);
    world.said.value = () => 99;
    await world.run();
    const { id } = await world.target(2);
    const values = async () => (await world.series(id)).points.map((one) => one.value);
    expect(await values()).toEqual([1, 2, 3, 99, 99, 99]);
    const byHand = await world.call('POST', `/targets/${id}/measurements`, { value: 5, measuredOn: '2026-02-10' });
    expect([byHand.status, byHand.body.error]).toMatchObject([409, { code: 'period_locked', field: 'measuredOn' }]);
    const correction = { periodStart: '2026-02-01', periodEnd: '2026-02-28', value: 20, reason: 'Aruandes oli viga' };
    const corrected = await world.call<{ undo: string | null }>('POST', `/targets/${id}/corrections`, correction);
    expect(corrected.body.undo).toBeNull();
    expect(await values()).toEqual([1, 20, 3, 99, 99, 99]);
    expect((await world.call('POST', `/period-locks/${locked.body.id}/unlocking`, { reason: '' })).status).toBe(400);
    const opened = await world.call<{ measuring: PlanMeasuring }>('POST', `/period-locks/${locked.body.id}/unlocking`, {
      reason: 'Auditi märkus',
    });
    expect(opened.body.measuring.corrections[0]).toMatchObject({ kind: 'unlock', reason: 'Auditi märkus', ...quarter });
    await world.run();
    expect(await values()).toEqual([99, 20, 99, 99, 99, 99]);
  });

  it('keeps its figures when the source goes, and the series breaks where the next one begins', async () => {
    await world.bind(2, metric('outside.followers'));
    await world.run();
    await world.call('POST', `/plans/${world.planId}/period-locks`, quarter);
    world.said.value = () => 40;
    await world.bind(2, metric('outside.visits'));
    await world.run();
    const { points } = await world.series((await world.target(2)).id);
    expect(points.map((one) => [one.value, one.breaksSeries])).toEqual([
      [1, false],
      [2, false],
      [3, false],
      [40, true],
      [40, false],
      [40, false],
    ]);
  });

  it('lets no figure slip in that was entered while it was being locked', async () => {
    const { id } = await world.target(2);
    const { locking, done } = await world.lockingPeriod(quarter);
    const entered = world.call('POST', `/targets/${id}/measurements`, { value: 5, measuredOn: '2026-02-10' });
    await world.untilWaitingOr(entered);
    locking.resolve();
    await done;
    expect((await entered).body.error?.code).toBe('period_locked');
  });

  it('is begun and ended beside corrections, and none of them waits for another for ever', async () => {
    await world.bind(2, metric('outside.followers'));
    await world.run();
    const { id } = await world.target(2);
    const turns = Array.from({ length: 6 }, async (_, index) => {
      const periodEnd = `2026-0${(index % 3) + 1}-28`;
      const locked = world.call('POST', `/plans/${world.planId}/period-locks`, {
        periodStart: '2026-01-01',
        periodEnd,
      });
      const correction = {
        periodStart: '2026-02-01',
        periodEnd: '2026-02-28',
        value: index,
        reason: 'Aruandes oli viga',
      };
      const corrected = world.call('POST', `/targets/${id}/corrections`, correction);
      return [(await locked).status, (await corrected).status];
    });
    const statuses = (await Promise.all(turns)).flat();
    expect(statuses.filter((status) => ![200, 409].includes(status))).toEqual([]);
  });

  it('is a period that is over', async () => {
    const running = { periodStart: '2026-06-01', periodEnd: '2026-06-30' };
    expect((await world.call('POST', `/plans/${world.planId}/period-locks`, running)).body.error.code).toBe(
      'period_not_over',
    );
    await world.call('POST', `/plans/${world.planId}/period-locks`, quarter);
    expect((await world.call('POST', `/plans/${world.planId}/period-locks`, quarter)).body.error.code).toBe(
      'period_locked_already',
    );
  });
});

describe('computing twice at once', () => {
  it('ends as computing once does, and an older computation never overwrites a younger one', async () => {
    await world.bind(2, metric('outside.followers'));
    await Promise.all([world.run(), world.run(), world.run()]);
    const { id } = await world.target(2);
    const { points } = await world.series(id);
    expect(points).toHaveLength(6);
    world.clock.moveTo('2026-06-14T09:00:00Z');
    world.said.value = () => 1_000;
    await world.run();
    expect((await world.series(id)).points).toEqual(points);
  });
});

describe('a contributor', () => {
  it('may not bind, nor lock', async () => {
    const cookie = await world.cookieOfContributor();
    const { id, revision } = await world.target(1);
    const bound = { source: { kind: 'by-hand' }, revision };
    expect((await world.call('PUT', `/targets/${id}/source`, bound, cookie)).status).toBe(403);
    expect((await world.call('POST', `/plans/${world.planId}/period-locks`, quarter, cookie)).status).toBe(403);
  });
});
