import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Scope } from '#platform/db/scope.ts';
import { findLetter, listLetters } from '#platform/mail/outbox.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { aMember, anOrganisation, cookieOf } from '../builders.ts';
import { identityFeature } from '../feature.ts';
import { changeMember } from '../writes/members.ts';

let kaja: TestInstallation;
let number = 0;
const invited = { email: 'Uus@Uhing.example', name: 'Uus Inimene', language: 'en', role: 'editor' };

beforeAll(async () => {
  kaja = await openTestInstallation({ features: [identityFeature] });
});
afterAll(() => kaja.close());

/** An organisation of its own for each test, seen by its owner. */
async function ours() {
  number += 1;
  const ownerEmail = `omanik${number}@uhing.example`;
  const { slug, scope } = await anOrganisation(kaja.services, { name: `Ühing ${number}`, ownerEmail });
  const cookie = await cookieOf(kaja.services, ownerEmail);
  const call = callAs(slug, cookie);
  const { members } = (await call('GET', '/members')).json() as { members: { id: string; revision: number }[] };
  const [owner = { id: '', revision: 0 }] = members;
  return { slug, scope, call, owner };
}

function callAs(slug: string, cookie: string) {
  return (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object) =>
    kaja.server.inject({
      method,
      url: `/api/v1/organisations/${slug}${path}`,
      headers: { cookie },
      ...(payload ? { payload } : {}),
    });
}

describe('members', () => {
  test('are sorted as an Estonian sorts names', async () => {
    const { call, scope } = await ours();
    for (const [place, name] of ['Õie', 'Ülo', 'Žanna', 'Toomas', 'Siim'].entries()) {
      await aMember(kaja.services, scope, { name, email: `nimi${place}@uhing.example` });
    }
    const { members } = (await call('GET', '/members')).json();
    const names = members.map((member: { name: string }) => member.name);
    expect(names).toEqual(['Mari Mets', 'Siim', 'Žanna', 'Toomas', 'Õie', 'Ülo']);
  });

  test('change role; a guest needs a day that is not over', async () => {
    const { call, scope } = await ours();
    const { id } = await aMember(kaja.services, scope);
    const guest = await call('PATCH', `/members/${id}`, { role: 'guest', revision: 1 });
    expect(guest.json().error).toMatchObject({ code: 'guest_needs_day', field: 'until' });
    const past = await call('PATCH', `/members/${id}`, { role: 'guest', until: '2020-01-01', revision: 1 });
    expect(past.json().error.code).toBe('day_passed');
    const done = await call('PATCH', `/members/${id}`, { role: 'guest', until: '2099-12-31', revision: 1 });
    expect(done.json()).toMatchObject({ role: 'guest', until: '2099-12-31', revision: 2 });
    const back = await call('PATCH', `/members/${id}`, { role: 'viewer', revision: 2 });
    expect(back.json()).toMatchObject({ role: 'viewer', until: null, revision: 3 });
  });

  test('changed by somebody meanwhile are not overwritten', async () => {
    const { call, scope } = await ours();
    const { id } = await aMember(kaja.services, scope);
    await call('PATCH', `/members/${id}`, { role: 'viewer', revision: 1 });
    const stale = await call('PATCH', `/members/${id}`, { role: 'reviewer', revision: 1 });
    expect(stale.statusCode).toBe(409);
    expect(stale.json().error).toMatchObject({
      code: 'edited_meanwhile',
      detail: { revision: 2, values: { role: 'viewer', until: null } },
    });
  });

  test('keep an owner', async () => {
    const { call, owner } = await ours();
    const demoted = await call('PATCH', `/members/${owner.id}`, { role: 'editor', revision: owner.revision });
    expect(demoted.json().error.code).toBe('last_owner');
    expect((await call('DELETE', `/members/${owner.id}`)).json().error.code).toBe('last_owner');
  });

  test('keep an owner when two owners take each other’s role at once', async () => {
    const { scope, owner } = await ours();
    const other = await aMember(kaja.services, scope, { role: 'owner', email: `teine${number}@uhing.example` });
    const take = (id: string) => changeMember(kaja.services, scope, id, { role: 'editor', revision: 1 });
    const ends = await Promise.allSettled([take(owner.id), take(other.id)]);
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find((end) => end.status === 'rejected')).toMatchObject({ reason: { code: 'last_owner' } });
  });

  test('taken out see nothing, until that is undone', async () => {
    const { call, scope, slug } = await ours();
    const member = await aMember(kaja.services, scope, { email: `lahkuja${number}@uhing.example` });
    const own = callAs(slug, await cookieOf(kaja.services, member.email));
    expect((await own('GET', '')).statusCode).toBe(200);
    expect((await call('DELETE', `/members/${member.id}`)).statusCode).toBe(204);
    expect((await own('GET', '')).statusCode).toBe(404);
    expect((await call('GET', '/members')).body).not.toContain(member.email);
    expect((await call('POST', `/members/${member.id}/restore`)).json()).toMatchObject({
      id: member.id,
      role: 'editor',
    });
    expect((await own('GET', '')).statusCode).toBe(200);
  });

  test('of another organisation are not found', async () => {
    const { call } = await ours();
    const other = await ours();
    const { id } = await aMember(kaja.services, other.scope);
    expect((await call('PATCH', `/members/${id}`, { role: 'viewer', revision: 1 })).statusCode).toBe(404);
    expect((await call('DELETE', `/members/${id}`)).statusCode).toBe(404);
  });
});

describe('invitations', () => {
  const latestLetter = (scope: Scope) =>
    kaja.services.database.inScope(scope, async (tx) => {
      const [line] = await listLetters(tx, 1);
      return line ? findLetter(tx, line.id) : null;
    });

  test('go out in the invited person’s language, once', async () => {
    const { call, scope } = await ours();
    const sent = await call('POST', '/invitations', invited);
    expect(sent.json()).toMatchObject({ email: invited.email, role: 'editor', until: null, expired: false });
    const letter = await latestLetter(scope);
    expect(letter).toMatchObject({ address: invited.email, subject: `Invitation: Ühing ${number}`, state: 'kept' });
    expect(letter?.plain).toMatch(/http:\/\/localhost:3000\/auth\/invitation\/uhing-\d+\/[\w-]{43}\n/);
    const twice = await call('POST', '/invitations', { ...invited, email: 'uus@uhing.EXAMPLE' });
    expect(twice.json().error).toMatchObject({ code: 'already_invited', field: 'email' });
  });

  test('are not for those who belong', async () => {
    const { call, scope } = await ours();
    const { email } = await aMember(kaja.services, scope, { email: `kohal${number}@uhing.example` });
    const answer = await call('POST', '/invitations', { ...invited, email: email.toUpperCase() });
    expect(answer.json().error.code).toBe('already_member');
  });

  test('withdrawn are gone from the list and free the address', async () => {
    const { call } = await ours();
    const { id } = (await call('POST', '/invitations', invited)).json();
    expect((await call('DELETE', `/invitations/${id}`)).statusCode).toBe(204);
    expect((await call('GET', '/invitations')).json()).toEqual({ invitations: [] });
    expect((await call('DELETE', `/invitations/${id}`)).statusCode).toBe(404);
    expect((await call('POST', '/invitations', invited)).statusCode).toBe(200);
  });

  test('need an address', async () => {
    const { call } = await ours();
    const answer = await call('POST', '/invitations', { ...invited, email: 'uus' });
    expect(answer.json().error.fields).toEqual([expect.objectContaining({ field: 'email', code: 'wrong_email' })]);
  });
});

describe('the organisation', () => {
  test('changes its settings by revision, and says so in the log', async () => {
    const { call, slug } = await ours();
    const before = (await call('GET', '')).json();
    const changed = await call('PATCH', '', { name: 'Uus nimi', revision: before.revision });
    expect(changed.json()).toEqual({ ...before, name: 'Uus nimi', revision: 2 });
    expect((await call('PATCH', '', { name: 'Vana', revision: 1 })).json().error.code).toBe('edited_meanwhile');
    expect(changed.json().slug).toBe(slug);

    const first = (await call('GET', '/audit?limit=1')).json();
    expect(first.entries).toEqual([
      expect.objectContaining({
        action: 'identity.organisation.changed',
        actor: expect.objectContaining({ kind: 'member', name: 'Mari Mets' }),
        change: { before: { name: before.name }, after: { name: 'Uus nimi' } },
      }),
    ]);
    const second = (await call('GET', `/audit?limit=1&before=${first.next}`)).json();
    expect(second).toMatchObject({ entries: [{ action: 'identity.organisation.created' }], next: null });
  });

  test('is founded by whoever is signed in', async () => {
    await ours();
    const cookie = await cookieOf(kaja.services, `omanik${number}@uhing.example`);
    const payload = { name: 'Ühing 1', language: 'et', region: 'Soomaa' };
    const founded = await kaja.server.inject({
      method: 'POST',
      url: '/api/v1/organisations',
      headers: { cookie },
      payload,
    });
    expect(founded.json()).toMatchObject({ slug: expect.stringMatching(/^uhing-1-\d+$/), demo: false });
    const { organisations } = (await kaja.server.inject({ url: '/api/v1/session', headers: { cookie } })).json();
    expect(organisations.map((organisation: { slug: string }) => organisation.slug)).toContain(founded.json().slug);
  });

  test('goes only when it is the demo; then with its people and letters', async () => {
    const { call } = await ours();
    expect((await call('DELETE', '')).json().error.code).toBe('organisation_not_demo');

    const ownerEmail = 'juht@demo.example';
    const demo = await anOrganisation(kaja.services, { demo: true, slug: 'demo', ownerEmail });
    const both = await aMember(kaja.services, demo.scope, { email: `omanik${number}@uhing.example`, role: 'viewer' });
    const callOwner = callAs('demo', await cookieOf(kaja.services, ownerEmail));
    await callOwner('POST', '/invitations', invited);
    await kaja.services.files.write(demo.scope.organisationId, Buffer.from('pilt'));
    const digest = await kaja.services.files.write(demo.scope.organisationId, Buffer.from('pilt'));

    expect((await callOwner('DELETE', '')).statusCode).toBe(204);
    expect((await callOwner('GET', '')).statusCode).toBe(401);
    expect((await call('GET', '')).statusCode).toBe(200);
    const people = await asOwner(kaja, `select id from auth."user" where email = $1 or id = $2`, [
      ownerEmail,
      both.userId,
    ]);
    expect(people).toEqual([{ id: both.userId }]);
    const id = demo.scope.organisationId;
    for (const table of [
      'organisation where id',
      'membership where organisation_id',
      'mail_recipient where organisation_id',
      'audit_entry where organisation_id',
    ]) {
      expect(await asOwner(kaja, `select 1 from ${table} = $1`, [id])).toEqual([]);
    }
    await expect(kaja.services.files.read(id, digest)).rejects.toThrow();
  });
});

test.each([
  ['editor', 'GET', '/audit', 403],
  ['editor', 'GET', '/invitations', 403],
  ['contributor', 'PATCH', '', 403],
  ['viewer', 'GET', '/members', 200],
  ['guest', 'GET', '/members', 403],
  ['guest', 'GET', '', 200],
  ['editor', 'DELETE', '', 403],
] as const)('%s: %s %s gives %i', async (role, method, path, status) => {
  const { scope, slug } = await ours();
  const until = role === 'guest' ? '2099-12-31' : null;
  const { email } = await aMember(kaja.services, scope, { role, until, email: `${role}${number}@uhing.example` });
  const call = callAs(slug, await cookieOf(kaja.services, email));
  expect((await call(method, path, method === 'PATCH' ? { revision: 1 } : undefined)).statusCode).toBe(status);
});
