import type { Breakdown, RhythmUnit } from '../rule.ts';
import * as english from './english-words.ts';
import * as estonian from './estonian-words.ts';

/** What people write for numbers, in the cases that they write them in. */
const numberWords: Record<string, number> = {
  üks: 1,
  ühe: 1,
  kaks: 2,
  kahe: 2,
  paar: 2,
  kolm: 3,
  kolme: 3,
  neli: 4,
  nelja: 4,
  viis: 5,
  viie: 5,
  kuus: 6,
  kuue: 6,
  seitse: 7,
  seitsme: 7,
  kaheksa: 8,
  üheksa: 9,
  kümme: 10,
  kümne: 10,
  üksteist: 11,
  üheteistkümne: 11,
  kaksteist: 12,
  kaheteistkümne: 12,
  ...Object.fromEntries(english.numbers.map((word, index) => [word, index + 1])),
};
export const number = `\\d{1,4}|${Object.keys(numberWords)
  .sort((a, b) => b.length - a.length)
  .join('|')}`;

/** As they stand before "kuu tagant", so that "kord kuus aastas" does not mean six years. */
export const numberBeforeUnit = `\\d{1,4}|${[...estonian.numberGenitives, ...english.numbers].join('|')}`;

export function numberOf(word: string): number {
  return numberWords[word.toLowerCase()] ?? Number(word);
}

/** Every form in which a unit is named after "iga", "igal", "every", "a" or as "kuus", "aasta jooksul". */
const unitWords: readonly [RhythmUnit, string][] = [
  ['half-year', 'poolaasta[sl]?|poole?\\s+aasta|half[- ]years?|six\\s+months'],
  ['day', 'päeva[sl]?|päev|days?'],
  ['week', 'nädala[sl]?|nädal|weeks?'],
  ['month', 'kuu[sl]?|kuude|months?'],
  ['quarter', 'kvartal(?:i[sl]?)?|veerandaasta[sl]?|quarters?'],
  ['year', 'aasta[sl]?|years?'],
];
export const unit = unitWords.map(([, forms]) => forms).join('|');

export function unitOf(word: string): RhythmUnit | null {
  return unitWords.find(([, forms]) => new RegExp(`^(?:${forms})$`, 'iu').test(word))?.[0] ?? null;
}

/** One word that says all. */
export const adverbs: readonly [RhythmUnit, number, string][] = [
  ['week', 2, 'fortnightly|biweekly|bi-weekly'],
  ['day', 1, 'iga-?päeva(?:selt|ne)|päeviti|daily'],
  ['week', 1, 'iga-?nädala(?:selt|ne)|nädaliti|weekly'],
  ['month', 1, 'iga-?kui(?:selt|ne)|kuiti|monthly'],
  ['quarter', 1, '(?:iga-?)?kvartaa?l(?:selt|ne)|kvartaliti|quarterly'],
  ['half-year', 1, 'poolaasti|half-?yearly|six-monthly'],
  ['year', 1, 'iga-?aasta(?:selt|ne)|aastati|yearly|annually'],
];

const weekdayForms = [
  ...estonian.weekdayStems.map((stem) => (stem === 'reede' ? 'reede' : stem.slice(0, -1))),
  ...english.weekdays.map((day) => day.toLowerCase()),
];
/** Estonian days of the week end in their case: neljapäev, neljapäeva, neljapäeval, neljapäeviti, neljapäevadel, neljapäevaks. */
export const weekday = `(${weekdayForms.join('|')})(?:a|al|aks|iti|adel|l|ks|ti|tel|s)?`;

export function weekdayOfWord(word: string): number {
  return (weekdayForms.indexOf(word.toLowerCase()) % 7) + 1;
}

const monthForms = [...estonian.monthGenitives, ...english.months.map((month) => month.toLowerCase())];
/** The genitive, to which Estonian adds its case. */
export const month = `(${monthForms.join('|')})`;

export function monthOfWord(word: string): number {
  return (monthForms.indexOf(word.toLowerCase()) % 12) + 1;
}

const ordinalStems: readonly [string, number][] = [
  ...estonian.ordinalGenitives.map((stem, index): [string, number] => [stem, index + 1]),
  ...english.ordinals.map((stem, index): [string, number] => [stem, index + 1]),
  ['1st', 1],
  ['2nd', 2],
  ['3rd', 3],
  ['4th', 4],
  ['viimase', -1],
  ['last', -1],
];
/** esimese, esimesel, esimeseks, first, last. */
export const ordinal = `(${ordinalStems.map(([stem]) => stem).join('|')})(?:l|ks)?`;

export function ordinalOf(word: string): number {
  return ordinalStems.find(([stem]) => stem === word.toLowerCase())?.[1] ?? 1;
}

export const breakdowns: readonly [Breakdown, string][] = [
  [
    'municipality',
    'iga[sl]?\\s+(?:omavalitsus(?:es|ele|e|t)?|val(?:las|lale|da|d|la)|kov(?:-?i?s)?|linnas\\s+ja\\s+vallas|vallas\\s+ja\\s+linnas)|(?:in|for|to|with)?\\s*(?:every|each)\\s+municipality|per\\s+municipality',
  ],
  [
    'target-group',
    'iga(?:le|l)?\\s+sihtgrup(?:ile|p|pi|i)(?:\\s+kohta)?|(?:for|to|in)?\\s*(?:every|each)\\s+target\\s+group|per\\s+target\\s+group',
  ],
  ['channel', 'iga[sl]?\\s+kanal(?:is|il|it|i)?|(?:in|on|for)?\\s*(?:every|each)\\s+channel|per\\s+channel'],
  ['partner', 'iga(?:le)?\\s+partneri?(?:ga|le)?|(?:with|for|to)?\\s*(?:every|each)\\s+partner|per\\s+partner'],
  ['section', 'igas\\s+osas|(?:in|for)?\\s*(?:every|each)\\s+section|per\\s+section'],
];

/** Words that hold a sentence together and say nothing of the rule. */
export const fillers: ReadonlySet<string> = new Set(
  (
    'ja ning hiljemalt tähtajaga tähtaeg kuupäevaks tuleb teha on jooksul kohta iga igal igas siis korral ' +
    'the a an on by at of in and to be done latest no later than is it each every per for'
  ).split(' '),
);
