import { afterAll, beforeAll, expect, it } from 'vitest';
import { cookieOf } from '#features/identity/builders.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { features } from './features.ts';

const demo = '/api/v1/organisations/demo';
let installation: TestInstallation;
let cookie: string;

beforeAll(async () => {
  installation = await openTestInstallation({ features });
  for (const feature of features) await feature.demo?.(installation.services);
  const [owner] = await asOwner(
    installation,
    `select p.email from membership m join auth."user" p on p.id = m.user_id where m.role = 'owner'`,
  );
  cookie = await cookieOf(installation.services, String(owner?.email));
});
afterAll(() => installation.close());

it('the demo goes with everything that hangs on its files', async () => {
  const held = await asOwner(installation, 'select 1 from plan_approval where file_id is not null');
  expect(held.length).toBeGreaterThan(0);
  const answer = await installation.server.inject({ method: 'DELETE', url: demo, headers: { cookie } });
  expect([answer.statusCode, answer.body]).toEqual([204, '']);
  expect(await asOwner(installation, 'select id from file')).toEqual([]);
  expect(await asOwner(installation, 'select id from organisation')).toEqual([]);
});
