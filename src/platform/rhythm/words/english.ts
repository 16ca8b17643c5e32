import type { ByDay, Cadence, RhythmUnit } from '../rule.ts';
import { breakdownWords, months, numbered, numbers, ordinals, weekdays } from './english-words.ts';
import { writtenDay } from './written-day.ts';

/** A rule as it is said in English: "every month by the 5th in every municipality", "1–2 times a year". */
export function inEnglish(cadence: Cadence): string {
  const { each, since, until, onDaysOff } = cadence;
  const often = cadence.min === 1 && cadence.max === null ? plain(cadence) : counted(cadence);
  return [
    often,
    each && ` ${breakdownWords[each.breakdown]}`,
    onDaysOff === 'before' && ', earlier on days off',
    onDaysOff === 'after' && ', later on days off',
    since && ` from ${writtenDay(since)}`,
    until && ` until ${writtenDay(until)}`,
  ]
    .filter(Boolean)
    .join('');
}

function plain({ per, every, by, onDaysOff }: Cadence): string {
  if (by === null && every === 1) return per === 'day' && onDaysOff === 'skip' ? 'every working day' : `once a ${per}`;
  const often = every === 1 ? `every ${per}` : `every ${unitsOf(every, per)}`;
  if (by === null) return often;
  if (by.kind === 'weekday') {
    const weekday = weekdays[by.weekday - 1];
    return every === 1 ? `every ${weekday}` : `${often} on ${weekday}`;
  }
  return `${often} ${dayWords(by, per, 'on')}`;
}

function counted({ per, every, min, max, by, onDaysOff }: Cadence): string {
  const times = timesOf(min, max);
  const often =
    per === 'day' && onDaysOff === 'skip'
      ? `${times} every working day`
      : every === 1
        ? `${times} a ${per}`
        : `${times} every ${unitsOf(every, per)}`;
  return by === null ? often : `${often}, ${dayWords(by, per, 'by')}`;
}

function timesOf(min: number, max: number | null): string {
  const count = (times: number) => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`);
  if (max === null) return count(min);
  return max === min ? `exactly ${count(max)}` : `${min}–${max} times`;
}

function unitsOf(every: number, per: RhythmUnit): string {
  return `${numbers[every - 1] ?? every} ${per}s`;
}

function dayWords(by: ByDay, per: RhythmUnit, as: 'on' | 'by'): string {
  switch (by.kind) {
    case 'weekday':
      return `by ${weekdays[by.weekday - 1]}`;
    case 'month-day':
      return per === 'year'
        ? `by ${by.day} ${months[by.month - 1]}`
        : `by the ${numbered(by.day)}${monthWithin(by.month, per)}`;
    case 'last-day':
      return 'by the last day';
    case 'working-day':
      return `by the ${by.which} working day`;
    case 'nth-weekday': {
      const nth = by.nth < 0 ? 'last' : ordinals[by.nth - 1];
      const of = per === 'year' ? ` of ${months[by.month - 1]}` : monthWithin(by.month, per);
      return `${as} the ${nth} ${weekdays[by.weekday - 1]}${of}`;
    }
  }
}

function monthWithin(month: number, per: RhythmUnit): string {
  return per === 'month' || per === 'week' ? '' : ` of the ${ordinals[month - 1]} month`;
}
