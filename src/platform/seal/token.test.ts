import { expect, it } from 'vitest';
import { hashOfToken, isToken, newToken } from './token.ts';

it('makes tokens that are told from other text, and each only once', () => {
  const tokens = Array.from({ length: 200 }, () => newToken('kaja_'));
  expect(new Set(tokens).size).toBe(200);
  for (const token of tokens) {
    expect(token).toMatch(/^kaja_[0-9A-Za-z]{42}$/);
    expect(isToken(token, 'kaja_')).toBe(true);
    expect(hashOfToken(token)).not.toContain(token.slice(5, 15));
  }
});

it('knows a mistyped one without asking anybody', () => {
  const token = newToken('kaja_');
  const other = token[10] === 'a' ? 'b' : 'a';
  for (const wrong of [`${token.slice(0, 10)}${other}${token.slice(11)}`, token.slice(1), `${token}a`, '', 'kaja_']) {
    expect(isToken(wrong, 'kaja_')).toBe(false);
  }
  expect(isToken(token, 'whsec_')).toBe(false);
});
