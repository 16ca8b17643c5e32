import type { CalendarToken } from './calendar-tokens.ts';

/** One place in the calendar as far as the wording names it: a year, a half, a quarter, a season, a month, a day. */
export interface CalendarPoint {
  year?: number;
  half?: number;
  quarter?: number;
  season?: { from: number; to: number };
  month?: number;
  day?: number;
  edge?: 'begin' | 'middle' | 'end';
  side?: 'from' | 'until' | null;
  inherited?: 'later' | 'earlier';
}

/** Reads as many words as belong to one point; null when what stands here begins none. */
export function readPoint(
  tokens: CalendarToken[],
  from: number,
  unit: 'month' | 'quarter' | null,
): { point: CalendarPoint; next: number } | null {
  const point: CalendarPoint = {};
  let at = from;
  while (at < tokens.length) {
    const taken = take(tokens, at, point, unit);
    if (taken === 0) break;
    at += taken;
  }
  return hasPlace(point) ? { point, next: at } : null;
}

function hasPlace(point: CalendarPoint): boolean {
  return point.year !== undefined || hasPart(point);
}

export function hasPart(point: CalendarPoint): boolean {
  return hasPartBesidesDay(point) || point.day !== undefined;
}

function hasPartBesidesDay(point: CalendarPoint): boolean {
  return (point.half ?? point.quarter ?? point.season ?? point.month) !== undefined;
}

/** How many tokens went into the point; 0 when the token belongs to something else. */
function take(tokens: CalendarToken[], at: number, point: CalendarPoint, unit: 'month' | 'quarter' | null): number {
  const token = tokens[at];
  if (!token) return 0;
  if (token.is === 'comma') return commaInsideDate(tokens, at, point, token.loose);
  if (token.is === 'date') return takeDate(token.parts, point);
  if (token.is === 'year') return takeYear(token.year, point);
  if (token.is === 'quarter-of' && !hasPart(point)) {
    point.quarter = token.quarter;
    return 1;
  }
  if (token.is === 'half-of' && !hasPart(point)) {
    point.half = token.half;
    return 1;
  }
  if (token.is === 'number') return takeNumber(tokens, at, point, unit, token.value, token.roman);
  return token.is === 'word' ? takeWord(token.word, point) : 0;
}

/** `May 15, 2023`, `Q1/2022`, and a year on the next line belong together. */
function commaInsideDate(tokens: CalendarToken[], at: number, point: CalendarPoint, loose: boolean): number {
  const next = tokens[at + 1];
  // `2024/Q2`, `2024 / II kv`, or a column for each: the year stands in front.
  if (loose && point.year !== undefined && !hasPart(point) && isPartOfYear(tokens, at + 1)) return 1;
  if (next?.is !== 'year' || point.year !== undefined || !hasPart(point)) return 0;
  if (!loose && (point.month === undefined || point.day === undefined)) return 0;
  point.year = next.year;
  return 2;
}

function isPartOfYear(tokens: CalendarToken[], at: number): boolean {
  const token = tokens[at];
  if (tokens.slice(at).some((later) => later.is === 'year' || later.is === 'date')) return false;
  if (token?.is === 'number') return isUnit(tokens[at + 1]);
  return token?.is === 'quarter-of' || token?.is === 'half-of' || (token?.is === 'word' && token.word.is === 'month');
}

function takeDate(parts: CalendarPoint, point: CalendarPoint): number {
  if (hasPart(point) || (point.year !== undefined && parts.year !== undefined)) return 0;
  Object.assign(point, parts);
  return 1;
}

function takeYear(year: number, point: CalendarPoint): number {
  if (point.year !== undefined) return 0;
  point.year = year;
  return 1;
}

function takeWord(word: Extract<CalendarToken, { is: 'word' }>['word'], point: CalendarPoint): number {
  if (word.is === 'noise' || word.is === 'year') return 1;
  if (word.is === 'month' && !hasPartBesidesDay(point)) {
    point.month = word.month;
    point.side ??= word.side;
    return 1;
  }
  if (word.is === 'season' && !hasPart(point)) {
    point.season = { from: word.from, to: word.to };
    return 1;
  }
  if (word.is === 'edge' && point.edge === undefined) {
    point.edge = word.edge;
    point.side ??= word.side;
    return 1;
  }
  return 0;
}

/** A bare number is a quarter, a half, a month or a day by what follows it: `1.–2. kvartal`, `I ja II pa`, `1.–15. mai`. */
function takeNumber(
  tokens: CalendarToken[],
  at: number,
  point: CalendarPoint,
  unit: 'month' | 'quarter' | null,
  value: number,
  roman: boolean,
): number {
  const next = tokens[at + 1];
  if (point.month !== undefined && point.day === undefined && !roman && !isUnit(next)) {
    point.day = value;
    return 1;
  }
  if (hasPart(point)) return 0;
  const meaning = meaningOf(tokens, at);
  if (meaning === 'quarter' || meaning === 'half') {
    point[meaning] = value;
    return isUnit(next) ? 2 : 1;
  }
  if (meaning === 'day' && !roman) point.day = value;
  else if (meaning === 'month') point.month = value;
  else if (unit) point[unit] = value;
  else if (roman) point.month = value;
  else return 0;
  return 1;
}

function isUnit(token: CalendarToken | undefined): boolean {
  return token?.is === 'word' && (token.word.is === 'quarter' || token.word.is === 'half');
}

/** Looks over further numbers and connecting words (`I–II`, `1. ja 2.`) to the unit that they share. */
function meaningOf(tokens: CalendarToken[], from: number): 'quarter' | 'half' | 'day' | 'month' | null {
  for (let at = from + 1; at < Math.min(tokens.length, from + 8); at += 1) {
    const token = tokens[at];
    if (token?.is === 'number' || token?.is === 'dash' || token?.is === 'comma') continue;
    if (token?.is === 'date') return token.parts.day !== undefined ? 'day' : 'month';
    if (token?.is !== 'word') return before(tokens, from);
    if (token.word.is === 'quarter' || token.word.is === 'half') return token.word.is;
    if (token.word.is === 'month') return 'day';
    if (token.word.is !== 'and' && token.word.is !== 'until') return before(tokens, from);
  }
  return before(tokens, from);
}

/** `kwartał I–II 2023`: the unit may stand in front. */
function before(tokens: CalendarToken[], from: number): 'quarter' | 'half' | null {
  for (let at = from - 1; at >= Math.max(0, from - 4); at -= 1) {
    const token = tokens[at];
    if (token?.is === 'word' && (token.word.is === 'quarter' || token.word.is === 'half')) return token.word.is;
    if (token?.is !== 'number' && token?.is !== 'dash' && !(token?.is === 'word' && token.word.is === 'and'))
      return null;
  }
  return null;
}

export function firstDay(point: CalendarPoint): string | null {
  const month = point.month ?? monthsOf(point)?.from;
  return day(point.year, month, point.day ?? 1);
}

export function lastDay(point: CalendarPoint): string | null {
  const month = point.month ?? monthsOf(point)?.to;
  return day(point.year, month, point.day ?? null);
}

function monthsOf(point: CalendarPoint): { from: number; to: number } | undefined {
  if (point.season) return point.season;
  if (point.quarter !== undefined)
    return point.quarter >= 1 && point.quarter <= 4
      ? { from: point.quarter * 3 - 2, to: point.quarter * 3 }
      : undefined;
  if (point.half !== undefined)
    return point.half === 1 || point.half === 2 ? { from: point.half * 6 - 5, to: point.half * 6 } : undefined;
  return point.day === undefined ? { from: 1, to: 12 } : undefined;
}

/** Null for a day that no calendar has. `null` for the day means the month's last. */
function day(year: number | undefined, month: number | undefined, dayOfMonth: number | null): string | null {
  if (year === undefined || month === undefined || year < 1990 || year > 2100 || month < 1 || month > 12) return null;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const chosen = dayOfMonth ?? length;
  if (chosen < 1 || chosen > length) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(chosen).padStart(2, '0')}`;
}
