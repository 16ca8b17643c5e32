import { afterAll, beforeAll, expect, it } from 'vitest';
import { cookieOf } from '#features/identity/builders.ts';
import { demoEntries } from '#features/identity/reads/demo.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { features } from './features.ts';

const demo = '/api/v1/organisations/demo';
let installation: TestInstallation;

beforeAll(async () => {
  installation = await openTestInstallation({ features });
  for (const feature of features) await feature.demo?.(installation.services);
});
afterAll(() => installation.close());

it('the demo goes with everything that hangs on its files', async () => {
  const { server, services } = installation;
  const lead = (await demoEntries(services.database)).find(({ person }) => person === 'lead');
  const headers = { cookie: await cookieOf(services, lead?.email ?? '') };
  const { plans } = (await server.inject({ url: `${demo}/plans`, headers })).json();
  const approvals = await Promise.all(
    plans.map(({ id }: { id: string }) => server.inject({ url: `${demo}/plans/${id}/approval`, headers })),
  );
  expect(approvals.flatMap((answer) => answer.json().approvals).some(({ file }) => file !== null)).toBe(true);
  const answer = await server.inject({ method: 'DELETE', url: demo, headers });
  expect([answer.statusCode, answer.body]).toEqual([204, '']);
  expect(await demoEntries(services.database)).toEqual([]);
});
