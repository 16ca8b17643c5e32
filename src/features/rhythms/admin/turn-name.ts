import type { RhythmUnit } from '#platform/rhythm/rule.ts';
import type { Format } from '#ui/format.ts';
import type { useRhythmsTexts } from './rhythms-texts.ts';

const roman = ['I', 'II', 'III', 'IV'];

/** A part of the calendar by its first day: "III kv 2026", "märts 2026", "2027". */
export function turnName(of: string, per: RhythmUnit, t: ReturnType<typeof useRhythmsTexts>, format: Format): string {
  const year = of.slice(0, 4);
  const month = Number(of.slice(5, 7));
  switch (per) {
    case 'day':
      return format.day(of);
    case 'week':
      return t('turn.week', { day: format.day(of) });
    case 'month':
      return format.month(of);
    case 'quarter':
      return t('turn.quarter', { part: roman[Math.floor((month - 1) / 3)], year });
    case 'half-year':
      return t('turn.half-year', { part: month < 7 ? 'I' : 'II', year });
    case 'year':
      return year;
  }
}
