import { afterAll, beforeAll, expect, it } from 'vitest';
import { cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { notificationsFeature } from '#features/notifications/feature.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import type { PlanMeasuring, RecordsView, SeriesView } from '../contract/measuring.ts';
import type { TargetView } from '../contract/plan.ts';
import type { HomeView, PlanIndicator } from '../contract/screens.ts';
import { TargetKind } from '../contract/words.ts';
import { planFeature } from '../feature.ts';

let installation: TestInstallation;
let planId: string;
let bound: TargetView[];
let get: <Answer>(path: string) => Promise<Answer>;

beforeAll(async () => {
  const features = [identityFeature, notificationsFeature, planFeature];
  installation = await openTestInstallation({ features, clock: standingClock('2026-11-23T12:00:00Z') });
  for (const feature of features) await feature.demo?.(installation.services);
  const cookie = await cookieOf(installation.services, 'liis@naidis.example');
  get = async (path) => {
    const answer = await installation.server.inject({
      url: `/api/v1/organisations/demo${path}`,
      headers: { cookie },
    });
    return answer.json();
  };
  planId = (await get<HomeView>('/home')).plan?.id ?? '';
  const { indicators } = await get<{ indicators: PlanIndicator[] }>(`/plans/${planId}/indicators`);
  const targets = indicators.flatMap((indicator) => indicator.targets);
  bound = targets.filter((target) => target.source !== null && target.source.kind !== 'by-hand');
}, 120_000);
afterAll(() => installation.close());

it('has an indicator of each kind that comes out of the work, one of them by a formula', () => {
  expect(new Set(bound.map((target) => target.kind))).toEqual(new Set(TargetKind.options));
  expect(bound.flatMap((target) => target.measurements)).toEqual([]);
  expect(bound.filter((target) => target.state === 'unmeasured')).toEqual([]);
  expect(bound.some((target) => target.source?.kind === 'formula')).toBe(true);
});

it('opens the records behind the newest figure of each', async () => {
  for (const { id, kind } of bound) {
    const { points } = await get<SeriesView>(`/targets/${id}/series`);
    const point = points.findLast((one) => one.value !== null && one.value > 0) ?? points.at(-1);
    const { groups } = await get<RecordsView>(
      `/targets/${id}/records?start=${point?.countedSince}&end=${point?.periodEnd}`,
    );
    expect([kind, groups.flatMap((group) => group.records).length > 0]).toEqual([kind, true]);
    if (kind !== 'milestone') expect(points.length).toBeGreaterThan(4);
  }
});

it('has a locked beginning, and tells which states turned in the last weeks', async () => {
  const measuring = await get<PlanMeasuring>(`/plans/${planId}/measuring`);
  expect(measuring.locks).toMatchObject([{ periodStart: '2026-03-01', periodEnd: '2026-05-31' }]);
  expect(measuring.stale).toEqual([]);
  expect(measuring.turns.length).toBeGreaterThan(0);
});
