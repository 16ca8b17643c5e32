import { afterAll, beforeAll, expect, it } from 'vitest';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { anOrganisation, cookieOf } from './builders.ts';
import { identityFeature } from './feature.ts';
import { tidyExpired } from './jobs.ts';
import { identityWork } from './work.ts';

let installation: TestInstallation;
const clock = standingClock(new Date().toISOString());

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature], clock, withJobs: true });
});
afterAll(() => installation.close());

const sessions = async () => (await asOwner(installation, 'select id from auth.session')).length;

it('removes sessions that have expired, and only those', async () => {
  await anOrganisation(installation.services);
  await cookieOf(installation.services, 'mari@uhing.example');
  const [tidy] = identityWork(installation.services);
  await tidy?.perform({});
  expect(await sessions()).toBe(1);
  clock.moveTo(new Date(Date.now() + 40 * 86_400_000).toISOString());
  await tidy?.perform({});
  expect(await sessions()).toBe(0);
});

it('is planned for every night', async () => {
  const planned = await asOwner<{ cron: string }>(installation, 'select cron from jobs.schedule where name = $1', [
    tidyExpired.name,
  ]);
  expect(planned.map((schedule) => schedule.cron)).toEqual([tidyExpired.schedule]);
});
