import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';

import { features } from './features.ts';

let installation: TestInstallation;
let cookie: string;
const base = '/api/v1/organisations/soomaa-uhing';

beforeAll(async () => {
  installation = await openTestInstallation({ features });
  await anOrganisation(installation.services);
  cookie = await cookieOf(installation.services, 'mari@uhing.example');
});
afterAll(() => installation.close());

interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH';
  url: string;
  body?: string | Buffer;
  headers?: Record<string, string>;
}

async function ask({ method = 'POST', url, body, headers = {} }: Asked) {
  const answer = await installation.server.inject({
    method,
    url,
    headers: { cookie, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, headers: answer.headers, error: answer.json().error };
}

const plan = (fields: object) =>
  JSON.stringify({ title: 'Kava', periodStart: '2026-01-01', periodEnd: '2026-12-31', ...fields });

const multipart = { 'content-type': 'multipart/form-data; boundary=B' };

function file({ field = 'file', name = 'märge.txt', type = 'text/plain' } = {}) {
  const head = `Content-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: ${type}`;
  return `--B\r\n${head}\r\n\r\nTere\r\n--B--\r\n`;
}

describe('bad input gets a clear answer', () => {
  it.each([
    ['an unknown address', { method: 'GET', url: '/api/v1/nowhere' }, 404, 'not_found'],
    ['an unknown address below an organisation', { method: 'GET', url: `${base}/nothing` }, 404, 'not_found'],
    ['a wrong method', { method: 'DELETE', url: `${base}/plans` }, 405, 'wrong_method'],
    ['JSON cut off', { url: `${base}/plans`, body: '{"title": "Ka' }, 400, 'malformed_json'],
    ['no body at all', { url: `${base}/plans` }, 400, 'invalid_input'],
    ['a list where an object belongs', { url: `${base}/plans`, body: '[]' }, 400, 'invalid_input'],
    [
      'a body that pollutes prototypes',
      { url: `${base}/plans`, body: '{"__proto__": {"admin": true}}' },
      400,
      'malformed_json',
    ],
    ['a body too large', { url: `${base}/plans`, body: plan({ title: 'x'.repeat(1_100_000) }) }, 413, 'body_too_large'],
    [
      'another media type',
      { url: `${base}/plans`, body: '<plan/>', headers: { 'content-type': 'text/xml' } },
      415,
      'unsupported_media_type',
    ],
    ['a NUL byte', { url: `${base}/plans`, body: plan({ title: 'Ka\u0000va' }) }, 400, 'text_not_well_formed'],
    [
      'a lone surrogate',
      { url: `${base}/plans`, body: '{"title": "\\ud800", "periodStart": "2026-01-01", "periodEnd": "2026-12-31"}' },
      400,
      'text_not_well_formed',
    ],
    [
      'a NUL byte in the name of an organisation',
      { method: 'GET', url: '/api/v1/organisations/a%00b' },
      400,
      'text_not_well_formed',
    ],
    ['a NUL byte in the address', { method: 'GET', url: `${base}/search?text=a%00b` }, 400, 'text_not_well_formed'],
    ['an id that is none', { method: 'GET', url: `${base}/plans/17` }, 404, 'not_found'],
    [
      'an id of nothing',
      { method: 'GET', url: `${base}/plans/00000000-0000-7000-8000-000000000000` },
      404,
      'not_found',
    ],
    [
      'a number out of range',
      {
        method: 'GET',
        url: `${base}/plans/00000000-0000-7000-8000-000000000000/activities?limit=99999999999999999999`,
      },
      400,
      'invalid_input',
    ],
    ['a day that is none', { url: `${base}/plans`, body: plan({ periodStart: '2026-02-31' }) }, 400, 'invalid_input'],
    [
      'a period that ends before it begins',
      { url: `${base}/plans`, body: plan({ periodEnd: '2025-01-01' }) },
      400,
      'invalid_input',
    ],
    ['an unknown field', { url: `${base}/plans`, body: plan({ colour: 'red' }) }, 400, 'invalid_input'],
    [
      'JSON nested without end',
      { url: `${base}/plans`, body: `{"title":${'['.repeat(60_000)}${']'.repeat(60_000)}}` },
      400,
      'invalid_input',
    ],
    [
      'JSON that is no UTF-8',
      { url: `${base}/plans`, body: Buffer.from('{"title":"\xff"}', 'latin1') },
      400,
      'malformed_json',
    ],
    [
      'a form where JSON belongs',
      { url: `${base}/plans`, body: 'title=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'unsupported_media_type',
    ],
    [
      'plain text where JSON belongs',
      { url: `${base}/plans`, body: '{}', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported_media_type',
    ],
    [
      'a multipart body where JSON belongs',
      { url: `${base}/plans`, body: '--B--\r\n', headers: multipart },
      415,
      'unsupported_media_type',
    ],
    ['an address that no character has', { method: 'GET', url: `${base}/plans/%E0%A4%A` }, 404, 'not_found'],
    ['an address with a part too long', { method: 'GET', url: `${base}/plans/${'a'.repeat(500)}` }, 404, 'not_found'],
    ['a parameter given twice', { method: 'GET', url: `${base}/search?text=a&text=b` }, 400, 'invalid_input'],
    [
      'a multipart body without boundary',
      { url: `${base}/files`, body: 'x', headers: { 'content-type': 'multipart/form-data' } },
      400,
      'malformed_request',
    ],
    [
      'a multipart body cut off',
      { url: `${base}/files`, body: file().slice(0, -12), headers: multipart },
      400,
      'malformed_request',
    ],
    [
      'two files',
      { url: `${base}/files`, body: file().replace('--B--\r\n', '') + file(), headers: multipart },
      400,
      'invalid_input',
    ],
    [
      'a file in another field',
      { url: `${base}/files`, body: file({ field: 'photo' }), headers: multipart },
      400,
      'invalid_input',
    ],
    [
      'a file under our own type of a paste',
      { url: `${base}/plan-imports`, body: file({ type: 'application/vnd.kaja.paste+json' }), headers: multipart },
      400,
      'document_without_table',
    ],
    ['an upload without a file', { url: `${base}/plan-imports`, body: '{}' }, 415, 'unsupported_media_type'],
    [
      'a foreign page',
      { url: `${base}/plans`, body: plan({}), headers: { origin: 'https://elsewhere.example' } },
      403,
      'origin_mismatch',
    ],
  ] as [string, Asked, number, string][])('%s', async (_name, asked, status, code) => {
    const answer = await ask(asked);
    expect([answer.status, answer.error.code]).toEqual([status, code]);
    expect(answer.error.message.length).toBeGreaterThan(10);
    expect(answer.error.requestId).toBeTruthy();
    expect(JSON.stringify(answer.error)).not.toMatch(/node_modules|at .*\.ts|select |insert /);
  });

  it('names the field and speaks the reader’s language', async () => {
    const estonian = await ask({ url: `${base}/plans`, body: plan({ title: '' }) });
    expect(estonian.error).toMatchObject({
      field: 'title',
      fields: [{ field: 'title', code: 'missing', message: 'See väli on kohustuslik.' }],
    });
    const reversed = await ask({ url: `${base}/plans`, body: plan({ periodEnd: '2025-01-01' }) });
    expect(reversed.error.fields[0]).toMatchObject({ field: 'periodEnd', code: 'period_reversed' });
    const stranger = await installation.server.inject({
      url: `${base}/plans`,
      headers: { 'accept-language': 'en-GB,en;q=0.9' },
    });
    expect(stranger.json().error.message).toBe('Sign in to do this.');
  });

  it('says which methods an address takes', async () => {
    const { headers } = await ask({ method: 'DELETE', url: `${base}/plans` });
    expect(headers.allow).toBe('GET, POST');
  });
});

describe('an uploaded file', () => {
  const roundTrip = async (given: { name?: string; type?: string }) => {
    const sent = await installation.server.inject({
      method: 'POST',
      url: `${base}/files`,
      headers: { cookie, ...multipart },
      payload: file(given),
    });
    return installation.server.inject({ url: `${base}/files/${sent.json().id}`, headers: { cookie } });
  };

  it('is never run in our name, whatever it says it is', async () => {
    const { headers } = await roundTrip({ name: 'leht.html', type: 'text/html' });
    expect(headers['content-disposition']).toMatch(/^attachment; /);
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['a type that is none', { type: 'õ\u0001/x' }, /^application\/octet-stream/, /märge\.txt|m%C3%A4rge\.txt/],
    [
      'a name that would end its header',
      { name: "a'%0d%0aX: (1).txt" },
      /^text\/plain/,
      /^attachment; filename="a'%0d%0aX: \(1\)\.txt"; filename\*=UTF-8''a%27%250d%250aX%3A%20%281%29\.txt$/,
    ],
    [
      'a name longer than a disk allows',
      { name: `${'é'.repeat(199)}${'😀'.repeat(60)}` },
      /^text\/plain/,
      /(%C3%A9){199}$/,
    ],
  ] as const)('comes back with %s', async (_name, given, type, disposition) => {
    const { statusCode, headers } = await roundTrip(given);
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toMatch(type);
    expect(headers['content-disposition']).toMatch(disposition);
  });
});

describe('bytes that no client of ours would send', () => {
  let port: number;
  beforeAll(async () => {
    port = Number(new URL(await installation.server.listen({ host: '127.0.0.1', port: 0 })).port);
  });

  async function say(bytes: string) {
    let answer = '';
    for await (const part of connect(port, '127.0.0.1').end(bytes)) answer += part;
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    return { status: head.slice(9, 12), head, body };
  }

  it.each([
    ['what is no HTTP', 'TERE\r\n\r\n', '400'],
    ['headers too long', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`, '431'],
  ])('%s: answered in the one shape of errors', async (_name, bytes, status) => {
    const answer = await say(bytes);
    expect([answer.status, JSON.parse(answer.body).error.code]).toEqual([status, 'malformed_request']);
  });

  it('an expectation that nobody knows: is passed over', async () => {
    const answer = await say('GET /api/openapi.json HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nConnection: close\r\n\r\n');
    expect(answer.status).toBe('200');
  });

  it('a whole address in the request line: leads nowhere else', async () => {
    const line = 'GET http://elsewhere.example/auth?language=en HTTP/1.1';
    const answer = await say(`${line}\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n`);
    expect([answer.status, /location: (.*)/.exec(answer.head)?.[1]]).toEqual(['303', '/auth']);
  });
});

describe('a page', () => {
  const open = (method: 'GET' | 'POST', url: string, headers: Record<string, string> = {}) =>
    installation.server.inject({ method, url, headers, ...(method === 'POST' ? { payload: 'email=mari' } : {}) });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  it.each([
    ['a foreign page', () => open('POST', '/auth', { ...form, origin: 'https://elsewhere.example' }), 403],
    ['a NUL byte', () => open('GET', '/auth/link?token=%00'), 400],
    ['another media type', () => open('POST', '/auth', { 'content-type': 'text/plain' }), 415],
  ] as const)('answers %s with a page', async (_name, asked, status) => {
    const answer = await asked();
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
    expect(answer.body).toContain('<p role="alert">');
  });
});

describe('a name of one line', () => {
  it('keeps no line breaks and no control characters', async () => {
    const answer = await installation.server.inject({
      method: 'POST',
      url: `${base}/plans`,
      headers: { cookie },
      payload: JSON.parse(plan({ title: ' Suvi\r\nBcc: keegi\u0085\t' })),
    });
    expect(answer.json().plan.plan.title).toBe('Suvi Bcc: keegi');
    const { error } = await ask({ url: `${base}/plans`, body: plan({ title: '\u0085\u0007' }) });
    expect(error.fields).toMatchObject([{ field: 'title', code: 'missing' }]);
  });
});

describe('two changes that wait for each other', () => {
  it('are both made: the one that PostgreSQL ends begins again', async () => {
    const { database } = installation.services;
    const keys = [901, 902];
    let started = 0;
    const met = Promise.withResolvers<void>();
    const lockBoth = (order: number[]) =>
      database.inInstallation(async (tx) => {
        await tx.query('select pg_advisory_xact_lock($1)', [order[0]]);
        started += 1;
        if (started === 2) met.resolve();
        await met.promise;
        await tx.query('select pg_advisory_xact_lock($1)', [order[1]]);
        return 'done';
      });
    expect(await Promise.all([lockBoth(keys), lockBoth(keys.toReversed())])).toEqual(['done', 'done']);
    expect(started).toBe(3);
  });
});

describe('the API’s own document', () => {
  it('describes every answer of every endpoint, errors included', async () => {
    const document = (await installation.server.inject({ url: '/api/openapi.json' })).json();
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.values(
      document.paths as Record<string, Record<string, { responses: Record<string, unknown>; operationId: string }>>,
    ).flatMap((path) => Object.values(path));
    expect(operations.length).toBeGreaterThan(60);
    for (const operation of operations) {
      expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['400', '404', '500']));
    }
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    const make = document.paths['/api/v1/organisations/{organisation}/plans'].post.responses;
    expect(make['400'].description).toMatch(/text_not_well_formed, number_out_of_range/);
    expect(make['403'].description).toMatch(/second_factor_needed/);
  });
});

describe('health', () => {
  it('is ok while the database answers', async () => {
    const answer = await installation.server.inject({ url: '/healthz' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });
});
