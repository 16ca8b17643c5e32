import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormat } from './format.ts';
import { parseDay, parseNumber } from './parse.ts';

const et = createFormat('et');

describe('a day as people write it', () => {
  it.each([
    ['23.11.2026', '2026-11-23'],
    ['3.1.26', '2026-01-03'],
    ['3. 1', '2026-01-03'],
    ['3.1.', '2026-01-03'],
    ['2026-11-23', '2026-11-23'],
    ['31.02.2026', null],
    ['29.02.2028', '2028-02-29'],
    ['homme', null],
    ['', null],
  ])('%s', (text, day) => {
    expect(parseDay(text, 2026)).toBe(day);
  });

  it('reads back whatever is shown', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(parseDay(et.day(day), 2026)).toBe(day);
      }),
    );
  });
});

describe('a number as people write it', () => {
  it.each([
    ['1 234,5', 1234.5],
    ['12.5', 12.5],
    ['−3', -3],
    ['kolm', null],
    ['1,2,3', null],
    ['', null],
  ])('%s', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  it('reads back whatever is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (hundredths) => {
        expect(parseNumber(et.number(hundredths / 100))).toBe(hundredths / 100);
      }),
    );
  });
});
