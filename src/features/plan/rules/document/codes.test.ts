import { describe, expect, it } from 'vitest';
import { readCode, takeCode } from './codes.ts';

describe('numbers of activities', () => {
  it.each([
    ['1.1.', '1.1'],
    ['1.1)', '1.1'],
    ['1.1.1', '1.1.1'],
    ['I', 'I'],
    ['A1', 'A1'],
    ['Tegevus 2.3', '2.3'],
    ['1. jaan', '1.1'],
    ['2022-02-01', '1.2'],
  ])('%j alone is %s', (text, code) => {
    expect(readCode(text)?.text).toBe(code);
  });

  it.each(['Koduleht', '2022', '', 'Nr ja nimetus'])('%j alone is none', (text) => {
    expect(readCode(text)).toBeNull();
  });

  it.each([
    ['1.1 Avaldame videod', '1.1', 'Avaldame videod'],
    ['1. Veeb', '1', 'Veeb'],
    ['Tegevus 1.2: Laat', '1.2', 'Laat'],
    ['II. Kaasamine', 'II', 'Kaasamine'],
    ['3 infopäeva korraldamine', null, '3 infopäeva korraldamine'],
    ['1. mai tähistamine', null, '1. mai tähistamine'],
    ['2022. aasta kava', null, '2022. aasta kava'],
    ['A to Z guide', null, 'A to Z guide'],
    ['I trimestri kava', null, 'I trimestri kava'],
  ])('%j begins with %s', (text, code, rest) => {
    const taken = takeCode(text);
    expect([taken.code?.text ?? null, taken.rest]).toEqual([code, rest]);
  });
});
