import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aMember, anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { aPlan } from '#features/plan/builders.ts';
import { addComment } from '#features/plan/writes/comments.ts';
import { openScope, type Scope } from '#platform/db/scope.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { features } from './features.ts';

let installation: TestInstallation;
let owner: pg.Client;
let scope: Scope;
let cookie: string;
let leaver: { userId: string; email: string };
let activityId: string;
const name = 'Lahkuja Lind';

beforeAll(async () => {
  installation = await openTestInstallation({ features });
  const { services } = installation;
  owner = new pg.Client(installation.ownerUrl);
  await owner.connect();
  ({ scope } = await anOrganisation(services, { slug: 'metsa', ownerEmail: 'omanik@metsa.example' }));
  cookie = await cookieOf(services, 'omanik@metsa.example');
  leaver = await aMember(services, scope, { role: 'contributor', email: 'Lahkuja@Metsa.example', name });
  const plan = await aPlan(services, scope);
  activityId = plan.activityIds[0] ?? '';
  const actor = { kind: 'member', userId: leaver.userId, name, role: 'contributor', language: 'et' } as const;
  const theirs = openScope(scope.organisationId, actor);
  await services.database.inScope(theirs, (tx) =>
    addComment(tx, services.clock.now(), activityId, { text: 'Nõus selle plaaniga.' }),
  );
});
afterAll(async () => {
  await owner.end();
  await installation.close();
});

async function ask(method: 'GET' | 'POST', path: string, payload?: object) {
  const url = `/api/v1/organisations/metsa/personal-data${path}`;
  const answer = await installation.server.inject({
    method,
    url,
    headers: { cookie },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.json(), raw: answer.body };
}

it('finds by address what every room holds, and hands it over', async () => {
  const { body } = await ask('GET', '?email=LAHKUJA@metsa.example');
  expect(body.person).toEqual({ email: 'lahkuja@metsa.example', name, isMember: true });
  const rooms = body.held
    .filter((one: { records: number }) => one.records > 0)
    .map((one: { room: string }) => one.room);
  expect(new Set(rooms)).toEqual(new Set(['identity', 'plan', 'platform']));
  for (const one of body.held) expect(`${one.title} ${one.basis}`).not.toMatch(/personalData/);
  const { raw } = await ask('GET', '/export?email=lahkuja@metsa.example');
  expect(raw).toContain('Nõus selle plaaniga.');
  expect(raw).not.toMatch(/token|password/i);
});

it('finds nothing for an address that nobody has', async () => {
  const { body } = await ask('GET', '?email=keegi@mujal.example');
  expect(body.held.every((one: { records: number }) => one.records === 0)).toBe(true);
});

it.each([
  [
    'another address typed',
    { email: 'lahkuja@metsa.example', confirmation: 'lahkuja@metsa.ee' },
    400,
    'confirmation_differs',
  ],
  ['oneself', { email: 'omanik@metsa.example', confirmation: 'omanik@metsa.example' }, 409, 'erasing_oneself'],
])('erases nothing for %s', async (_name, payload, status, code) => {
  const answer = await ask('POST', '/erasures', payload);
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
});

it('erases the person everywhere and keeps what they did', async () => {
  const answer = await ask('POST', '/erasures', {
    email: 'lahkuja@metsa.example',
    confirmation: 'lahkuja@metsa.example',
  });
  expect(answer.status).toBe(200);
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'auth') and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(40);
  for (const table of tables) {
    const { rows } = await owner.query(
      `select 1 from ${table.name} r where r::text ilike any(array['%lahkuja@metsa%', '%Lahkuja Lind%', $1])`,
      [`%${leaver.userId}%`],
    );
    expect([table.name, rows.length]).toEqual([table.name, 0]);
  }
  const activity = await installation.server.inject({
    url: `/api/v1/organisations/metsa/activities/${activityId}`,
    headers: { cookie },
  });
  expect(activity.json().comments).toMatchObject([{ text: 'Nõus selle plaaniga.', author: 'Kustutatud isik' }]);
});
