import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { standingClock } from '#platform/time/clock.ts';
import { aMember, anOrganisation, cookieOf } from '../builders.ts';
import { identityFeature } from '../feature.ts';
import { createSignInLink } from '../writes/sign-in-links.ts';

const owner = 'mari@uhing.example';
const clock = standingClock('2026-11-23T10:00:00.000Z');
let kaja: TestInstallation;
let slug: string;

beforeAll(async () => {
  kaja = await openTestInstallation({ features: [identityFeature], clock });
  ({ slug } = await anOrganisation(kaja.services));
});
afterAll(() => kaja.close());

async function openLink(change: (path: string) => string = (path) => path) {
  const link = await createSignInLink(kaja.services, owner);
  const path = change(link.slice(kaja.services.config.url.length));
  return { path, answer: await kaja.server.inject({ url: path }) };
}

function whoIs(cookie: string) {
  return kaja.server.inject({ url: '/api/v1/session', headers: { cookie } });
}

describe('a sign-in link', () => {
  test('opens the workspace once', async () => {
    const { path, answer } = await openLink();
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location).toBe('/app');
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^kaja\.session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await whoIs(cookie.split(';')[0] ?? '')).json().user).toMatchObject({ email: owner, name: 'Mari Mets' });
    const again = await kaja.server.inject({ url: path });
    expect(again.statusCode).toBe(410);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('juba kasutatud või aegunud');
  });

  test('leads only into the workspace', async () => {
    const inside = await openLink((path) => `${path}&next=/app/${slug}/welcome`);
    expect(inside.answer.headers.location).toBe(`/app/${slug}/welcome`);
    const outside = await openLink((path) => `${path}&next=https://evil.example/`);
    expect(outside.answer.headers.location).toBe('/app');
  });

  test('is not used up by a program that only looks', async () => {
    const link = await createSignInLink(kaja.services, owner);
    const url = link.slice(kaja.services.config.url.length);
    expect((await kaja.server.inject({ method: 'HEAD', url })).headers['set-cookie']).toBeUndefined();
    expect((await kaja.server.inject({ url })).statusCode).toBe(303);
  });

  test('ends after a quarter of an hour', async () => {
    const link = await createSignInLink(kaja.services, owner);
    const [{ minutes }] = (await asOwner(
      kaja,
      `select round(extract(epoch from max("expiresAt") - now()) / 60)::int as minutes from auth."verification"`,
    )) as [{ minutes: number }];
    expect(minutes).toBe(15);
    await asOwner(kaja, `update auth."verification" set "expiresAt" = now() - interval '1 second'`);
    const answer = await kaja.server.inject({ url: link.slice(kaja.services.config.url.length) });
    expect(answer.statusCode).toBe(410);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('is kept only as a hash', async () => {
    const link = new URL(await createSignInLink(kaja.services, owner));
    const rows = await asOwner(kaja, 'select * from auth."verification"');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(link.searchParams.get('token'));
  });

  test('is not made for somebody unknown', async () => {
    const asked = createSignInLink(kaja.services, 'nobody@uhing.example');
    await expect(asked).rejects.toMatchObject({ code: 'user_unknown' });
  });
});

describe('the session cookie', () => {
  test.each([
    [
      'another signature',
      (cookie: string) => cookie.replace(/\.[^.]+$/, `.${encodeURIComponent(`${'A'.repeat(43)}=`)}`),
    ],
    ['another token', (cookie: string) => cookie.replace('=', '=x')],
    ['a tail', (cookie: string) => `${cookie}x`],
    ['no signature', (cookie: string) => cookie.replace(/\.[^.]+$/, '')],
    ['a broken escape', (cookie: string) => `${cookie.slice(0, -3)}%`],
    ['another name', (cookie: string) => `x${cookie}`],
  ])('with %s is nobody’s', async (_, forge) => {
    const cookie = await cookieOf(kaja.services, owner);
    expect((await whoIs(cookie)).json().user.email).toBe(owner);
    const answer = await whoIs(forge(cookie));
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ user: null, organisations: [] });
  });

  test('is found among others', async () => {
    const cookie = await cookieOf(kaja.services, owner);
    expect((await whoIs(`kaja_language=en; ${cookie}; theme=dark`)).json().user.email).toBe(owner);
  });

  test('ends with its session', async () => {
    const cookie = await cookieOf(kaja.services, owner);
    const answer = await kaja.server.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie } });
    expect(answer.statusCode).toBe(204);
    expect(answer.headers['set-cookie']).toMatch(/^kaja\.session=; Max-Age=0;/);
    expect((await whoIs(cookie)).json().user).toBeNull();
  });

  test('ends by time', async () => {
    const { email, userId } = await aMember(kaja.services, (await anOrganisation(kaja.services)).scope, {
      role: 'viewer',
    });
    const cookie = await cookieOf(kaja.services, email);
    await asOwner(kaja, `update auth."session" set "expiresAt" = now() - interval '1 second' where "userId" = $1`, [
      userId,
    ]);
    expect((await whoIs(cookie)).json().user).toBeNull();
  });

  test('is prolonged once a day, as the workspace opens', async () => {
    const cookie = await cookieOf(kaja.services, owner);
    expect((await whoIs(cookie)).headers['set-cookie']).toBeUndefined();
    await asOwner(kaja, `update auth."session" set "expiresAt" = "expiresAt" - interval '25 hours'`);
    expect((await whoIs(cookie)).headers['set-cookie']).toMatch(/^kaja\.session=/);
    expect((await whoIs(cookie)).headers['set-cookie']).toBeUndefined();
  });
});

describe('a password', () => {
  const change = (cookie: string, payload: object) =>
    kaja.server.inject({ method: 'POST', url: '/api/v1/session/password', headers: { cookie }, payload });
  const enter = (email: string, password: string) =>
    kaja.server.inject({
      method: 'POST',
      url: '/auth',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ email, password }).toString(),
    });

  test('is set, used, and changed by whoever knows it, ending other sessions', async () => {
    const { scope } = await anOrganisation(kaja.services);
    const { email } = await aMember(kaja.services, scope, { email: 'salasona@uhing.example' });
    const cookie = await cookieOf(kaja.services, email);
    expect((await change(cookie, { password: 'lühike' })).json().error.field).toBe('password');
    expect((await change(cookie, { password: 'soomaa-kevad' })).statusCode).toBe(204);
    expect((await whoIs(cookie)).json().user.hasPassword).toBe(true);

    const entered = await enter('SALASONA@uhing.example', 'soomaa-kevad');
    expect(entered.statusCode).toBe(303);
    const second = String(entered.headers['set-cookie']).split(';')[0] ?? '';

    expect((await change(second, { password: 'soomaa-sügis' })).json().error.code).toBe('password_wrong');
    const wrong = await change(second, { current: 'arvan-et-see', password: 'soomaa-sügis' });
    expect(wrong.json().error).toMatchObject({ code: 'password_wrong', field: 'current' });
    const changed = await change(second, { current: 'soomaa-kevad', password: 'soomaa-sügis' });
    expect(changed.statusCode).toBe(204);
    expect((await whoIs(cookie)).json().user).toBeNull();
    const third = String(changed.headers['set-cookie']).split(';')[0] ?? '';
    expect((await whoIs(third)).json().user.email).toBe(email);
    expect((await enter(email, 'soomaa-kevad')).statusCode).toBe(400);
  });

  test('that is wrong is answered like an address that nobody has', async () => {
    const known = await enter(owner, 'soomaa-kevad-2');
    const unknown = await enter('keegi@uhing.example', 'soomaa-kevad-2');
    expect(known.statusCode).toBe(400);
    expect(unknown.body.replaceAll('keegi@uhing.example', owner)).toBe(known.body);
  });
});

describe('what the workspace is told', () => {
  test('language and name are one’s own to change', async () => {
    const { scope } = await anOrganisation(kaja.services);
    const { email } = await aMember(kaja.services, scope, { role: 'reviewer' });
    const cookie = await cookieOf(kaja.services, email);
    const payload = { name: '  Uus Nimi ', language: 'en' };
    const answer = await kaja.server.inject({ method: 'PATCH', url: '/api/v1/session', headers: { cookie }, payload });
    expect(answer.json().user).toMatchObject({ name: 'Uus Nimi', language: 'en' });
    expect((await whoIs(cookie)).json()).toEqual(answer.json());
  });

  test('permissions follow the role, and another organisation is not found', async () => {
    const { scope, slug: own } = await anOrganisation(kaja.services, {
      name: 'Lugejad',
      ownerEmail: 'a@lugejad.example',
    });
    const { email } = await aMember(kaja.services, scope, { email: 'lugeja@lugejad.example', role: 'viewer' });
    const cookie = await cookieOf(kaja.services, email);
    const { organisations } = (await whoIs(cookie)).json();
    expect(organisations).toEqual([expect.objectContaining({ slug: own, role: 'viewer' })]);
    const permissions = organisations[0].permissions as string[];
    expect(permissions).toEqual(expect.arrayContaining(['identity.organisation-read', 'identity.members-read']));
    expect(permissions).not.toContain('identity.members-manage');
    const read = (name: string) => kaja.server.inject({ url: `/api/v1/organisations/${name}`, headers: { cookie } });
    expect((await read(own)).statusCode).toBe(200);
    expect((await read(slug)).json().error.code).toBe('not_found');
    expect((await read('no-such')).json().error.code).toBe('not_found');
  });

  test('a guest’s last day counts whole, by the Estonian calendar', async () => {
    const { scope, slug: own } = await anOrganisation(kaja.services, { ownerEmail: 'b@lugejad.example' });
    const { email } = await aMember(kaja.services, scope, { role: 'guest', until: '2026-12-31' });
    const cookie = await cookieOf(kaja.services, email);
    const read = () => kaja.server.inject({ url: `/api/v1/organisations/${own}`, headers: { cookie } });
    clock.moveTo('2026-12-31T21:59:59.000Z');
    expect((await read()).statusCode).toBe(200);
    expect((await whoIs(cookie)).json().organisations).toHaveLength(1);
    clock.moveTo('2026-12-31T22:00:00.000Z');
    expect((await read()).json().error.code).toBe('not_found');
    expect((await whoIs(cookie)).json().organisations).toEqual([]);
  });
});
