import type { Format } from '#ui/format.ts';
import type { Per } from '../../../contract/words.ts';
import { quarterOf } from '../../plan/days.ts';
import { romanQuarter } from '../../plan/timeline/scale.ts';
import type { PlanTextKey } from '../../plan-texts.ts';

type Say = (key: PlanTextKey, params?: Readonly<Record<string, unknown>>) => string;

/** One turn by the part of the calendar it falls in: "III kv 2026", "märts 2026", "2027". */
export function turnName(startsOn: string, per: Per | null, say: Say, format: Format): string {
  const year = startsOn.slice(0, 4);
  const quarter = quarterOf(startsOn);
  switch (per ?? 'quarter') {
    case 'day':
      return format.day(startsOn);
    case 'week':
      return say('words.turn.week', { day: format.day(startsOn) });
    case 'month':
      return format.month(startsOn);
    case 'quarter':
      return say('words.turn.quarter', { part: romanQuarter(startsOn), number: quarter, year });
    case 'half-year':
      return say('words.turn.half-year', { part: quarter <= 2 ? 'I' : 'II', number: quarter <= 2 ? 1 : 2, year });
    case 'year':
      return year;
  }
}
