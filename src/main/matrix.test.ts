import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMember, cookieOf } from '#features/identity/builders.ts';
import { apiRoutes } from '#platform/composition/compose.ts';
import { type Role, roles } from '#platform/db/scope.ts';
import type { EndpointSpec } from '#platform/http/endpoint.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { features } from './features.ts';
import { requestOf } from './matrix.test-requests.ts';
import { aWorld, type World } from './matrix.test-world.ts';

const clock = standingClock('2026-06-15T09:00:00Z');
let installation: TestInstallation;
let endpoints: EndpointSpec[];
let worlds: Record<Role, World>;
let stranger: World;
let superuser: pg.Client;

beforeAll(async () => {
  installation = await openTestInstallation({ features, clock });
  const { services } = installation;
  // What takes things away comes last, so that everything before still finds them.
  endpoints = apiRoutes(services, features)
    .map((route) => route.endpoint)
    .sort((a, b) => lateness(a) - lateness(b));
  const made = [];
  for (const role of roles) made.push([role, await aWorld(services, `maailm-${role}`, role)]);
  worlds = Object.fromEntries(made);
  stranger = await aWorld(services, 'naaber', 'owner');
  superuser = new pg.Client(installation.ownerUrl);
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await installation.close();
});

function lateness(endpoint: EndpointSpec): number {
  if (endpoint.method !== 'DELETE') return 0;
  const order = ['/comments/', '/evidence/', '/measurements/', '/activities/', '/plans/'];
  const place = order.findIndex((part) => endpoint.path.includes(part));
  return endpoint.path.endsWith('/:organisation') ? 100 : place + 2;
}

const revisionOf = async (table: string, id: string) =>
  Number((await superuser.query(`select revision from ${table} where id = $1`, [id])).rows[0]?.revision);

async function ask(endpoint: EndpointSpec, world: World, as: { slug: string; cookie: string | null }) {
  const request = await requestOf(endpoint, world, revisionOf);
  const answer = await installation.server.inject({
    ...request,
    url: request.url.replace('/:organisation', `/${as.slug}`),
    headers: { ...request.headers, ...(as.cookie === null ? {} : { cookie: as.cookie }) },
  });
  return {
    status: answer.statusCode,
    code: answer.statusCode >= 400 ? (answer.json() as { error: { code: string } }).error.code : null,
  };
}

const named = (endpoint: EndpointSpec) => `${endpoint.method} ${endpoint.path}`;
const ofOrganisation = () => endpoints.filter((endpoint) => endpoint.access.includes('.'));

describe('every route', () => {
  it('asks a stranger to sign in, unless it is public', async () => {
    for (const endpoint of endpoints.filter((one) => one.access !== 'public')) {
      const { status } = await ask(endpoint, worlds.owner, { slug: worlds.owner.slug, cookie: null });
      expect([named(endpoint), status]).toEqual([named(endpoint), 401]);
    }
  });

  it('does not exist for the owner of another organisation', async () => {
    for (const endpoint of ofOrganisation()) {
      const { status } = await ask(endpoint, worlds.owner, { slug: worlds.owner.slug, cookie: stranger.cookie });
      expect([named(endpoint), status]).toEqual([named(endpoint), 404]);
    }
  });

  it('finds none of another organisation’s records by their ids', async () => {
    const withIds = ofOrganisation().filter((endpoint) => /:organisation\/.*:/.test(endpoint.path));
    expect(withIds.length).toBeGreaterThan(40);
    for (const endpoint of withIds) {
      const { status } = await ask(endpoint, worlds.owner, { slug: stranger.slug, cookie: stranger.cookie });
      expect([named(endpoint), status]).toEqual([named(endpoint), 404]);
    }
  });

  it('is closed to a guest whose last day has passed', async () => {
    const guest = await aMember(installation.services, worlds.owner.scope, {
      role: 'guest',
      until: '2026-06-14',
      email: 'eilne@kulaline.example',
    });
    const cookie = await cookieOf(installation.services, guest.email);
    for (const endpoint of ofOrganisation()) {
      const { status } = await ask(endpoint, worlds.owner, { slug: worlds.owner.slug, cookie });
      expect([named(endpoint), status]).toEqual([named(endpoint), 404]);
    }
  });

  it.each(roles)('does for the role %s what the one table says, and nothing else', async (role) => {
    const world = worlds[role];
    for (const endpoint of ofOrganisation()) {
      const allowed = installation.services.access.permissionsOf(role).includes(endpoint.access);
      const { status, code } = await ask(endpoint, world, { slug: world.slug, cookie: world.cookie });
      const outcome = status < 300 ? 'done' : status === 403 ? 'forbidden' : `${status} ${code}`;
      expect([named(endpoint), outcome]).toEqual([named(endpoint), allowed ? 'done' : 'forbidden']);
    }
  });

  it('hides from a guest every activity that they take no part in', async () => {
    const { guest } = worlds;
    const spare = { ...guest, ids: { ...guest.ids, activity: guest.ids.spare ?? '' } };
    const read = endpoints.find(
      (endpoint) => named(endpoint) === 'GET /api/v1/organisations/:organisation/activities/:id',
    );
    expect(read).toBeDefined();
    if (read) expect((await ask(read, spare, { slug: guest.slug, cookie: guest.cookie })).status).toBe(404);
  });
});
