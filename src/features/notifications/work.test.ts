import { afterAll, beforeAll, expect, it } from 'vitest';
import { anOrganisation } from '#features/identity/builders.ts';
import { identityFeature } from '#features/identity/feature.ts';
import { acceptInvitation } from '#features/identity/writes/accept-invitation.ts';
import { invite } from '#features/identity/writes/invitations.ts';
import type { Scope } from '#platform/db/scope.ts';
import { findLetter, listLetters } from '#platform/mail/outbox.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { notificationsFeature } from './feature.ts';
import { pageInbox } from './reads/inbox.ts';

let installation: TestInstallation;
let owner: Scope;

beforeAll(async () => {
  installation = await openTestInstallation({ features: [identityFeature, notificationsFeature], withJobs: true });
  owner = (await anOrganisation(installation.services)).scope;
});
afterAll(() => installation.close());

async function tokenOfLetter(): Promise<string> {
  return installation.services.database.inScope(owner, async (tx) => {
    const [line] = await listLetters(tx, 1);
    const letter = line ? await findLetter(tx, line.id) : null;
    return /\/auth\/invitation\/[^/]+\/(\S+)/.exec(letter?.plain ?? '')?.[1] ?? '';
  });
}

function inboxOfOwner() {
  return installation.services.database.inScope(owner, (tx) =>
    pageInbox(tx, { part: 'all', limit: 10 }, installation.services.clock.now()),
  );
}

it('tells the owner who accepted an invitation, while a worker runs', async () => {
  const { services } = installation;
  await invite(services, owner, {
    email: 'uus@inimene.example',
    name: 'Uus Inimene',
    language: 'et',
    role: 'viewer',
    until: null,
  });
  await acceptInvitation(services, owner, { token: await tokenOfLetter(), name: 'Uus Inimene', session: null });
  await expect
    .poll(async () => (await inboxOfOwner()).rows, { timeout: 20_000 })
    .toMatchObject([{ kind: 'notifications.joined', params: { name: 'Uus Inimene' }, path: 'settings/members' }]);
});

it('goes round by the Estonian clock: each hour for digests, each morning for reminders', async () => {
  const planned = await asOwner<{ name: string; cron: string; timezone: string }>(
    installation,
    `select name, cron, timezone from jobs.schedule where name like 'notifications.%' order by name`,
  );
  expect(planned).toEqual([
    { name: 'notifications.digest-round', cron: '2 * * * *', timezone: 'Europe/Tallinn' },
    { name: 'notifications.reminder-round', cron: '10 6 * * *', timezone: 'Europe/Tallinn' },
    { name: 'notifications.take-calls', cron: '* * * * *', timezone: 'Europe/Tallinn' },
  ]);
});
