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
  body?: string;
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
  });
});

describe('health', () => {
  it('is ok while the database answers', async () => {
    const answer = await installation.server.inject({ url: '/healthz' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
  });
});
