import { Cadence, type OnDaysOff, type RhythmUnit } from '../rule.ts';
import { dayWithin, takeDay } from './parse-by.ts';
import { takeBounds } from './parse-days.ts';
import { Reading, words } from './reading.ts';
import { adverbs, breakdowns, fillers, number, numberBeforeUnit, numberOf, unit, unitOf } from './vocabulary.ts';

/** Texts `rhythm.unread.<code>` of the platform say it; `word` is the one that was not understood. */
export type Unread =
  | { code: 'unknown_word'; word: string }
  | { code: 'no_frequency'; word: null }
  | { code: 'impossible_day'; word: null };

export type Read = { cadence: Cadence; unread: null } | { cadence: null; unread: Unread };

const longest = 500;

/** What a person typed, in Estonian or English, as a rule; or the first word that says nothing to it. */
export function readSentence(sentence: string): Read {
  const reading = new Reading(sentence.slice(0, longest));
  const bounds = takeBounds(reading);
  const each = takeEach(reading);
  const onDaysOff = takeDaysOff(reading);
  const times = takeTimes(reading);
  const working = takeWorkingDays(reading);
  const day = working ? null : takeDay(reading);
  const often = working ? { per: 'day' as const, every: 1 } : takeOften(reading);
  const [unknown] = reading.rest(fillers);
  if (unknown !== undefined) return { cadence: null, unread: { code: 'unknown_word', word: unknown } };
  // A sentence that names no unit means the unit of its day: "neljapäeviti".
  const unitFound = often ?? (day && { per: day.per, every: day.every });
  if (!unitFound) return { cadence: null, unread: { code: 'no_frequency', word: null } };
  const every = unitFound.every === 1 && day ? Math.max(1, day.every) : unitFound.every;
  const result = Cadence.safeParse({
    ...(times ?? { min: 1, max: null }),
    per: unitFound.per,
    every,
    by: day && dayWithin(day, unitFound.per),
    each,
    ...bounds,
    onDaysOff: working ? 'skip' : onDaysOff,
  });
  if (!result.success) return { cadence: null, unread: { code: 'impossible_day', word: null } };
  return { cadence: result.data, unread: null };
}

/** `igas vallas (Allika, Niidu)`: which parts may be said too. */
function takeEach(reading: Reading): Cadence['each'] {
  for (const [breakdown, pattern] of breakdowns) {
    const found = reading.take(new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})(?:\\s*\\(([^)]*)\\))?`, 'iu'));
    if (!found) continue;
    const parts = (found[1] ?? '').split(/[,;]/).map((part) => part.trim());
    return { breakdown, parts: [...new Set(parts.filter(Boolean))] };
  }
  return null;
}

const earlier = words(
  'puhkepäeva\\s+(?:puhul|korral)\\s+varem|puhkepäeval\\s+varem|enne\\s+puhkepäeva|eelneva(?:l|ks)\\s+tööpäeva(?:l|ks)|earlier\\s+on\\s+days\\s+off|the\\s+working\\s+day\\s+before',
);
const later = words(
  'puhkepäeva\\s+(?:puhul|korral)\\s+hiljem|puhkepäeval\\s+hiljem|pärast\\s+puhkepäeva|järgmise(?:l|ks)\\s+tööpäeva(?:l|ks)|later\\s+on\\s+days\\s+off|the\\s+working\\s+day\\s+after|the\\s+next\\s+working\\s+day',
);

function takeDaysOff(reading: Reading): OnDaysOff {
  if (reading.take(earlier)) return 'before';
  return reading.take(later) ? 'after' : 'stay';
}

const workingDays = words(
  'iga(?:l)?\\s+tööpäev(?:al)?|tööpäeviti|tööpäevadel|(?:every|each)\\s+(?:working|business)\\s+day|on\\s+(?:working|business)\\s+days',
);

function takeWorkingDays(reading: Reading): boolean {
  return reading.take(workingDays) !== null;
}

const atLeast = '(?:vähemalt|minimaalselt|at\\s+least|min\\.?)\\s+';
const exactly = '(täpselt|exactly)\\s+';
const atMost = '(kuni|mitte\\s+üle|up\\s+to|at\\s+most|max\\.?)\\s+';
const manyTimes = words(
  `(?:${atLeast})?(?:${exactly})?(?:${atMost})?(${number})(?:\\s*(?:-|kuni|to)\\s*(${number}))?\\s*(?:korda|x|×|times?)`,
);
const fewTimes = words(
  `(?:${atLeast})?(?:${exactly})?(?:${atMost})?(?:üks\\s+|1\\s+)?(kord|korra|ükskord|once|twice|thrice|kahesti|kolmesti)`,
);
const few: Record<string, number> = { twice: 2, kahesti: 2, thrice: 3, kolmesti: 3 };

function takeTimes(reading: Reading): { min: number; max: number | null } | null {
  const many = reading.take(manyTimes);
  if (many) {
    const [, exact, most, first, second] = many;
    const [low, high] = [numberOf(first ?? '1'), second === undefined ? null : numberOf(second)];
    if (most) return { min: 1, max: low };
    return { min: low, max: exact ? low : high };
  }
  const found = reading.take(fewTimes);
  if (!found) return null;
  const [, exact, most, word] = found;
  const times = few[(word ?? '').toLowerCase()] ?? 1;
  if (most) return { min: 1, max: times };
  return { min: times, max: exact ? times : null };
}

const everyOther = words(`(?:üle|igal?\\s+teise[lst]?|every\\s+(?:other|second))\\s+(${unit})`);
const everySome = words(
  `(?:(?:iga|every|each|per|in)\\s+)?(${numberBeforeUnit})\\.?\\s+(${unit})(?:\\s+(?:tagant|järel|jooksul|kohta))?`,
);
const everyOne = words(
  `(?:(?:iga[sl]?|every|each|per|a|in\\s+a|in\\s+every)\\s+)?(${unit})(?:\\s+(?:jooksul|tagant|kohta))?`,
);

function takeOften(reading: Reading): { per: RhythmUnit; every: number } | null {
  for (const [per, every, pattern] of adverbs) if (reading.take(words(pattern))) return { per, every };
  const other = reading.take(everyOther);
  if (other) return withUnit(other[1], 2);
  const some = reading.take(everySome);
  if (some) return withUnit(some[2], numberOf(some[1] ?? '1'));
  const one = reading.take(everyOne);
  return one && withUnit(one[1], 1);
}

function withUnit(word: string | undefined, every: number): { per: RhythmUnit; every: number } | null {
  const per = unitOf((word ?? '').trim());
  return per && { per, every };
}
