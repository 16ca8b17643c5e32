import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Scope } from '#platform/db/scope.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { aMember, anOrganisation, type BuiltMember, cookieOf } from '../builders.ts';
import { identityFeature } from '../feature.ts';

const start = '2026-11-23T10:00:00.000Z';
const clock = standingClock(start);
let kaja: TestInstallation;
let scope: Scope;
let owner: string;
let juta: BuiltMember;
let jutaCookie: string;

beforeAll(async () => {
  kaja = await openTestInstallation({ features: [identityFeature], clock });
  scope = (await anOrganisation(kaja.services, { slug: 'uhing' })).scope;
  await anOrganisation(kaja.services, { slug: 'teine', ownerEmail: 'mari@uhing.example' });
  juta = await aMember(kaja.services, scope, { email: 'juta@uhing.example', name: 'Juta Kask' });
  owner = await cookieOf(kaja.services, 'mari@uhing.example');
  jutaCookie = await cookieOf(kaja.services, juta.email);
});
afterAll(() => kaja.close());

const at = '/api/v1/organisations/uhing';
async function ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, options: Partial<InjectOptions> = {}) {
  const answer = await kaja.server.inject({ method, url, ...options });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? null : answer.json() };
}
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const lookAt = (token: string) => ask('GET', at, bearer(token));
const codeOf = ({ status, body }: Awaited<ReturnType<typeof ask>>) => [status, body?.error?.code];

async function make(cookie: string, overrides: object = {}) {
  const payload = { name: 'Kuuaruanne', reach: 'everything', expiresOn: '2027-11-23', ...overrides };
  return ask('POST', `${at}/api-keys`, { headers: { cookie }, payload });
}
const aKey = async (cookie: string, overrides: object = {}) => {
  const { key, token } = (await make(cookie, overrides)).body;
  return { id: String(key.id), token: String(token) };
};

describe('making a key', () => {
  it('shows it once and keeps only its hash and its end', async () => {
    const { status, body } = await make(jutaCookie);
    expect(status).toBe(200);
    expect(body.token).toMatch(/^kaja_[0-9A-Za-z]{42}$/);
    expect(body.key).toMatchObject({ name: 'Kuuaruanne', own: true, state: 'active', lastUsedOn: null });
    expect(body.token.endsWith(body.key.end)).toBe(true);
    const listed = await ask('GET', `${at}/api-keys`, { headers: { cookie: jutaCookie } });
    expect(JSON.stringify(listed.body)).not.toContain(body.token);
    const rows = await asOwner(kaja, 'select * from api_key');
    expect(JSON.stringify(rows)).not.toContain(body.token);
    const log = await ask('GET', `${at}/audit`, { headers: { cookie: owner } });
    expect(log.body.entries[0].action).toBe('identity.key.made');
    expect(JSON.stringify(log.body)).not.toContain(body.token);
  });

  it.each([
    [{ expiresOn: '2026-11-22' }, 'day_passed', 'expiresOn'],
    [{ expiresOn: '2030-01-01' }, 'key_day_too_far', 'expiresOn'],
    [{ reach: 'chosen' }, 'permissions_not_chosen', 'permissions'],
    [{ reach: 'read', permissions: ['identity.members-read'] }, 'permissions_not_chosen', 'permissions'],
    [{ reach: 'all' }, 'invalid_input', 'reach'],
    [{ name: '' }, 'invalid_input', 'name'],
    [{ expiresOn: 'homme' }, 'invalid_input', 'expiresOn'],
  ])('refuses %j beside the field', async (overrides, code, field) => {
    const { status, body } = await make(jutaCookie, overrides);
    expect([status, body.error.code, body.error.field]).toEqual([400, code, field]);
  });
});

describe('a request with a key', () => {
  it('is its member’s, needs no cookie and no origin, and says in the log through which key it was done', async () => {
    const { token } = await aKey(owner, { name: 'Seadistaja' });
    const { revision } = (await lookAt(token)).body;
    const headers = { ...bearer(token).headers, origin: 'https://elsewhere.example' };
    const changed = await ask('PATCH', at, { headers, payload: { region: 'Mulgimaa', revision } });
    expect([changed.status, changed.body.region]).toEqual([200, 'Mulgimaa']);
    const log = (await ask('GET', `${at}/audit`, bearer(token))).body;
    expect(log.entries[0]).toMatchObject({
      action: 'identity.organisation.changed',
      actor: { kind: 'member', name: 'Mari Mets', key: 'Seadistaja' },
    });
    const made = log.entries.find((entry: { action: string }) => entry.action === 'identity.key.made');
    expect(made.actor.key).toBeNull();
  });

  it('counts instead of the cookie beside it', async () => {
    const { token } = await aKey(jutaCookie);
    const both = { headers: { cookie: owner, authorization: `bearer ${token}` } };
    expect(codeOf(await ask('GET', `${at}/audit`, both))).toEqual([403, 'not_allowed']);
    const who = (await ask('GET', '/api/v1/session', both)).body;
    expect(who.user.name).toBe('Juta Kask');
    const wrong = { headers: { cookie: owner, authorization: 'Bearer kaja_wrong' } };
    expect(codeOf(await ask('GET', at, wrong))).toEqual([401, 'key_unknown']);
    expect(codeOf(await ask('GET', '/api/v1/session', wrong))).toEqual([401, 'key_unknown']);
  });

  it('reaches one organisation, and none of what belongs to the person’s sign-in', async () => {
    const { token } = await aKey(owner);
    const who = (await ask('GET', '/api/v1/session', bearer(token))).body;
    expect(who.organisations.map((one: { slug: string }) => one.slug)).toEqual(['uhing']);
    expect(who.organisations[0].permissions).not.toContain('identity.keys-own');
    expect(codeOf(await ask('GET', '/api/v1/organisations/teine', bearer(token)))).toEqual([404, 'not_found']);
    const payload = { password: 'kümme või rohkem märki' };
    const password = await ask('POST', '/api/v1/session/password', { ...bearer(token), payload });
    expect(codeOf(password)).toEqual([403, 'key_not_allowed']);
    expect(codeOf(await ask('DELETE', '/api/v1/session', bearer(token)))).toEqual([403, 'key_not_allowed']);
    const keys = await ask('POST', `${at}/api-keys`, { ...bearer(token), payload: {} });
    expect(codeOf(keys)).toEqual([403, 'not_allowed']);
    expect(codeOf(await ask('GET', `${at}/api-keys`, bearer(token)))).toEqual([403, 'not_allowed']);
  });

  it('does no more than its reach', async () => {
    const look = (await aKey(owner, { reach: 'read' })).token;
    expect((await ask('GET', `${at}/audit`, bearer(look))).status).toBe(200);
    const payload = { region: 'X', revision: 1 };
    expect(codeOf(await ask('PATCH', at, { ...bearer(look), payload }))).toEqual([403, 'not_allowed']);
    const work = (await aKey(owner, { reach: 'work' })).token;
    expect((await lookAt(work)).status).toBe(200);
    expect(codeOf(await ask('GET', `${at}/audit`, bearer(work)))).toEqual([403, 'not_allowed']);
    const chosen = (await aKey(owner, { reach: 'chosen', permissions: ['identity.members-read'] })).token;
    expect((await ask('GET', `${at}/members`, bearer(chosen))).status).toBe(200);
    expect(codeOf(await lookAt(chosen))).toEqual([403, 'not_allowed']);
  });

  it('never may more than the member’s role now', async () => {
    const member = await aMember(kaja.services, scope, { role: 'owner', email: 'omanik@uhing.example' });
    const { token } = await aKey(await cookieOf(kaja.services, member.email));
    expect((await ask('GET', `${at}/audit`, bearer(token))).status).toBe(200);
    await asOwner(kaja, `update membership set role = 'viewer' where id = $1`, [member.id]);
    expect(codeOf(await ask('GET', `${at}/audit`, bearer(token)))).toEqual([403, 'not_allowed']);
  });

  it.each(['', 'kaja_', 'kaja_x', 'abc', `kaja_${'a'.repeat(42)}`, 'ü'.repeat(47), 'x'.repeat(9_000)])(
    'with what is no key is answered 401',
    async (token) => {
      const answer = await lookAt(token);
      expect(codeOf(answer)).toEqual([401, 'key_unknown']);
      expect(answer.headers['www-authenticate']).toContain('Bearer');
    },
  );

  it('leaves another scheme to the proxy that asked for it', async () => {
    const headers = { cookie: owner, authorization: 'Basic a2FqYTprYWph' };
    expect((await ask('GET', at, { headers })).status).toBe(200);
  });
});

describe('the end of a key', () => {
  it('comes at once when it is revoked, by its owner or by the organisation’s', async () => {
    const [own, other] = [await aKey(jutaCookie), await aKey(jutaCookie)];
    const cookies = { headers: { cookie: jutaCookie } };
    expect((await ask('DELETE', `${at}/api-keys/${own.id}`, cookies)).status).toBe(204);
    expect(codeOf(await lookAt(own.token))).toEqual([401, 'key_revoked']);
    expect((await ask('DELETE', `${at}/api-keys/${other.id}`, { headers: { cookie: owner } })).status).toBe(204);
    expect(codeOf(await lookAt(other.token))).toEqual([401, 'key_revoked']);
    expect((await ask('DELETE', `${at}/api-keys/${other.id}`, { headers: { cookie: owner } })).status).toBe(204);
    const owners = await aKey(owner);
    expect((await ask('DELETE', `${at}/api-keys/${owners.id}`, cookies)).status).toBe(404);
    expect((await lookAt(owners.token)).status).toBe(200);
  });

  it('is seen in the list: one’s own for members, everybody’s for owners', async () => {
    const list = async (cookie: string) => (await ask('GET', `${at}/api-keys`, { headers: { cookie } })).body.keys;
    const owners = new Set((await list(jutaCookie)).map((key: { owner: { name: string } }) => key.owner.name));
    expect([...owners]).toEqual(['Juta Kask']);
    const all = await list(owner);
    expect(new Set(all.map((key: { own: boolean }) => key.own)).size).toBe(2);
    expect(all.find((key: { state: string }) => key.state === 'revoked')).toBeDefined();
  });

  it('comes with the day, which still counts', async () => {
    const { token } = await aKey(owner, { expiresOn: '2026-12-01' });
    clock.moveTo('2026-12-01T21:59:00.000Z');
    expect((await lookAt(token)).status).toBe(200);
    clock.moveTo('2026-12-01T22:00:00.000Z');
    expect(codeOf(await lookAt(token))).toEqual([401, 'key_expired']);
    clock.moveTo(start);
  });

  it('comes when the member is taken out, or the guest’s last day has passed', async () => {
    const member = await aMember(kaja.services, scope, { email: 'lahkuja@uhing.example' });
    const { token } = await aKey(await cookieOf(kaja.services, member.email));
    expect((await lookAt(token)).status).toBe(200);
    await ask('DELETE', `${at}/members/${member.id}`, { headers: { cookie: owner } });
    expect(codeOf(await lookAt(token))).toEqual([401, 'key_revoked']);
    const guest = await aMember(kaja.services, scope, { role: 'guest', until: '2026-11-30', email: 'k@uhing.example' });
    const guests = await aKey(await cookieOf(kaja.services, guest.email));
    expect((await lookAt(guests.token)).status).toBe(200);
    clock.moveTo('2026-12-01T10:00:00.000Z');
    expect(codeOf(await lookAt(guests.token))).toEqual([401, 'key_expired']);
    clock.moveTo(start);
  });

  it('comes with a second factor that the organisation asks for and the key was made without', async () => {
    const { token } = await aKey(owner);
    await asOwner(kaja, `update organisation set second_factor_required = true where slug = 'uhing'`);
    expect(codeOf(await lookAt(token))).toEqual([403, 'second_factor_needed']);
    await asOwner(kaja, `update api_key set strong = true`);
    expect((await lookAt(token)).status).toBe(200);
    await asOwner(kaja, `update organisation set second_factor_required = false where slug = 'uhing'`);
  });
});

it('notes the day of the last use, with a write at most once an hour', async () => {
  const { id, token } = await aKey(owner);
  const used = async () =>
    (await asOwner(kaja, 'select last_used_at::text as at from api_key where id = $1', [id]))[0]?.at;
  await lookAt(token);
  const first = await used();
  clock.moveTo('2026-11-23T10:59:00.000Z');
  await lookAt(token);
  expect(await used()).toBe(first);
  clock.moveTo('2026-11-23T11:00:00.000Z');
  await lookAt(token);
  expect(await used()).not.toBe(first);
  clock.moveTo(start);
});

it('is described for programs: a key opens what belongs to an organisation', async () => {
  const { body } = await ask('GET', '/api/openapi.json');
  expect(body.components.securitySchemes.key).toMatchObject({ type: 'http', scheme: 'bearer' });
  const path = body.paths['/api/v1/organisations/{organisation}'].get;
  expect(path.security).toEqual([{ session: [] }, { key: [] }]);
  expect(path.responses['401'].description).toContain('key_expired');
  expect(body.paths['/api/v1/session'].patch.security).toEqual([{ session: [] }]);
});
