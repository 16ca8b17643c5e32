import { expect, test } from 'vitest';
import type { ParsedTarget } from '../../contract/document.ts';
import { targetWords } from './target-words.ts';

const words: Readonly<Record<string, string>> = {
  'words.targetKind.growth': 'kasv',
  'words.targetKind.milestone': 'verstapost',
  'words.within.year': 'aastas',
  'words.within.quarter': 'kvartalis',
  'import.target.municipality': 'igas vallas',
};
const say = (key: string, params?: Readonly<Record<string, unknown>>) => {
  if (key === 'import.target.atLeast') return `vähemalt ${params?.number}`;
  if (key === 'import.target.atMost') return `kuni ${params?.number}`;
  if (key === 'import.target.cadence') return `${params?.amount} ${params?.count === 1 ? 'kord' : 'korda'}`;
  if (key === 'import.target.each') return `iga kohta: ${params?.what}`;
  return words[key] ?? key;
};

function target(kind: ParsedTarget['kind'], rest: Partial<ParsedTarget>): ParsedTarget {
  return { kind, min: null, max: null, unit: null, per: null, each: null, ...rest };
}

test.each([
  [target('growth', { min: 25, unit: '%', per: 'year' }), 'kasv vähemalt 25\u00a0% aastas'],
  [target('growth', {}), 'kasv'],
  [target('count', { min: 1, max: 3, unit: 'gruppi' }), '1–3\u00a0gruppi'],
  [target('count', { min: 5, max: 5, unit: 'lugu' }), '5\u00a0lugu'],
  [target('rate', { max: 10, unit: '%' }), 'kuni 10\u00a0%'],
  [target('cadence', { min: 1, max: 2, per: 'year' }), '1–2 korda aastas'],
  [target('cadence', { min: 1, max: 1, per: 'quarter', each: 'municipality' }), '1 kord kvartalis, igas vallas'],
  [target('cadence', { per: 'quarter', each: 'kool' }), '1 kord kvartalis, iga kohta: kool'],
  [target('milestone', { min: 1 }), 'verstapost'],
])('%o is told as "%s"', (given, told) => {
  expect(targetWords(given, say, String)).toBe(told);
});
