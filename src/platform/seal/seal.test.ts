import { describe, expect, it } from 'vitest';
import { seal, unseal } from './seal.ts';

const key = 'an installation key of forty characters!';
const place = { column: 'webhook_receiver.secret_sealed', id: '01a00000-0000-7000-8000-000000000001' } as const;

describe('a secret at rest', () => {
  it.each(['whsec_abc', '', 'õäöü ✓', 'x'.repeat(10_000)])('opens to what it was', (plain) => {
    const sealed = seal(key, plain, place);
    expect(sealed).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
    if (plain) expect(sealed).not.toContain(plain);
    expect(unseal(key, sealed, place)).toBe(plain);
  });

  it('looks different each time', () => {
    expect(seal(key, 'same', place)).not.toBe(seal(key, 'same', place));
  });

  it('opens in its own row, under its own key, unaltered, and nowhere else', () => {
    const sealed = seal(key, 'secret', place);
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    bytes[14] = (bytes[14] ?? 0) ^ 1;
    const altered = `v1.${bytes.toString('base64url')}`;
    const other = { ...place, id: '01a00000-0000-7000-8000-000000000002' };
    expect(() => unseal(key, sealed, other)).toThrow('does not open');
    expect(() => unseal(key, sealed, { ...place, column: 'other.column' })).toThrow('does not open');
    expect(() => unseal(`${key}?`, sealed, place)).toThrow('does not open');
    expect(() => unseal(key, altered, place)).toThrow('does not open');
    expect(() => unseal(key, sealed.slice(0, 20), place)).toThrow('is cut off');
    expect(() => unseal(key, sealed.replace('v1.', 'v2.'), place)).toThrow('unknown way');
  });
});
