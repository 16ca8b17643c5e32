import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { anOrganisation, lettersTo } from '../builders.ts';
import { identityFeature } from '../feature.ts';
import { createSignInLink } from '../writes/sign-in-links.ts';

let kaja: TestInstallation;

beforeAll(async () => {
  kaja = await openTestInstallation({ features: [identityFeature] });
  await anOrganisation(kaja.services);
});
afterAll(() => kaja.close());
beforeEach(() => asOwner(kaja, 'delete from auth.attempt'));

const email = 'mari@uhing.example';
const elsewhere = { host: 'kaja.example.ee' };

function open(url: string, cookie = '') {
  return kaja.server.inject({
    url,
    remoteAddress: '192.0.2.7',
    headers: { ...elsewhere, ...(cookie ? { cookie } : {}) },
  });
}

function send(url: string, form: Record<string, string>, remoteAddress = '192.0.2.7') {
  const headers = { ...elsewhere, 'content-type': 'application/x-www-form-urlencoded' };
  return kaja.server.inject({
    method: 'POST',
    url,
    remoteAddress,
    headers,
    payload: new URLSearchParams(form).toString(),
  });
}

/** Asks for a link from afar. @returns its path in the letter, and the cookie of the browser that asked */
async function asked() {
  const answer = await send('/auth', { email, next: '/app/soomaa-uhing' });
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  const letter = (await lettersTo(kaja.services, email)).at(-1);
  const path = /http:\/\/localhost:3000(\/auth\/link\S+)/.exec(letter?.plain ?? '')?.[1] ?? '';
  return { cookie, path };
}

const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

describe('a sign-in link', () => {
  test('opens at a touch in the browser that asked', async () => {
    const { path, cookie } = await asked();
    const entered = await open(path, cookie);
    expect(entered.headers.location).toBe('/app/soomaa-uhing');
    expect(String(entered.headers['set-cookie'])).toContain('kaja.session=');
  });

  test('is not used up by whatever looks at it, and opens elsewhere after a press', async () => {
    const { path } = await asked();
    for (const cookie of ['', '', 'kaja.asked=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA']) {
      const looked = await open(path, cookie);
      expect(looked.statusCode).toBe(200);
      expect(looked.headers['set-cookie']).toBeUndefined();
      expect(looked.body).toContain('oled sees kui Mari Mets');
    }
    const { body } = await open(path);
    const form = { token: hidden(body, 'token'), who: hidden(body, 'who'), next: hidden(body, 'next') };
    const entered = await send('/auth/link', form);
    expect(entered.headers.location).toBe('/app/soomaa-uhing');
    expect((await send('/auth/link', form)).statusCode).toBe(410);
  });

  test('that was printed at the machine opens at a touch everywhere, and no mailed one is made into such', async () => {
    const printed = new URL(await createSignInLink(kaja.services, email));
    const { path } = await asked();
    const mailed = new URL(path, 'http://localhost');
    mailed.searchParams.set('by', printed.searchParams.get('by') ?? '');
    expect((await open(`${mailed.pathname}${mailed.search}`)).statusCode).toBe(200);
    mailed.searchParams.delete('by');
    expect((await open(`${mailed.pathname}${mailed.search}`)).statusCode).toBe(200);
    expect((await open(`${printed.pathname}${printed.search}`)).headers.location).toBe('/app');
  });

  test('that is over offers a new one to the same mailbox, without telling which it is', async () => {
    const { path, cookie } = await asked();
    await open(path, cookie);
    const over = await open(path);
    expect(over.statusCode).toBe(410);
    expect(over.body).toContain('m…@uhing.example');
    expect(over.body).not.toContain(email);
    const count = async () => (await lettersTo(kaja.services, email)).length;
    const before = await count();
    const again = await send('/auth/link/again', { who: hidden(over.body, 'who') });
    expect(again.statusCode).toBe(200);
    expect(again.body).not.toContain(email);
    expect(await count()).toBe(before + 1);
    // Somebody made this one up.
    const forged = hidden(over.body, 'who').replace(/.$/, (letter) => (letter === 'A' ? 'B' : 'A'));
    expect((await send('/auth/link/again', { who: forged })).statusCode).toBe(410);
    expect(await count()).toBe(before + 1);
  });

  test('is asked for only so often, whether or not somebody has the address', async () => {
    for (const address of [email, 'keegi@uhing.example']) {
      const statuses = [];
      for (let time = 0; time < 7; time += 1) statuses.push((await send('/auth', { email: address })).statusCode);
      expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    }
    const refused = await send('/auth', { email: 'keegi@uhing.example' }, '198.51.100.9');
    expect(refused.statusCode).toBe(429);
    expect(refused.body).toMatch(/Oota \d+ minut/);
  }, 60_000);
});

describe('a password', () => {
  // Each from an address of its own, or the server's own brake on requests would come first.
  const guess = (address: string, from = '198.51.100.20') =>
    send('/auth', { email: address, password: 'vale parool 1' }, from);

  test('is guessed five times, then not for a while, from anywhere, for anybody', async () => {
    for (const address of [email, 'keegi@uhing.example']) {
      const statuses = [];
      for (let time = 0; time < 7; time += 1) statuses.push((await guess(address)).statusCode);
      expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
      // A capital letter or another network changes nothing.
      expect((await guess(address.toUpperCase(), '203.0.113.5')).statusCode).toBe(429);
    }
  }, 60_000);

  test('is counted also when a hundred guesses come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess(email, '198.51.100.10')));
    expect(answers.filter((answer) => answer.statusCode === 400)).toHaveLength(5);
  }, 60_000);

  test('has its pause grow, and forgets after a long while', async () => {
    for (let time = 0; time < 5; time += 1) await guess(email, '198.51.100.30');
    const row = async () => {
      const [found] = await asOwner(
        kaja,
        `select tries, extract(epoch from blocked_until - last_at)::int as pause from auth.attempt
         where kind = 'password-account'`,
      );
      return found;
    };
    expect(await row()).toEqual({ tries: 5, pause: 30 });
    await asOwner(kaja, `update auth.attempt set blocked_until = now() - interval '1 second'`);
    await guess(email, '198.51.100.30');
    expect(await row()).toEqual({ tries: 6, pause: 60 });
    await asOwner(kaja, `update auth.attempt set blocked_until = now(), last_at = now() - interval '7 hours'`);
    await guess(email, '198.51.100.30');
    expect(await row()).toMatchObject({ tries: 1 });
  }, 60_000);
});
