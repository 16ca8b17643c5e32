import { type CalendarPoint, firstDay, hasPart, lastDay, readPoint } from './calendar-points.ts';
import { type CalendarToken, calendarTokens } from './calendar-tokens.ts';
import { takeContinuous } from './calendar-words.ts';
import { isBlank, isPlaceholder } from './wording.ts';

export interface PeriodContext {
  /** The year when the wording names none and its surroundings name exactly one. */
  year?: number | null;
  /** First day of the project, for `M1–M36`. */
  projectStart?: string | null;
  /** What a bare number counts, as the column says: `Kvartal` above `1-2`. */
  unit?: 'month' | 'quarter' | null;
}

export type PeriodProblem = 'unreadable' | 'no-year' | 'impossible' | 'backwards' | 'project-month';

export interface PeriodReading {
  start: string | null;
  end: string | null;
  continuous: boolean;
  problem: PeriodProblem | null;
}

const nothing: PeriodReading = { start: null, end: null, continuous: false, problem: null };

/**
 * Reads the wording of a period as inclusive calendar days. What cannot be read stays null and says why: a wrong date
 * on a board's table costs more than a gap.
 */
export function readPeriod(text: string, context: PeriodContext = {}): PeriodReading {
  if (isBlank(text) || isPlaceholder(text) || text.length > 400) {
    return text.length > 400 ? { ...nothing, problem: 'unreadable' } : nothing;
  }
  const { rest, continuous } = takeContinuous(text);
  const tokens = calendarTokens(withoutRemarks(rest));
  if (continuous && !tokens.some(isDated)) return { ...nothing, continuous: true };
  const answer = readTokens(tokens, context, continuous);
  return { ...answer, continuous };
}

function isDated(token: CalendarToken): boolean {
  return token.is === 'date' || token.is === 'year' || token.is === 'project-month';
}

/** `kell 10`, `14:30–16:00`: the time of day says nothing about the day. */
const hours =
  /,?\s(?:(?:kell|kl|at|godz\.?|um|klo|plkst\.?)\s\d{1,2}(?:[.:]\d\d)?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d\d)?)?|\d{1,2}:\d\d(?:\s?[-–]\s?\d{1,2}:\d\d)?|\d{1,2}(?:[.:]\d\d)?\s?[ap]m)(?![\d.])/giu;

const notLater = /(?<!\p{L})(?:no|not)\s+later\s+than\s|(?<!\p{L})nie\s+później\s+niż\s/giu;

/** A remark in parentheses says nothing about the days unless a date stands in it. */
function withoutRemarks(text: string): string {
  const withoutHours = text.replace(hours, ' ').replace(notLater, 'until ');
  return withoutHours.replace(/\(([^()]{0,200})\)/g, (whole: string, inner: string) =>
    calendarTokens(inner).some((token) => token.is === 'unknown') ? ' ' : whole,
  );
}

function readTokens(tokens: CalendarToken[], context: PeriodContext, continuous: boolean): PeriodReading {
  if (tokens.some((token) => token.is === 'unknown')) return { ...nothing, problem: 'unreadable' };
  if (tokens.some((token) => token.is === 'project-month')) return readProjectMonths(tokens, context);
  const spans = readSpans(tokens, context);
  if (!spans || spans.length === 0) return { ...nothing, problem: continuous ? null : 'unreadable' };
  inheritMonths(spans);
  inheritYears(spans, context);
  const days = spans.map(spanDays);
  const problem = days.find((day) => day.problem)?.problem;
  if (problem)
    return { ...nothing, problem: continuous && (problem === 'no-year' || problem === 'unreadable') ? null : problem };
  const starts = days.map((day) => day.start);
  const ends = days.map((day) => day.end);
  return {
    start: starts.includes(null) ? null : (starts.toSorted()[0] ?? null),
    end: ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null),
    continuous,
    problem: null,
  };
}

interface Span {
  from: CalendarPoint | null;
  until: CalendarPoint | null;
}

/** `A`, `A – B`, `from A`, `until B`, and lists of these. Null when the order of the words makes no sense. */
function readSpans(tokens: CalendarToken[], context: PeriodContext): Span[] | null {
  const spans: Span[] = [];
  let at = 0;
  let between = false;
  let joined: 'none' | 'dash' | 'list' = 'none';
  let opens: 'from' | 'until' | null = null;
  while (at < tokens.length) {
    const token = tokens[at];
    const word = token?.is === 'word' ? token.word.is : null;
    const leads = (word === 'quarter' || word === 'half') && tokens[at + 1]?.is === 'number';
    if (word === 'noise' || word === 'year' || leads) at += 1;
    else if (word === 'between') {
      between = true;
      at += 1;
    } else if (word === 'onwards' || word === 'by-then') {
      if (!openLast(spans, word)) return null;
      at += 1;
    } else if (token?.is === 'dash') {
      if (spans.length === 0 || joined === 'dash') return null;
      joined = 'dash';
      at += 1;
    } else if (token?.is === 'comma' || word === 'and') {
      joined = between && word === 'and' ? 'dash' : joined === 'none' ? 'list' : joined;
      at += 1;
    } else if (word === 'from' || word === 'until') {
      opens = word;
      at += 1;
    } else {
      const read = readPoint(tokens, at, context.unit ?? null);
      if (!read) return null;
      const side: 'from' | 'until' | null = opens ?? read.point.side ?? null;
      if (!place(spans, read.point, side, joined)) return null;
      at = read.next;
      joined = 'none';
      opens = null;
    }
  }
  if (opens) return null;
  // `juuni 2024 –`: begun, the end left open.
  return joined !== 'dash' || openLast(spans, 'onwards') ? spans : null;
}

/** Words that follow what they belong to: `May 2024 onwards`, `31.5.2024 mennessä`. */
function openLast(spans: Span[], word: 'onwards' | 'by-then'): boolean {
  const last = spans.at(-1);
  if (!last) return false;
  if (word === 'by-then') {
    if (last.from === last.until) last.from = null;
    return last.until !== null;
  }
  if (last.from !== last.until) return last.until === null;
  last.until = null;
  return true;
}

function place(spans: Span[], point: CalendarPoint, side: 'from' | 'until' | null, joined: string): boolean {
  const last = spans.at(-1);
  const openEnd = last?.from && last.until === null;
  if (joined === 'dash' || (side === 'until' && openEnd && joined === 'none')) {
    if (!last?.from || (last.until !== null && last.until !== last.from)) return false;
    last.until = point;
    return true;
  }
  if (last && joined === 'none' && !(side === 'until' && last.until === last.from)) return false;
  if (last && joined === 'none') {
    last.until = point;
    return true;
  }
  if (side === 'from') spans.push({ from: point, until: null });
  else if (side === 'until' || point.edge === 'end') spans.push({ from: null, until: point });
  else spans.push({ from: point, until: point });
  return true;
}

/** `1.–15. mai 2023` names its month once, at the end. */
function inheritMonths(spans: Span[]): void {
  for (const { from, until } of spans) {
    if (!from || !until || from.day === undefined || from.month !== undefined) continue;
    if (until.month !== undefined && until.day !== undefined) from.month = until.month;
  }
}

/** `jaanuar-märts 2022` names its year once, at the end; `nov–veebr 2023` began in the year before. */
function inheritYears(spans: Span[], context: PeriodContext): void {
  const points = spans.flatMap((span) => [span.from, span.until]).filter((point) => point !== null);
  let known: number | undefined;
  for (const point of points.toReversed()) {
    if (point.year !== undefined) known = point.year;
    else if (known !== undefined) {
      point.year = known;
      point.inherited = 'later';
    }
  }
  for (const point of points) {
    if (point.year !== undefined) known = point.year;
    else if (known !== undefined) {
      point.year = known;
      point.inherited = 'earlier';
    } else if (typeof context.year === 'number') point.year = context.year;
  }
  for (const { from, until } of spans) {
    if (!from || !until || from === until || from.year === undefined || from.year !== until.year) continue;
    if ((firstDay(from) ?? '') <= (lastDay(until) ?? '')) continue;
    if (from.inherited === 'later') from.year -= 1;
    else if (until.inherited === 'earlier') until.year = from.year + 1;
  }
}

function spanDays({ from, until }: Span): { start: string | null; end: string | null; problem: PeriodProblem | null } {
  const none = { start: null, end: null };
  const points = [from, until].filter((point) => point !== null);
  if (points.some((point) => point.year === undefined)) {
    return { ...none, problem: points.some((point) => !possibleWithoutYear(point)) ? 'impossible' : 'no-year' };
  }
  if (from === until && from?.edge) return { ...none, problem: 'unreadable' };
  if (points.some((point) => point.edge === 'middle') || until?.edge === 'begin' || from?.edge === 'end')
    return { ...none, problem: 'unreadable' };
  // `märts 2022–2023` may mean each March or all months up to a December.
  if (from !== until && from && until && !until.edge && hasPart(from) && !hasPart(until))
    return { ...none, problem: 'unreadable' };
  const start = from && firstDay(from);
  const end = until && lastDay(until);
  if ((from && !start) || (until && !end)) return { ...none, problem: 'impossible' };
  if (start && end && start > end) return { ...none, problem: 'backwards' };
  return { start, end, problem: null };
}

function possibleWithoutYear(point: CalendarPoint): boolean {
  return firstDay({ ...point, year: 2024 }) !== null;
}

function readProjectMonths(tokens: CalendarToken[], context: PeriodContext): PeriodReading {
  const months = tokens.flatMap((token) => (token.is === 'project-month' ? [token.month] : []));
  const first = Math.min(...months);
  const last = Math.max(...months);
  if (months.length > 1 && (months[0] ?? 0) > (months.at(-1) ?? 0)) return { ...nothing, problem: 'backwards' };
  if (!context.projectStart || first < 1) return { ...nothing, problem: 'project-month' };
  const [year = 0, month = 1] = context.projectStart.split('-').map(Number);
  const monthAt = (index: number): CalendarPoint => ({
    year: year + Math.floor((month - 2 + index) / 12),
    month: ((month - 2 + index) % 12) + 1,
  });
  return { start: firstDay(monthAt(first)), end: lastDay(monthAt(last)), continuous: false, problem: null };
}
