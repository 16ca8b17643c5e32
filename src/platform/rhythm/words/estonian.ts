import type { ByDay, Cadence, RhythmUnit } from '../rule.ts';
import {
  breakdownWords,
  monthGenitives,
  numberGenitives,
  ordinalGenitives,
  unitForms,
  weekdayStems,
} from './estonian-words.ts';
import { writtenDay } from './written-day.ts';

/** A rule as an Estonian says it: "iga kuu 5. kuupäevaks igas vallas", "1–2 korda aastas". */
export function inEstonian(cadence: Cadence): string {
  const { each, since, until, onDaysOff } = cadence;
  const often = isPlain(cadence) ? plain(cadence) : counted(cadence);
  return [
    often,
    each && ` ${breakdownWords[each.breakdown]}`,
    onDaysOff === 'before' && ', puhkepäeva puhul varem',
    onDaysOff === 'after' && ', puhkepäeva puhul hiljem',
    since && ` alates ${writtenDay(since)}`,
    until && ` kuni ${writtenDay(until)}`,
  ]
    .filter(Boolean)
    .join('');
}

/** Once and no more said: the day itself says how often. */
function isPlain({ min, max }: Cadence): boolean {
  return min === 1 && max === null;
}

function plain({ per, every, by, onDaysOff }: Cadence): string {
  const working = per === 'day' && onDaysOff === 'skip';
  if (by === null && every === 1) return working ? 'igal tööpäeval' : `kord ${unitForms[per].inessive}`;
  const often = every === 1 ? `iga ${unitForms[per].genitive}` : `iga ${unitsOf(every, per)} tagant`;
  if (by === null) return often;
  if (by.kind === 'weekday') {
    const stem = weekdayStems[by.weekday - 1] ?? '';
    return every === 1 ? `igal ${onWeekday(stem)}` : `${often} ${stem.replace(/a$/, 'i')}ti`;
  }
  return `${often} ${dayWords(by, per, 'on')}`;
}

function counted({ per, every, min, max, by, onDaysOff }: Cadence): string {
  const working = per === 'day' && onDaysOff === 'skip';
  const times = timesOf(min, max);
  const often = working
    ? `${times} igal tööpäeval`
    : every === 1
      ? `${times} ${unitForms[per].inessive}`
      : `${times} iga ${unitsOf(every, per)} jooksul`;
  return by === null ? often : `${often}, ${dayWords(by, per, 'by')}`;
}

function timesOf(min: number, max: number | null): string {
  if (max === null) return `${min} korda`;
  if (max !== min) return `${min}–${max} korda`;
  return max === 1 ? 'täpselt kord' : `täpselt ${max} korda`;
}

function unitsOf(every: number, per: RhythmUnit): string {
  const number = numberGenitives[every - 1] ?? String(every);
  return `${number} ${unitForms[per].genitive}`;
}

/** `on`: "teisel neljapäeval"; `by`: "teiseks neljapäevaks". Days of a month are always something to be done by. */
function dayWords(by: ByDay, per: RhythmUnit, as: 'on' | 'by'): string {
  switch (by.kind) {
    case 'weekday':
      return `${weekdayStems[by.weekday - 1]}ks`;
    case 'month-day':
      return per === 'year'
        ? `${by.day}. ${monthGenitives[by.month - 1]}ks`
        : `${monthWithin(by.month, per)}${by.day}. kuupäevaks`;
    case 'last-day':
      return 'viimaseks päevaks';
    case 'working-day':
      return by.which === 'first' ? 'esimeseks tööpäevaks' : 'viimaseks tööpäevaks';
    case 'nth-weekday': {
      const stem = weekdayStems[by.weekday - 1] ?? '';
      const nth = by.nth < 0 ? 'viimase' : ordinalGenitives[by.nth - 1];
      const day = as === 'on' ? `${nth}l ${onWeekday(stem)}` : `${nth}ks ${stem}ks`;
      return per === 'year' ? `${monthGenitives[by.month - 1]} ${day}` : `${monthWithin(by.month, per)}${day}`;
    }
  }
}

function onWeekday(stem: string): string {
  return `${stem}l`;
}

/** Of a month its day is enough; of a quarter it is said which of its months. */
function monthWithin(month: number, per: RhythmUnit): string {
  return per === 'month' || per === 'week' ? '' : `${ordinalGenitives[month - 1]} kuu `;
}
