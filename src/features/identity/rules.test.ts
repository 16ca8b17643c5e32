import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Slug } from './contract/values.ts';
import { dayProblem, foldEmail, freeSlug, invitationState, isAtTheMachine, safeNext, slugOf } from './rules.ts';

describe('the word of an organisation in addresses', () => {
  test.each([
    ['Põlva Noortekogu', 'polva-noortekogu'],
    ['MTÜ „Šokk & Žanr“', 'mtu-sokk-zanr'],
    ['Õ-Ä-Ö-Ü', 'o-a-o-u'],
    ['Café Ærø', 'cafe-r'],
    ['Отдел', 'organisatsioon'],
    ['!!!', 'organisatsioon'],
  ])('%s is %s', (name, slug) => expect(slugOf(name)).toBe(slug));

  test('is always one that the database takes', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => Slug.safeParse(slugOf(name)).success));
  });

  test('steps aside for others and for words that mean something', () => {
    expect(freeSlug('soomaa', new Set(['soomaa', 'soomaa-2']))).toBe('soomaa-3');
    expect(freeSlug('demo', new Set())).toBe('demo-2');
  });
});

test('addresses are compared without case and space', () => {
  expect(foldEmail('  Mari@Ühing.EE ')).toBe('mari@ühing.ee');
});

test.each([
  ['guest', null, 'guest_needs_day'],
  ['guest', '2026-11-22', 'day_passed'],
  ['guest', '2026-11-23', null],
  ['editor', '2026-12-31', 'day_only_for_guest'],
  ['owner', null, null],
] as const)('%s until %s: %s', (role, until, problem) => {
  expect(dayProblem(role, until, '2026-11-23')).toBe(problem);
});

test.each([
  [{}, 'open'],
  [{ expires_at: '2026-11-23T10:00:00.000Z' }, 'expired'],
  [{ until: '2026-11-22' }, 'expired'],
  [{ until: '2026-11-23' }, 'open'],
  [{ withdrawn_at: '2026-11-20T10:00:00.000Z' }, 'withdrawn'],
  [{ accepted_at: '2026-11-20T10:00:00.000Z', expires_at: '2026-11-21T10:00:00.000Z' }, 'accepted'],
] as const)('an invitation with %j is %s', (overrides, state) => {
  const invitation = { accepted_at: null, withdrawn_at: null, until: null, expires_at: '2026-12-01T00:00:00.000Z' };
  expect(invitationState({ ...invitation, ...overrides }, new Date('2026-11-23T10:00:00.000Z'))).toBe(state);
});

describe('whoever sits at the machine', () => {
  const request = { peer: '127.0.0.1', headers: { host: 'localhost:3000' } };
  const config = { host: '127.0.0.1', url: 'http://localhost:3000', trustProxy: [] };

  test.each([
    ['by name', {}, {}],
    ['by number, at another port', { headers: { host: '127.0.0.1:8080' } }, {}],
    ['over IPv6', { peer: '::1', headers: { host: '[::1]:3000' } }, { host: '::1' }],
    ['over IPv4 within IPv6', { peer: '::ffff:127.0.0.1' }, {}],
  ])('is let in %s', (_, asked, configured) => {
    expect(isAtTheMachine({ ...request, ...asked }, { ...config, ...configured })).toBe(true);
  });

  test.each([
    ['a peer elsewhere', { peer: '192.0.2.7' }, {}],
    ['a peer nobody knows', { peer: undefined }, {}],
    ['a server open to the network', {}, { host: '0.0.0.0' }],
    ['a public address', {}, { url: 'https://kaja.example.ee' }],
    ['a known proxy', {}, { trustProxy: ['127.0.0.1'] }],
    ['a proxy that says so', { headers: { host: 'localhost', 'x-forwarded-for': '192.0.2.7' } }, {}],
    ['a tunnel', { headers: { host: 'localhost', 'cf-ray': '1' } }, {}],
    ['a proxy that names only the scheme', { headers: { host: 'localhost', 'x-forwarded-proto': 'https' } }, {}],
    ['another name for this machine', { headers: { host: 'kaja.attacker.example' } }, {}],
    ['no name', { headers: {} }, {}],
    ['a senseless name', { headers: { host: 'a b' } }, {}],
  ])('is not %s', (_, asked, configured) => {
    expect(isAtTheMachine({ ...request, ...asked }, { ...config, ...configured })).toBe(false);
  });
});

describe('where to go after signing in', () => {
  test.each(['/app', '/app/soomaa', '/app/soomaa/plan/activities?party=1&sort=code'])('%s', (next) => {
    expect(safeNext(next)).toBe(next);
  });

  test.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/app//evil.example',
    '/application',
    '/app\\evil',
    '/app/x#y',
  ])('%s leads home', (next) => expect(safeNext(next)).toBe('/app'));

  test('stays on this host, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const wanted of [text, `/app${text}`]) {
          const address = new URL(safeNext(wanted), 'http://localhost:3000');
          expect(address.origin).toBe('http://localhost:3000');
        }
      }),
    );
  });
});
