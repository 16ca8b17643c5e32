import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { aMember, anOrganisation, cookieOf } from '../builders.ts';
import { identityFeature } from '../feature.ts';

let kaja: TestInstallation;

beforeAll(async () => {
  kaja = await openTestInstallation({ features: [identityFeature] });
});
afterAll(() => kaja.close());

const afar = { remoteAddress: '192.0.2.7', headers: { host: 'kaja.example.ee' } };

function open(url: string, options: { cookie?: string; from?: typeof afar } = {}) {
  const headers = { ...options.from?.headers, ...(options.cookie ? { cookie: options.cookie } : {}) };
  return kaja.server.inject({ url, ...options.from, headers });
}

function send(url: string, form: Record<string, string>, options: { cookie?: string; from?: typeof afar } = {}) {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...options.from?.headers,
    ...(options.cookie ? { cookie: options.cookie } : {}),
  };
  const payload = new URLSearchParams(form).toString();
  return kaja.server.inject({ method: 'POST', url, payload, ...options.from, headers });
}

function cookieIn(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers['set-cookie']).split(';')[0] ?? '';
}

async function whoIs(cookie: string) {
  return (await open('/api/v1/session', { cookie })).json();
}

describe('the first run', () => {
  const answers = {
    name: 'Soomaa Ühing',
    language: 'et',
    region: 'Soomaa',
    ownName: 'Mari Mets',
    email: 'mari@uhing.example',
  };

  test('asks four things and lets in whoever sits at the machine', async () => {
    expect((await open('/auth')).headers.location).toBe('/auth/start');
    expect((await open('/auth/start')).body).toContain('Tartumaa');
    const wrong = await send('/auth/start', { ...answers, name: ' ', email: 'mari' });
    expect(wrong.statusCode).toBe(400);
    expect(wrong.body).toContain('See väli on kohustuslik.');
    expect(wrong.body).toContain('value="Soomaa"');
    const founded = await send('/auth/start', answers);
    expect(founded.headers.location).toBe('/app/soomaa-uhing/welcome');
    expect((await whoIs(cookieIn(founded))).organisations).toEqual([expect.objectContaining({ role: 'owner' })]);
  });

  test('is over for strangers, and open to whoever is signed in', async () => {
    expect((await open('/auth/start')).statusCode).toBe(403);
    expect((await send('/auth/start', answers)).statusCode).toBe(403);
    const cookie = await cookieOf(kaja.services, answers.email);
    expect((await open('/auth/start', { cookie })).body).toContain('mari@uhing.example');
    const { name, language, region } = answers;
    const founded = await send('/auth/start', { name, language, region }, { cookie });
    expect(founded.headers.location).toBe('/app/soomaa-uhing-2/welcome');
  });
});

describe('asking for a link', () => {
  const letters = async () => (await open('/outbox')).body.match(/\/outbox\/[0-9a-f-]{36}/g)?.length ?? 0;

  test('is answered alike for an address that nobody has', async () => {
    const before = await letters();
    const known = await send('/auth', { email: 'Mari@Uhing.Example' });
    const unknown = await send('/auth', { email: 'Keegi@Uhing.Example' });
    expect(known.statusCode).toBe(200);
    expect(unknown.statusCode).toBe(200);
    expect(unknown.body.replaceAll('Keegi@', 'Mari@')).toBe(known.body);
    expect(await letters()).toBe(before + 1);
  });

  test('leaves the letter in the outbox, which opens only at the machine', async () => {
    const asked = await send('/auth', { email: 'mari@uhing.example', next: '/app/soomaa-uhing' });
    expect(asked.body).toContain('Kiri ootab väljundkastis');
    const list = await open('/outbox');
    const address = /\/outbox\/[0-9a-f-]{36}/.exec(list.body)?.[0] ?? '';
    const letter = await open(address);
    const link = /href="http:\/\/localhost:3000(\/auth\/link\?[^"]+)"/.exec(letter.body)?.[1] ?? '';
    const entered = await open(link.replaceAll('&amp;', '&'));
    expect(entered.headers.location).toBe('/app/soomaa-uhing');
    expect((await whoIs(cookieIn(entered))).user.email).toBe('mari@uhing.example');

    for (const url of ['/outbox', address]) expect((await open(url, { from: afar })).statusCode).toBe(404);
    expect((await send('/auth', { email: 'mari@uhing.example' }, { from: afar })).body).not.toContain('/outbox');
  });

  test('needs an address', async () => {
    const before = await letters();
    const answer = await send('/auth', { email: 'mari' });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('aria-invalid="true"');
    expect(await letters()).toBe(before);
  });

  test('in English when English is chosen', async () => {
    const chosen = await open('/auth?next=/app/x&language=en');
    expect(chosen.headers.location).toBe('/auth?next=%2Fapp%2Fx');
    expect((await open('/auth', { cookie: cookieIn(chosen) })).body).toContain('Send a sign-in link');
  });

  test.each(['{"email":{"a":1},"password":[]}', '[]', 'null', '"x"'])('survives the body %s', async (payload) => {
    const answer = await kaja.server.inject({
      method: 'POST',
      url: '/auth',
      payload,
      headers: { 'content-type': 'application/json' },
    });
    expect(answer.statusCode).toBe(400);
  });

  test('from a foreign page is refused', async () => {
    const headers = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await kaja.server.inject({
      method: 'POST',
      url: '/auth',
      payload: 'email=mari@uhing.example',
      headers,
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe('an invitation', () => {
  let owner: string;
  const base = '/api/v1/organisations/soomaa-uhing/invitations';
  beforeAll(async () => {
    owner = await cookieOf(kaja.services, 'mari@uhing.example');
  });

  async function invited(email: string, more: object = {}) {
    const payload = { email, name: 'Jüri Jõgi', role: 'editor', ...more };
    const sent = await kaja.server.inject({ method: 'POST', url: base, headers: { cookie: owner }, payload });
    return { id: sent.json().id as string, path: await pathInLetter(email) };
  }

  async function pathInLetter(email: string) {
    const { body } = await open('/outbox');
    const line = body.split('<li>').find((part) => part.includes(email));
    const letter = await open(/\/outbox\/[0-9a-f-]{36}/.exec(line ?? '')?.[0] ?? '');
    return /href="http:\/\/localhost:3000(\/auth\/invitation\/[^"]+)"/.exec(letter.body)?.[1] ?? '';
  }

  test('shows who invites where as what, and makes a member once', async () => {
    const { path } = await invited('jyri@uhing.example');
    const shown = await open(path);
    for (const word of ['Mari Mets', 'Soomaa Ühing', 'toimetaja', 'value="Jüri Jõgi"'])
      expect(shown.body).toContain(word);
    const accepted = await send(path, { name: 'Jüri J.' });
    expect(accepted.headers.location).toBe('/app/soomaa-uhing');
    const { user, organisations } = await whoIs(cookieIn(accepted));
    expect(user).toMatchObject({ name: 'Jüri J.', email: 'jyri@uhing.example' });
    expect(organisations).toEqual([expect.objectContaining({ slug: 'soomaa-uhing', role: 'editor' })]);

    const again = await send(path, { name: 'Jüri J.' });
    expect(again.statusCode).toBe(410);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body).toContain('juba vastu võetud');
  });

  test('is accepted once by two who press at the same time', async () => {
    const { path } = await invited('kaks@uhing.example');
    const answers = await Promise.all([send(path, { name: 'A' }), send(path, { name: 'B' })]);
    expect(answers.map((answer) => answer.statusCode).sort()).not.toEqual([303, 303]);
  });

  test('that ran out, or was withdrawn, says so', async () => {
    const late = await invited('hilja@uhing.example');
    await asOwner(kaja, `update invitation set expires_at = now() - interval '1 day' where id = $1`, [late.id]);
    expect((await open(late.path)).body).toContain('Kutse on aegunud');
    expect((await send(late.path, { name: 'H' })).statusCode).toBe(410);
    const back = await invited('tagasi@uhing.example');
    await kaja.server.inject({ method: 'DELETE', url: `${base}/${back.id}`, headers: { cookie: owner } });
    expect((await open(back.path)).body).toContain('Kutse on tagasi võetud');
    expect((await send(back.path, { name: 'T' })).statusCode).toBe(410);
  });

  test('sent again has a new link, and the old one ends', async () => {
    const { id, path } = await invited('uuesti@uhing.example');
    await kaja.server.inject({ method: 'POST', url: `${base}/${id}/resend`, headers: { cookie: owner } });
    expect((await open(path)).statusCode).toBe(404);
    const fresh = await pathInLetter('uuesti@uhing.example');
    expect(fresh).not.toBe(path);
    expect((await open(fresh)).statusCode).toBe(200);
  });

  test('is not for somebody else who is signed in', async () => {
    const { path } = await invited('oige@uhing.example');
    const shown = await open(path, { cookie: owner });
    expect(shown.body).toContain('Oled sisse logitud kui mari@uhing.example');
    expect((await send(path, {}, { cookie: owner })).statusCode).toBe(409);
    const left = await send(
      '/auth/sign-out',
      { next: path },
      { cookie: await cookieOf(kaja.services, 'jyri@uhing.example') },
    );
    expect(left.headers.location).toBe(path);
    expect((await open(path)).body).toContain('Võta kutse vastu');
  });

  test.each(['/auth/invitation/soomaa-uhing/vale', '/auth/invitation/no-such/vale'])(
    '%s is not found',
    async (path) => {
      expect((await open(path)).statusCode).toBe(404);
      expect((await send(path, { name: 'X' })).statusCode).toBe(404);
    },
  );
});

describe('the demo', () => {
  beforeAll(async () => {
    const { scope } = await anOrganisation(kaja.services, {
      demo: true,
      slug: 'demo',
      ownerEmail: 'juht@demo.example',
      ownerName: 'Juta Juht',
    });
    await aMember(kaja.services, scope, { role: 'reviewer', email: 'juhatus@demo.example', name: 'Jaan Juhatus' });
    // Somebody real, who is the demo's only contributor: looking around must not open their own organisation.
    await aMember(kaja.services, scope, { role: 'contributor', email: 'mari@uhing.example' });
  });

  test('is entered at the machine as one of its people', async () => {
    const { body } = await open('/auth');
    expect(body).toContain('Sisene kui Juta Juht');
    expect(body).toContain('Sisene kui Jaan Juhatus');
    const entered = await send('/auth/demo', { person: 'board' });
    expect(entered.headers.location).toBe('/app/demo');
    expect((await whoIs(cookieIn(entered))).organisations).toEqual([
      expect.objectContaining({ slug: 'demo', role: 'reviewer' }),
    ]);
  });

  test.each([
    ['from afar', { person: 'lead' }, afar],
    [
      'through a proxy',
      { person: 'lead' },
      { remoteAddress: '127.0.0.1', headers: { host: 'localhost', 'x-forwarded-for': '192.0.2.7' } },
    ],
    ['as somebody real', { person: 'municipality' }, undefined],
    ['as nobody there', { person: 'member' }, undefined],
    ['as nobody known', { person: 'constructor' }, undefined],
  ])('is not entered %s', async (_, form, from) => {
    const answer = await send('/auth/demo', form, from ? { from: from as typeof afar } : {});
    expect(answer.statusCode).toBe(404);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  test('does not show its people from afar', async () => {
    expect((await open('/auth', { from: afar })).body).not.toContain('Juta Juht');
  });

  test('leads to one’s own organisation, asking who one really is', async () => {
    const entered = cookieIn(await send('/auth/demo', { person: 'lead' }));
    for (const cookie of ['', entered]) expect((await open('/auth/start', { cookie })).body).toContain('name="email"');
    const form = {
      name: 'Minu Ühing',
      language: 'et',
      region: 'Soomaa',
      ownName: 'Päris Nimi',
      email: 'paris@nimi.example',
    };
    const founded = await send('/auth/start', form, { cookie: entered });
    expect(founded.headers.location).toBe('/app/minu-uhing/welcome');
    expect((await whoIs(cookieIn(founded))).user.email).toBe('paris@nimi.example');
    // Somebody known before is not let in by name alone.
    const known = await send('/auth/start', { ...form, email: 'mari@uhing.example' });
    expect(String(known.headers['set-cookie'])).not.toContain('session');
    expect(known.body).toContain('väljundkast');
  });
});

test('the stylesheet may be kept by the browser', async () => {
  const answer = await open('/assets/page.css');
  expect(answer.headers['content-type']).toBe('text/css; charset=utf-8');
  expect(answer.headers['cache-control']).toContain('max-age');
});
