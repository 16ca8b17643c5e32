import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '#platform/log/log.ts';
import { standingClock } from '#platform/time/clock.ts';
import { identify } from './identify.ts';
import type { Journey, Provider } from './provider.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const now = '2026-06-15T09:00:00Z';
const seconds = Date.parse(now) / 1000;
const services = { clock: standingClock(now), log: createLog('silent') };
const journey: Journey = { purpose: 'sign-in', userId: null, next: '/app', state: 's', nonce: 'n-1', verifier: 'v' };
let server: Server;
let provider: Provider;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let strangersKeys: Awaited<ReturnType<typeof generateKeyPair>>;
/** What the other side answers, by path. */
let answers: Record<string, Answer>;

const json =
  (body: unknown, status = 200): Answer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

const right = (): JWTPayload => ({
  iss: provider.issuer,
  aud: 'kaja',
  sub: 'EE1',
  nonce: 'n-1',
  iat: seconds,
  exp: seconds + 300,
});
const signed = (claims: JWTPayload, key = keys.privateKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(key);

function without(claim: string): JWTPayload {
  return Object.fromEntries(Object.entries(right()).filter(([name]) => name !== claim));
}

function tokenIs(idToken: string): void {
  answers['/token'] = json({ id_token: idToken, access_token: 'a', token_type: 'Bearer' });
}

beforeAll(async () => {
  keys = await generateKeyPair('ES256');
  strangersKeys = await generateKeyPair('ES256');
  server = createServer((request, response) => answers[request.url ?? '']?.(request, response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  provider = {
    id: `oidc:${issuer}`,
    issuer,
    clientId: 'kaja',
    clientSecret: 'sala',
    authorizationUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
    userinfoUrl: `${issuer}/me`,
    callback: 'http://localhost:3000/auth/provider/callback',
    name: 'Riigi sisselogimine',
    scope: 'openid email',
    countsAsTwo: false,
  };
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});
beforeEach(async () => {
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256', use: 'sig' };
  answers = {
    '/jwks': json({ keys: [jwk] }),
    '/me': json({ sub: 'EE1', email: 'mari@uhing.example', email_verified: true }),
  };
  tokenIs(await signed(right()));
});

const who = () => identify(services, provider, journey, 'code');

describe('who came back from the provider', () => {
  it('is said by its token, and an address by userinfo', async () => {
    expect(await who()).toEqual({ subject: 'EE1', email: 'mari@uhing.example', name: null });
  });

  it.each([
    [{ email: 'mari@uhing.example', email_verified: true }, 'mari@uhing.example'],
    [{ email: 'mari@uhing.example', email_verified: 'true' }, 'mari@uhing.example'],
    [{ email: 'mari@uhing.example', email_verified: 'false' }, null],
    [{ email: 'mari@uhing.example', email_verified: false }, null],
    [{ email: 'mari@uhing.example' }, null],
  ])('with the claims %j has the address %s', async (claims, email) => {
    tokenIs(await signed({ ...right(), ...claims }));
    expect((await who()).email).toBe(email);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['signed by somebody else', () => signed(right(), strangersKeys.privateKey)],
    ['signed by nobody', () => new UnsecuredJWT(right()).encode()],
    [
      'signed with what we share',
      () => new SignJWT(right()).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('sala'.repeat(10))),
    ],
    ['of another issuer', () => signed({ ...right(), iss: 'https://evil.example' })],
    ['for another client', () => signed({ ...right(), aud: 'muu' })],
    ['for several, made for another', () => signed({ ...right(), aud: ['kaja', 'muu'], azp: 'muu' })],
    ['of another sign-in', () => signed({ ...right(), nonce: 'n-2' })],
    ['of no sign-in', () => signed(without('nonce'))],
    ['that has run out', () => signed({ ...right(), iat: seconds - 400, exp: seconds - 100 })],
    ['from the future', () => signed({ ...right(), iat: seconds + 400, exp: seconds + 700 })],
    ['that is old but not over', () => signed({ ...right(), iat: seconds - 3600 })],
    ['without a subject', () => signed(without('sub'))],
    ['that is none', () => 'mitte midagi'],
  ])('is nobody by a token %s', async (_, token) => {
    tokenIs(await token());
    await expect(who()).rejects.toMatchObject({ code: 'provider_refused' });
  });

  it.each<[string, string, Answer, string]>([
    ['refuses the code', '/token', json({ error: 'invalid_grant' }, 400), 'provider_refused'],
    ['gives no token', '/token', json({}), 'provider_refused'],
    ['answers in HTML', '/token', (_request, response) => void response.end('<html>'), 'provider_absent'],
    ['hangs up', '/token', (request) => void request.socket.destroy(), 'provider_absent'],
    [
      'leads elsewhere with our secret',
      '/token',
      (_request, response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/token' }).end(),
      'provider_absent',
    ],
    ['never stops answering', '/me', (_request, response) => void response.end('x'.repeat(400_000)), 'provider_absent'],
    [
      'tells of another subject',
      '/me',
      json({ sub: 'EE2', email: 'x@y.example', email_verified: true }),
      'provider_refused',
    ],
    ['has lost its keys', '/jwks', json({ keys: [] }), 'provider_refused'],
    ['hides its keys', '/jwks', json({ error: 'no' }, 500), 'provider_absent'],
  ])('is nobody when the provider %s', async (_, path, answer, code) => {
    answers[path] = answer;
    await expect(who()).rejects.toMatchObject({ code });
  });
});

it('the code is turned in with the proof that it is ours', async () => {
  const seen: { authorization: string | undefined; form: string }[] = [];
  const token = await signed(right());
  answers['/token'] = (request, response) => {
    let form = '';
    request.on('data', (part: Buffer) => (form += part.toString()));
    request.on('end', () => {
      seen.push({ authorization: request.headers.authorization, form });
      json({ id_token: token })(request, response);
    });
  };
  expect((await who()).email).toBeNull();
  expect(Buffer.from(seen[0]?.authorization?.slice(6) ?? '', 'base64').toString()).toBe('kaja:sala');
  expect(Object.fromEntries(new URLSearchParams(seen[0]?.form))).toEqual({
    grant_type: 'authorization_code',
    code: 'code',
    redirect_uri: provider.callback,
    code_verifier: 'v',
  });
});
