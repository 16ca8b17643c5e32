import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recentAudit } from '#platform/audit/audit.ts';
import type { Scope } from '#platform/db/scope.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { aMember, anOrganisation, cookieOf, lettersTo } from '../builders.ts';
import { identityFeature } from '../feature.ts';

let kaja: TestInstallation;
let scope: Scope;
const email = 'mari@uhing.example';

beforeAll(async () => {
  kaja = await openTestInstallation({ features: [identityFeature] });
  scope = (await anOrganisation(kaja.services)).scope;
});
afterAll(() => kaja.close());
beforeEach(() => asOwner(kaja, 'delete from auth.attempt'));

function ask(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, cookie: string, payload?: object) {
  return kaja.server.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) });
}

function post(form: Record<string, string>, cookie: string, url = '/auth/second-factor') {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', cookie };
  return kaja.server.inject({ method: 'POST', url, headers, payload: new URLSearchParams(form).toString() });
}

const describeOwn = async (cookie: string) => (await ask('GET', '/api/v1/session/sign-in', cookie)).json();
const actions = async () =>
  (await kaja.services.database.inScope(scope, (tx) => recentAudit(tx, 'identity', 100))).map((entry) => entry.action);

describe('sessions', () => {
  it('are listed with this one marked, and end at once', async () => {
    const here = await cookieOf(kaja.services, email);
    const there = await cookieOf(kaja.services, email);
    const { sessions } = await describeOwn(here);
    expect(sessions).toHaveLength(2);
    const [other] = sessions.filter((session: { current: boolean }) => !session.current);
    expect((await ask('DELETE', `/api/v1/session/elsewhere/${other.id}`, here)).statusCode).toBe(204);
    expect((await describeOwn(there)).error.code).toBe('sign_in_needed');
    expect((await describeOwn(here)).sessions).toHaveLength(1);
    expect(await actions()).toContain('identity.session.ended');
  });

  it('end everywhere but here', async () => {
    const here = await cookieOf(kaja.services, email);
    const others = [await cookieOf(kaja.services, email), await cookieOf(kaja.services, email)];
    expect((await ask('DELETE', '/api/v1/session/elsewhere', here)).statusCode).toBe(204);
    for (const cookie of others) expect((await describeOwn(cookie)).error.code).toBe('sign_in_needed');
    expect((await describeOwn(here)).sessions).toHaveLength(1);
  });

  it('of another person are not found', async () => {
    await aMember(kaja.services, scope, { email: 'teine@uhing.example' });
    const theirs = await describeOwn(await cookieOf(kaja.services, 'teine@uhing.example'));
    const id = theirs.sessions[0].id;
    const here = await cookieOf(kaja.services, email);
    expect((await ask('DELETE', `/api/v1/session/elsewhere/${id}`, here)).statusCode).toBe(404);
  });
});

describe('a password', () => {
  it('used on a device that was not seen before is told by letter, once', async () => {
    const person = 'parool@uhing.example';
    await aMember(kaja.services, scope, { email: person });
    const cookie = await cookieOf(kaja.services, person);
    const password = 'pikk ja rahulik lause';
    expect((await ask('POST', '/api/v1/session/password', cookie, { password })).statusCode).toBe(204);
    const enter = (userAgent: string) =>
      kaja.server.inject({
        method: 'POST',
        url: '/auth',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': userAgent },
        payload: new URLSearchParams({ email: person, password }).toString(),
      });
    const firefox = (version: number) => `Mozilla/5.0 (X11; Linux x86_64; rv:${version}.0) Gecko Firefox/${version}.0`;
    for (const version of [140, 141]) expect((await enter(firefox(version))).statusCode).toBe(303);
    const letters = await lettersTo(kaja.services, person);
    expect(letters.map((letter) => letter.subject)).toEqual(['Uus sisselogimine sinu kontole']);
    expect(letters[0]?.plain).toContain('Firefox, Linux');
  });
});

describe('a passkey', () => {
  it('is not added by an answer that answers no challenge', async () => {
    const cookie = await cookieOf(kaja.services, email);
    const response = { id: 'AA', rawId: 'AA', type: 'public-key', response: { clientDataJSON: 'e30' } };
    const body = { name: 'Telefon', response };
    const without = await ask('POST', '/api/v1/session/passkeys', cookie, body);
    expect([without.statusCode, without.json().error.code]).toEqual([400, 'passkey_unusable']);
    const begun = await ask('POST', '/api/v1/session/passkeys/challenge', cookie);
    expect(begun.json()).toMatchObject({
      rp: { id: 'localhost', name: 'Kaja' },
      authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
    });
    const challenge = String(begun.headers['set-cookie']).split(';')[0];
    const wrong = await ask('POST', '/api/v1/session/passkeys', `${cookie}; ${challenge}`, body);
    expect([wrong.statusCode, wrong.json().error.code]).toEqual([400, 'passkey_unusable']);
    expect((await describeOwn(cookie)).passkeys).toEqual([]);
  });

  it('is added only in the first day of a session', async () => {
    const cookie = await cookieOf(kaja.services, email);
    await asOwner(kaja, `update auth."session" set "createdAt" = now() - interval '25 hours'`);
    const begun = await ask('POST', '/api/v1/session/passkeys/challenge', cookie);
    expect([begun.statusCode, begun.json().error.code]).toEqual([403, 'sign_in_again']);
  });

  it('that was removed by mistake is brought back, once, by whose it is', async () => {
    const cookie = await cookieOf(kaja.services, email);
    await asOwner(
      kaja,
      `insert into auth."passkey" ("id", "name", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp")
       select gen_random_uuid(), 'Tahvel', 'võti', "id", 'tahvel', 4000000000, 'multiDevice', true from auth."user"
       where "email" = $1`,
      [email],
    );
    const [before] = (await describeOwn(cookie)).passkeys;
    const { undo } = (await ask('DELETE', `/api/v1/session/passkeys/${before.id}`, cookie)).json();
    expect((await describeOwn(cookie)).passkeys).toEqual([]);
    const other = await cookieOf(kaja.services, 'teine@uhing.example');
    expect((await ask('POST', '/api/v1/session/passkeys/restored', other, { undo: 'x' })).statusCode).toBe(404);
    const back = await ask('POST', '/api/v1/session/passkeys/restored', cookie, { undo });
    expect(back.json()).toEqual(before);
    expect((await ask('POST', '/api/v1/session/passkeys/restored', cookie, { undo })).statusCode).toBe(404);
    await ask('DELETE', `/api/v1/session/passkeys/${before.id}`, cookie);
  });

  it('of another person is not found', async () => {
    const [row] = await asOwner(
      kaja,
      `insert into auth."passkey" ("id", "name", "publicKey", "userId", "credentialID", "counter", "deviceType", "backedUp")
       select gen_random_uuid(), 'Võti', 'x', "id", 'x', 0, 'singleDevice', false from auth."user" where "email" = $1
       returning "id"`,
      ['teine@uhing.example'],
    );
    const cookie = await cookieOf(kaja.services, email);
    const path = `/api/v1/session/passkeys/${row?.id}`;
    expect((await ask('PATCH', path, cookie, { name: 'Minu' })).statusCode).toBe(404);
    expect((await ask('DELETE', path, cookie)).statusCode).toBe(404);
  });

  it.each([
    '{}',
    '[]',
    'null',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30"}}',
    '{',
  ])('that is %s signs nobody in', async (response) => {
    const answer = await post({ response }, '', '/auth/passkey');
    expect(answer.statusCode).toBe(400);
    expect(String(answer.headers['set-cookie'])).not.toContain('kaja.session');
  });
});

describe('a second factor', () => {
  const person = 'kaks@uhing.example';
  let cookie: string;
  let elsewhere: string;
  let codes: string[];
  let app: ReturnType<typeof createOTP>;
  const step = () => Math.floor(Date.now() / 30_000);

  beforeAll(async () => {
    await aMember(kaja.services, scope, { email: person });
    cookie = await cookieOf(kaja.services, person);
    elsewhere = await cookieOf(kaja.services, person);
    await post({ step: 'begin' }, cookie);
    const { body } = await kaja.server.inject({ url: '/auth/second-factor', headers: { cookie } });
    const secret = /<code class="secret">([^<]+)</.exec(body)?.[1] ?? '';
    app = createOTP(new TextDecoder().decode(base32.decode(secret.replaceAll(' ', ''))));
    const confirmed = await post({ step: 'confirm', code: await app.hotp(step()) }, cookie);
    codes = [...confirmed.body.matchAll(/<code>([^<]+)<\/code>/g)].map((found) => found[1] ?? '');
  });

  it('keeps neither its secret nor its codes readable', async () => {
    expect(codes).toHaveLength(10);
    const [row] = await asOwner(kaja, 'select "secret", "backupCodes" from auth."twoFactor"');
    expect(JSON.stringify(row)).not.toContain(codes[0]?.replace('-', ''));
    expect(row?.secret).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('makes the session that set it up count as proven twice, and ends those that have proven less', async () => {
    expect((await describeOwn(elsewhere)).error.code).toBe('sign_in_needed');
    const { sessions } = await describeOwn(cookie);
    expect(sessions).toEqual([expect.objectContaining({ current: true, strong: true })]);
  });

  it('takes the code of each half minute once', async () => {
    const answers = await Promise.all(
      [0, 1, 2].map(async () => post({ step: 'renew', code: await app.hotp(step() + 1) }, cookie)),
    );
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 400, 400]);
    const renewed = answers.find((answer) => answer.statusCode === 200)?.body ?? '';
    // The old recovery codes ended with that.
    expect((await post({ step: 'off', code: codes[1] ?? '' }, cookie)).statusCode).toBe(400);
    codes = [...renewed.matchAll(/<code>([^<]+)<\/code>/g)].map((found) => found[1] ?? '');
  });

  it('lets nobody guess on', async () => {
    const statuses = [];
    for (let time = 0; time < 7; time += 1)
      statuses.push((await post({ step: 'renew', code: '000000' }, cookie)).statusCode);
    expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
  });

  it('cannot be demanded by an owner who has none, and shuts out those who show none', async () => {
    const owner = await cookieOf(kaja.services, email);
    const path = '/api/v1/organisations/soomaa-uhing';
    const refused = await ask('PATCH', path, owner, { secondFactorRequired: true, revision: 1 });
    expect([refused.statusCode, refused.json().error.code]).toEqual([409, 'second_factor_own_first']);
    await asOwner(
      kaja,
      'update auth."session" set "strong" = true where "userId" = (select "id" from auth."user" where "email" = $1)',
      [email],
    );
    expect((await ask('PATCH', path, owner, { secondFactorRequired: true, revision: 1 })).statusCode).toBe(200);
    const member = await cookieOf(kaja.services, 'teine@uhing.example');
    const shut = await ask('GET', path, member);
    expect([shut.statusCode, shut.json().error.code]).toEqual([403, 'second_factor_needed']);
    const session = (await ask('GET', '/api/v1/session', member)).json();
    expect(session.organisations[0].secondFactorNeeded).toBe(true);
    // A stranger still learns nothing of it.
    await anOrganisation(kaja.services, { slug: 'naaber', ownerEmail: 'n@naaber.example' });
    const stranger = await cookieOf(kaja.services, 'n@naaber.example');
    expect((await ask('GET', path, stranger)).statusCode).toBe(404);
    expect((await ask('GET', path, cookie)).statusCode).toBe(200);
    expect((await ask('PATCH', path, owner, { secondFactorRequired: false, revision: 2 })).statusCode).toBe(200);
  });

  it('is switched off by a recovery code, and its person is told', async () => {
    expect((await post({ step: 'off', code: codes[2] ?? '' }, cookie)).statusCode).toBe(303);
    expect((await describeOwn(cookie)).secondFactor).toEqual({ on: false, since: null, recoveryCodesLeft: 0 });
    const letters = await lettersTo(kaja.services, person);
    expect(letters.map((letter) => letter.subject)).toEqual([
      'Taastekood on kasutatud',
      'Kaheastmeline sisselogimine on välja lülitatud',
    ]);
    expect(await actions()).toEqual(
      expect.arrayContaining([
        'identity.second-factor.on',
        'identity.second-factor.codes-renewed',
        'identity.second-factor.off',
      ]),
    );
  });
});
