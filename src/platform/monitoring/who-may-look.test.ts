import { describe, expect, it } from 'vitest';
import { type Looking, mayLook } from './who-may-look.ts';

const token = 'a token of some length';
const local: Looking = {
  socketAddress: '127.0.0.1',
  headers: { host: '127.0.0.1:3000' },
  token: null,
  behindProxy: false,
};

describe('the figures', () => {
  it.each<[string, Partial<Looking>, boolean]>([
    ['a program on this machine', {}, true],
    ['the same over IPv6', { socketAddress: '::1', headers: { host: '[::1]:3000' } }, true],
    ['the same in a mapped address', { socketAddress: '::ffff:127.0.0.1', headers: { host: 'localhost' } }, true],
    ['another machine', { socketAddress: '10.0.0.7' }, false],
    ['another machine that says it is this one', { socketAddress: '10.0.0.7', headers: { host: 'localhost' } }, false],
    ['a proxy here that names its visitor', { headers: { ...local.headers, 'x-forwarded-for': '127.0.0.1' } }, false],
    ['a proxy here that passes the public name on', { headers: { host: 'kaja.example.ee' } }, false],
    ['any proxy here, where one is configured', { behindProxy: true }, false],
    ['a page of elsewhere whose name leads here', { headers: { host: '127.0.0.1.evil.example' } }, false],
    ['nobody known', { socketAddress: undefined }, false],
    ['who knows the token, from anywhere', { ...withToken(token), socketAddress: '10.0.0.7', behindProxy: true }, true],
    ['who knows another token', { ...withToken('another'), socketAddress: '10.0.0.7' }, false],
    [
      'who sends an empty token where there is none',
      { ...withToken(''), token: null, socketAddress: '10.0.0.7' },
      false,
    ],
  ])('are shown or hidden: %s', (_who, looking, shown) => {
    expect(mayLook({ ...local, ...looking })).toBe(shown);
  });
});

function withToken(sent: string): Partial<Looking> {
  return { token, headers: { host: 'kaja.example.ee', authorization: `Bearer ${sent}` } };
}
