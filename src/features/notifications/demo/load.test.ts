import { afterAll, beforeAll, expect, it } from 'vitest';
import { cookieOf } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { demoScopes } from '#features/identity/reads/demo-scopes.ts';
import type { DueItem } from '#platform/due/due.ts';
import { listLetters } from '#platform/mail/outbox.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { aDueItem, aDueRoom } from '../builders.ts';
import { notificationsFeature } from '../feature.ts';
import { loadNotifications } from './load.ts';

const due = new Map<string, DueItem[]>();
const liis = 'liis@naidis.example';
let installation: TestInstallation;

beforeAll(async () => {
  installation = await openTestInstallation({
    features: [identityFeature, notificationsFeature, aDueRoom(due)],
    clock: standingClock('2026-03-20T05:00:00Z'),
  });
});
afterAll(() => installation.close());

async function inboxOfLiis() {
  const headers = { cookie: await cookieOf(installation.services, liis) };
  const answer = await installation.server.inject({ url: '/api/v1/organisations/demo/notifications', headers });
  return answer.json() as { unread: number; notifications: { dueOn: string | null; read: boolean }[] };
}

it('gives the people of the demo an inbox with a history and one letter in the outbox, once', async () => {
  const { services } = installation;
  await identityFeature.demo?.(services);
  const scope = (await demoScopes(services.database))?.of(liis);
  if (scope?.actor.kind !== 'member') throw new Error('The demo has nobody of this address');
  due.set(scope.actor.userId, [
    aDueItem({ dueOn: '2026-03-20' }),
    aDueItem({ key: 'b', id: '01a00000-0000-7000-8000-000000000002', dueOn: '2026-03-27' }),
  ]);
  await loadNotifications(services);
  await loadNotifications(services);
  const { notifications, unread } = await inboxOfLiis();
  expect(notifications.map(({ dueOn, read }) => [dueOn, read])).toEqual([
    ['2026-03-27', false],
    ['2026-03-20', false],
    ['2026-03-20', false],
    [null, false],
    ['2026-03-20', true],
  ]);
  expect(unread).toBe(4);
  const letters = await services.database.inScope(scope, (tx) => listLetters(tx, 10));
  expect(letters.map(({ address, state }) => [address, state])).toEqual([[liis, 'kept']]);
});
