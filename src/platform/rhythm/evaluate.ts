import type { DatedRecord } from '../dated/dated.ts';
import type { DaySpan } from '../time/calendar.ts';
import { isAsked, type Turn, turnsWithin } from './due-days.ts';
import type { Cadence } from './rule.ts';

/**
 * `kept` in time · `late` done, after its day · `due` its time is now · `missed` its day is past and too little was done ·
 * `ahead` not begun · `uncounted` too little was done, and there was no whole part to do it in, or nobody was to.
 */
export type TurnState = 'kept' | 'late' | 'due' | 'missed' | 'ahead' | 'uncounted';

/**
 * Why a part is not counted: the rhythm began or ended within it, it rested, its day lay outside of the rhythm, or the
 * part began before anybody counted.
 */
export type Uncounted = 'since' | 'until' | 'paused' | 'not-asked' | 'before';

export interface Cell {
  turn: Turn;
  state: TurnState;
  why: Uncounted | null;
  /** More was done than the rule allows. */
  over: boolean;
  /** All that fell into the part, oldest first; the first `min` of them keep it. */
  records: DatedRecord[];
}

export interface Row {
  /** A part of the breakdown, or null where nothing is told apart. */
  part: string | null;
  /** One for each turn, in the same order. */
  cells: Cell[];
}

export interface Evaluation {
  turns: Turn[];
  rows: Row[];
  /** Records that name none of the parts, so that they count nowhere. */
  unplaced: DatedRecord[];
}

export interface Asked {
  cadence: Cadence;
  records: readonly DatedRecord[];
  /** What was owed in a part that began before this day is not held against anybody. */
  countedFrom?: string;
  /** Days in which the rhythm rested. */
  pauses?: readonly DaySpan[];
  today: string;
  /** Which days to look at. */
  span: DaySpan;
}

/** Judges each part of the calendar and of the breakdown by the records that fell into it. */
export function evaluate({ cadence, records, countedFrom = '', pauses = [], today, span }: Asked): Evaluation {
  const turns = turnsWithin(cadence, span);
  const sorted = [...records].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const { each } = cadence;
  const parts: readonly (string | null)[] = each === null ? [null] : each.parts;
  const within = (record: DatedRecord) =>
    turns.length > 0 && record.on >= (turns[0]?.start ?? '') && record.on <= (turns.at(-1)?.end ?? '');
  const rows = parts.map((part) => {
    const own = part === null ? sorted : sorted.filter((record) => record.parts.some((name) => isSame(name, part)));
    return { part, cells: cellsOf(turns, own, { cadence, countedFrom, pauses, today }) };
  });
  const unplaced =
    each === null
      ? []
      : sorted.filter(
          (record) => within(record) && !record.parts.some((name) => each.parts.some((part) => isSame(name, part))),
        );
  return { turns, rows, unplaced };
}

function isSame(one: string, other: string): boolean {
  return one.trim().toLocaleLowerCase('et') === other.trim().toLocaleLowerCase('et');
}

type Judging = Required<Pick<Asked, 'cadence' | 'countedFrom' | 'pauses' | 'today'>>;

/** Both lists are in order, so one pass over each is enough. */
function cellsOf(turns: readonly Turn[], records: readonly DatedRecord[], judging: Judging): Cell[] {
  let next = 0;
  return turns.map((turn) => {
    const found: DatedRecord[] = [];
    for (let record = records[next]; record && record.on <= turn.end; next += 1, record = records[next])
      if (record.on >= turn.start) found.push(record);
    return judge(turn, found, judging);
  });
}

function judge(turn: Turn, records: DatedRecord[], { cadence, countedFrom, pauses, today }: Judging): Cell {
  const { min, max } = cadence;
  // What is dated ahead (an event next week) has not kept anything yet.
  const done = records.filter((record) => record.on <= today);
  const over = max !== null && done.length > max;
  const keeping = done[min - 1];
  const cell = { turn, over, records, why: null };
  if (keeping) return { ...cell, state: keeping.on <= turn.due ? 'kept' : 'late' };
  const rested = pauses.some((pause) => pause.start <= turn.end && pause.end >= turn.start);
  if (rested) return { ...cell, state: 'uncounted', why: 'paused' };
  if (!isAsked(turn)) return { ...cell, state: 'uncounted', why: 'not-asked' };
  if (turn.start > today) return { ...cell, state: 'ahead' };
  if (turn.due >= today) return { ...cell, state: 'due' };
  const excuse = turn.cut ?? (turn.start < countedFrom ? 'before' : null);
  return excuse === null ? { ...cell, state: 'missed' } : { ...cell, state: 'uncounted', why: excuse };
}

export interface Tally {
  kept: number;
  late: number;
  missed: number;
  due: number;
}

/** How many cells stand how; those ahead and those not counted are left out. */
export function tallyOf(rows: readonly Row[]): Tally {
  const tally: Tally = { kept: 0, late: 0, missed: 0, due: 0 };
  for (const row of rows)
    for (const { state } of row.cells) if (state !== 'ahead' && state !== 'uncounted') tally[state] += 1;
  return tally;
}

/** What is open now or comes next, of each part of the breakdown: the earliest first. */
export function openCells(evaluation: Evaluation): { part: string | null; cell: Cell }[] {
  return evaluation.rows
    .flatMap(({ part, cells }) => cells.map((cell) => ({ part, cell })))
    .filter(({ cell }) => cell.state === 'due' || cell.state === 'ahead' || cell.state === 'missed')
    .sort((a, b) => a.cell.turn.due.localeCompare(b.cell.turn.due));
}

/** The days that have to be read to judge a span: a part of "every five years" reaches far behind it. */
export function spanToRead(cadence: Cadence, span: DaySpan): DaySpan {
  const turns = turnsWithin(cadence, span);
  return { start: turns[0]?.start ?? span.start, end: turns.at(-1)?.end ?? span.end };
}
