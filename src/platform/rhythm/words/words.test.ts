import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCadence, cadences } from '../builders.ts';
import { readSentence } from './parse.ts';
import { sentenceOf } from './words.ts';

describe('what a rule is called', () => {
  it.each([
    [
      aCadence({ per: 'quarter', each: { breakdown: 'municipality', parts: [] } }),
      'kord kvartalis igas vallas',
      'once a quarter in every municipality',
    ],
    [aCadence({ by: { kind: 'month-day', day: 5, month: 1 } }), 'iga kuu 5. kuupäevaks', 'every month by the 5th'],
    [aCadence({ per: 'year', min: 1, max: 2 }), '1–2 korda aastas', '1–2 times a year'],
    [
      aCadence({ per: 'week', every: 2, by: { kind: 'weekday', weekday: 4 } }),
      'iga kahe nädala tagant neljapäeviti',
      'every two weeks on Thursday',
    ],
    [aCadence({ per: 'week', by: { kind: 'weekday', weekday: 5 } }), 'igal reedel', 'every Friday'],
    [
      aCadence({ per: 'year', by: { kind: 'month-day', day: 15, month: 3 } }),
      'iga aasta 15. märtsiks',
      'every year by 15 March',
    ],
    [
      aCadence({ by: { kind: 'working-day', which: 'last' }, onDaysOff: 'stay' }),
      'iga kuu viimaseks tööpäevaks',
      'every month by the last working day',
    ],
    [
      aCadence({ by: { kind: 'nth-weekday', nth: 2, weekday: 4, month: 1 } }),
      'iga kuu teisel neljapäeval',
      'every month on the second Thursday',
    ],
    [
      aCadence({ per: 'quarter', by: { kind: 'month-day', day: 10, month: 1 } }),
      'iga kvartali esimese kuu 10. kuupäevaks',
      'every quarter by the 10th of the first month',
    ],
    [
      aCadence({ min: 2, by: { kind: 'month-day', day: 20, month: 1 } }),
      '2 korda kuus, 20. kuupäevaks',
      'twice a month, by the 20th',
    ],
    [aCadence({ per: 'day', onDaysOff: 'skip' }), 'igal tööpäeval', 'every working day'],
    [
      aCadence({ every: 2, onDaysOff: 'before', since: '2027-01-01', until: '2027-12-31' }),
      'iga kahe kuu tagant, puhkepäeva puhul varem alates 1.1.2027 kuni 31.12.2027',
      'every two months, earlier on days off from 1.1.2027 until 31.12.2027',
    ],
    [aCadence({ per: 'half-year', min: 3, max: 3 }), 'täpselt 3 korda poolaastas', 'exactly 3 times a half-year'],
  ])('%#: %o', (cadence, estonian, english) => {
    expect(sentenceOf(cadence, 'et')).toBe(estonian);
    expect(sentenceOf(cadence, 'en')).toBe(english);
  });
});

describe('what a person types', () => {
  it.each([
    ['kord kuus', { per: 'month' }],
    ['kuus kord', { per: 'month' }],
    ['kuus korda aastas', { per: 'year', min: 6 }],
    ['Iga kuu', { per: 'month' }],
    ['igakuiselt', { per: 'month' }],
    ['kord poolaasta jooksul', { per: 'half-year' }],
    ['vähemalt kaks korda aastas', { per: 'year', min: 2 }],
    ['aastas vähemalt 4 korda', { per: 'year', min: 4 }],
    ['kuni kolm korda aastas', { per: 'year', min: 1, max: 3 }],
    ['üks kuni kaks korda kvartalis', { per: 'quarter', min: 1, max: 2 }],
    ['1 - 2 korda aastas', { per: 'year', min: 1, max: 2 }],
    ['üle nädala reedeti', { per: 'week', every: 2, by: { kind: 'weekday', weekday: 5 } }],
    ['igal teisel neljapäeval', { per: 'week', every: 2, by: { kind: 'weekday', weekday: 4 } }],
    ['neljapäeviti', { per: 'week', by: { kind: 'weekday', weekday: 4 } }],
    ['kord kolme kuu jooksul', { per: 'month', every: 3 }],
    ['iga 14 päeva tagant', { per: 'day', every: 14 }],
    ['iga kuu 31. kuupäevaks', { by: { kind: 'month-day', day: 31, month: 1 } }],
    ['iga kuu viienda kuupäevaks', null],
    ['hiljemalt 15. märtsiks', { per: 'year', by: { kind: 'month-day', day: 15, month: 3 } }],
    ['kord aastas jaanuaris', { per: 'year', by: { kind: 'month-day', day: 31, month: 1 } }],
    ['iga kuu lõpuks', { by: { kind: 'last-day' } }],
    ['iga kuu viimasel reedel', { by: { kind: 'nth-weekday', nth: -1, weekday: 5, month: 1 } }],
    ['iga kvartali 10. kuupäevaks', { per: 'quarter', by: { kind: 'month-day', day: 10, month: 3 } }],
    [
      'kord kvartalis igas vallas (Allika, Niidu)',
      { per: 'quarter', each: { breakdown: 'municipality', parts: ['Allika', 'Niidu'] } },
    ],
    ['kord kuus alates 1. jaanuarist 2027', { since: '2027-01-01' }],
    ['kord kuus kuni detsembrini 2027', { until: '2027-12-31' }],
    ['once a month', { per: 'month' }],
    ['twice a year', { per: 'year', min: 2 }],
    ['every other week on Fridays', { per: 'week', every: 2, by: { kind: 'weekday', weekday: 5 } }],
    ['every second month', { every: 2 }],
    ['monthly by the 5th', { by: { kind: 'month-day', day: 5, month: 1 } }],
    ['by the 5th of the month', { by: { kind: 'month-day', day: 5, month: 1 } }],
    ['on Thursdays', { per: 'week', by: { kind: 'weekday', weekday: 4 } }],
    ['the last Friday of every month', { by: { kind: 'nth-weekday', nth: -1, weekday: 5, month: 1 } }],
    ['yearly by March 15', { per: 'year', by: { kind: 'month-day', day: 15, month: 3 } }],
    [
      'at least 3 times per quarter in each municipality',
      { per: 'quarter', min: 3, each: { breakdown: 'municipality', parts: [] } },
    ],
    ['every working day', { per: 'day', onDaysOff: 'skip' }],
  ])('%s', (sentence, expected) => {
    const { cadence } = readSentence(sentence);
    if (expected === null) expect(cadence).toBeNull();
    else expect(cadence).toEqual(aCadence(expected as object));
  });

  it.each([
    ['kord kuus täiskuu ajal', 'täiskuu'],
    ['once a blue month', 'blue'],
    ['iga kuu viienda kuupäevaks', 'viienda'],
    ['kord kuus aastas', 'aastas'],
  ])('%s: names the word that it does not know', (sentence, word) => {
    expect(readSentence(sentence).unread).toEqual({ code: 'unknown_word', word });
  });

  it('asks how often when a sentence does not say', () => {
    expect(readSentence('igas vallas').unread).toEqual({ code: 'no_frequency', word: null });
    expect(readSentence('  ').unread).toEqual({ code: 'no_frequency', word: null });
  });

  it('reads any text without failing', () => {
    fc.assert(fc.property(fc.string({ maxLength: 200 }), (text) => void readSentence(text)));
  });
});

it.each(['et', 'en'])('reads its own words back as the same rule: %s', (language) => {
  fc.assert(
    fc.property(cadences, (cadence) => {
      const sentence = sentenceOf(cadence, language);
      const read = readSentence(sentence);
      expect(read.cadence, sentence).toEqual(
        cadence.each ? { ...cadence, each: { ...cadence.each, parts: [] } } : cadence,
      );
      if (read.cadence) expect(sentenceOf(read.cadence, language)).toBe(sentence);
    }),
    { numRuns: 1_500 },
  );
});
