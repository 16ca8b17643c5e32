import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inGroups, recoveryCodeFrom, stepsAt, typedCode, typedRecoveryCode } from './codes.ts';

it.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123-456', '123456'],
  ['12345', null],
  ['1234567', null],
  ['12345a', null],
  ['١٢٣٤٥٦', null],
  ['', null],
])('%j is the code %j', (given, code) => {
  expect(typedCode(given)).toBe(code);
});

it('takes the present half minute and one on each side', () => {
  expect(stepsAt(new Date(59_999))).toEqual([1, 0, 2]);
  expect(stepsAt(new Date(60_000))).toEqual([2, 1, 3]);
});

describe('a recovery code', () => {
  it('is known again however it was typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        const code = recoveryCodeFrom(Buffer.from(bytes).toString('base64url'));
        expect(code).toMatch(/^[a-hjkmnp-z2-9]{5}-[a-hjkmnp-z2-9]{5}$/);
        expect(typedRecoveryCode(` ${code.toUpperCase().replace('-', ' ')} `)).toBe(code.replace('-', ''));
      }),
    );
  });

  it.each(['', '123456', 'abcde-abcdi', 'abcde-abcde-a'])('is not %j', (given) => {
    expect(typedRecoveryCode(given)).toBeNull();
  });
});

it('a secret is shown in groups of four', () => {
  expect(inGroups('ABCDEFGHIJ')).toBe('ABCD EFGH IJ');
});
