import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recentAudit } from '#platform/audit/audit.ts';
import type { Scope } from '#platform/db/scope.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { aMember, anOrganisation, type BuiltMember, cookieOf, lettersTo } from '../builders.ts';
import { identityFeature } from '../feature.ts';

let kaja: TestInstallation;
let scope: Scope;
let owner: string;
let heir: BuiltMember;
let other: BuiltMember;
const path = '/api/v1/organisations/soomaa-uhing/ownership-transfers';

beforeAll(async () => {
  kaja = await openTestInstallation({ features: [identityFeature] });
  scope = (await anOrganisation(kaja.services)).scope;
  heir = await aMember(kaja.services, scope, {
    role: 'viewer',
    email: 'jargmine@uhing.example',
    name: 'Jaan Järgmine',
  });
  other = await aMember(kaja.services, scope, { role: 'editor', email: 'muu@uhing.example' });
  owner = await cookieOf(kaja.services, 'mari@uhing.example');
});
afterAll(() => kaja.close());

function ask(method: 'GET' | 'POST' | 'DELETE', url: string, cookie: string, payload?: object) {
  return kaja.server.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) });
}

const begin = (memberId: string) => ask('POST', path, owner, { memberId, roleAfter: 'reviewer' });
const page = (id: string) => `/auth/ownership/soomaa-uhing/${id}`;

function answer(id: string, cookie: string, said: string) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie };
  return kaja.server.inject({ method: 'POST', url: page(id), headers, payload: `answer=${said}` });
}

async function roles() {
  const rows = await asOwner(
    kaja,
    'select u."email", m.role from membership m join auth."user" u on u."id" = m.user_id order by u."email"',
  );
  return Object.fromEntries(rows.map((row) => [String(row.email).split('@')[0], row.role]));
}

describe('handing an organisation over', () => {
  const before = { mari: 'owner', jargmine: 'viewer', muu: 'editor' };

  it('changes nothing until the other agrees, and can be taken back till then', async () => {
    const { transfer } = (await begin(heir.id)).json();
    expect(await roles()).toEqual(before);
    expect((await ask('DELETE', `${path}/${transfer.id}`, owner)).statusCode).toBe(204);
    const cookie = await cookieOf(kaja.services, heir.email);
    const late = await answer(transfer.id, cookie, 'accepted');
    expect(late.statusCode).toBe(410);
    expect(late.body).toContain('tagasi võetud');
    expect(await roles()).toEqual(before);
    expect((await ask('DELETE', `${path}/${transfer.id}`, owner)).json().error.code).toBe('transfer_over');
  });

  it('is for the one who was named, who may say no', async () => {
    const { transfer } = (await begin(heir.id)).json();
    expect((await ask('GET', page(transfer.id), '')).headers.location).toContain('/auth?next=%2Fauth%2Fownership');
    const wrong = await answer(transfer.id, await cookieOf(kaja.services, other.email), 'accepted');
    expect(wrong.statusCode).toBe(403);
    const no = await answer(transfer.id, await cookieOf(kaja.services, heir.email), 'declined');
    expect(no.body).toContain('Mari Mets on endiselt omanik');
    expect(await roles()).toEqual(before);
  });

  it('is not to oneself, and not to a stranger', async () => {
    const members = (await ask('GET', '/api/v1/organisations/soomaa-uhing/members', owner)).json().members;
    const own = members.find((member: { email: string }) => member.email === 'mari@uhing.example');
    expect((await begin(own.id)).json().error.code).toBe('transfer_to_self');
    expect((await begin('00000000-0000-7000-8000-000000000000')).statusCode).toBe(404);
  });

  it('changes both roles at once when the other agrees, once, and writes it down', async () => {
    const { transfer } = (await begin(heir.id)).json();
    const cookie = await cookieOf(kaja.services, heir.email);
    const answers = await Promise.all([
      answer(transfer.id, cookie, 'accepted'),
      answer(transfer.id, cookie, 'accepted'),
    ]);
    expect(answers.map((one) => one.statusCode).sort()).not.toEqual([303, 303]);
    expect(await roles()).toEqual({ mari: 'reviewer', jargmine: 'owner', muu: 'editor' });
    const entries = await kaja.services.database.inScope(scope, (tx) => recentAudit(tx, 'identity', 20));
    expect(entries.find((entry) => entry.action === 'identity.ownership.accepted')?.actor_name).toBe('Jaan Järgmine');
    const letters = await lettersTo(kaja.services, heir.email, scope);
    expect(letters[0]?.subject).toBe('Saad omanikuks: Soomaa Ühing');
  });

  it('to somebody who is owner already is done at once', async () => {
    const cookie = await cookieOf(kaja.services, heir.email);
    await asOwner(kaja, `update membership set role = 'owner' where id = $1`, [other.id]);
    const done = await ask('POST', path, cookie, { memberId: other.id, roleAfter: 'editor' });
    expect(done.json()).toEqual({ transfer: null });
    expect(await roles()).toEqual({ mari: 'reviewer', jargmine: 'editor', muu: 'owner' });
  });
});
