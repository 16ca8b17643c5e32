import type { ParsedActivity, PlanField } from '../../contract/document.ts';
import type { SourceCell, SourceRow } from '../../formats/source.ts';
import { type Column, isObjectiveToo } from './columns.ts';
import { readIndicators } from './indicators.ts';
import { lacksWords, lostWords } from './loss.ts';
import { readParties } from './parties.ts';
import { type PeriodContext, type PeriodProblem, readPeriod } from './periods.ts';
import type { ReadRow } from './row-kinds.ts';
import { readSteps, stepOf } from './steps.ts';
import type { WarningCode, Warnings } from './warnings.ts';
import { fold, isBlank, isPlaceholder, squeeze } from './wording.ts';

/** Everything that the document says about one activity, before any of it is read. */
export interface ActivityDraft {
  row: number;
  code: string | null;
  title: string;
  cells: Map<Column, SourceCell[]>;
  steps: { code: string; title: string }[];
  /** The cells of number and name as they stand, for the guard against loss. */
  head: Map<Column, SourceCell>;
  columns: Column[];
  context: PeriodContext;
}

export function draftOf(read: ReadRow, columns: Column[], context: PeriodContext): ActivityDraft {
  return {
    row: read.row.number,
    code: read.code?.text ?? null,
    title: read.title,
    cells: new Map(),
    head: new Map(),
    steps: [],
    columns,
    context,
  };
}

/** `below` is true for a row that continues the activity: its number and name belong to the name above. */
export function addCells(draft: ActivityDraft, row: SourceRow, carried: (SourceCell | null)[], below: boolean): void {
  for (const column of draft.columns) {
    const cell = carried[column.index] ?? row.cells[column.index];
    if (!cell || isBlank(cell.text)) continue;
    const objective = isObjectiveToo(column, draft.columns) ? objectiveOf(draft, column) : null;
    if (column.field === 'section' && (!objective || below)) continue;
    const head = column.field === 'code' || column.field === 'title';
    if (head && below) continueTitle(draft, cell);
    else if (head) draft.head.set(column, cell);
    else draft.cells.set(objective ?? column, [...(draft.cells.get(objective ?? column) ?? []), cell]);
  }
}

function objectiveOf(draft: ActivityDraft, column: Column): Column {
  const known = [...draft.cells.keys()].find((one) => one.index === column.index);
  return known ?? { ...column, field: 'objective' };
}

function continueTitle(draft: ActivityDraft, cell: SourceCell): void {
  const text = squeeze(cell.text);
  if (!`${draft.code ?? ''} ${draft.title}`.includes(text.replace(/[.)]$/, '')))
    draft.title = `${draft.title} ${text}`.trim();
}

export function readActivity(draft: ActivityDraft, warnings: Warnings): ParsedActivity {
  const lines = (field: PlanField) => linesOf(draft, field);
  const activity: ParsedActivity = {
    code: draft.code,
    title: draft.title,
    period: readDraftPeriod(draft, warnings),
    indicators: byColumn(draft, 'indicators').flatMap(([, own]) => readIndicators(withoutPlaceholder(own))),
    steps: readDraftSteps(draft, warnings),
    parties: readParties(lines('parties')),
    extra: {},
  };
  for (const field of ['objective', 'audience', 'medium', 'budget', 'status'] as const) {
    const text = lines(field).join('\n');
    if (text !== '') activity[field] = text;
  }
  for (const [column, cells] of draft.cells) {
    const empty = cells.every((cell) => isPlaceholder(cell.text));
    const listed = column.field === 'indicators' || column.field === 'steps' || column.field === 'parties';
    if (column.field === null || (listed && empty)) addExtra(activity, column.header, textOf(cells));
  }
  if (draft.title === '') warnings.add('titleMissing', { row: draft.row });
  keepLostCells(draft, activity);
  return activity;
}

/** Each column by itself: two columns of one field are two lists. */
function byColumn(draft: ActivityDraft, field: PlanField): [Column, string[]][] {
  const columns = [...draft.cells].filter(([column]) => column.field === field);
  return columns.map(([column, cells]) => [column, linesOf({ ...draft, cells: new Map([[column, cells]]) }, field)]);
}

function linesOf(draft: ActivityDraft, field: PlanField): string[] {
  const lines: string[] = [];
  for (const [column, cells] of draft.cells)
    if (column.field === field)
      for (const cell of cells)
        lines.push(
          ...(cell.lines.length > 0 ? cell.lines : cell.text.split('\n'))
            .filter((line) => !isBlank(line))
            .map((line) => line.trim()),
        );
  return lines;
}

function withoutPlaceholder(lines: string[]): string[] {
  return lines.every(isPlaceholder) ? [] : lines;
}

function textOf(cells: SourceCell[]): string {
  return cells.map((cell) => cell.text.trim()).join('\n');
}

function addExtra(activity: ParsedActivity, header: string, text: string): void {
  const before = Object.hasOwn(activity.extra, header) ? activity.extra[header] : undefined;
  if (before?.includes(text)) return;
  const value = before === undefined ? text : `${before}\n${text}`;
  // A header named `__proto__` has to become a key like any other.
  Object.defineProperty(activity.extra, header, { value, enumerable: true, configurable: true, writable: true });
}

const problemWarnings: Record<PeriodProblem, WarningCode> = {
  unreadable: 'periodUnreadable',
  'no-year': 'periodWithoutYear',
  impossible: 'periodImpossible',
  backwards: 'periodBackwards',
  'project-month': 'periodInProjectMonths',
};

function readDraftPeriod(draft: ActivityDraft, warnings: Warnings): ParsedActivity['period'] {
  const columns = [...draft.cells.keys()].filter((column) => column.field === 'period');
  const drawn = columns.filter((column) => column.timeline);
  const texts =
    drawn.length > 0
      ? [drawn.map((column) => column.header).join(', ')]
      : columns.map((column) => (draft.cells.get(column) ?? []).map((cell) => cell.text.trim()).join('\n'));
  const text = texts.length === 2 && areBeginAndEnd(columns) ? texts.join(' – ') : texts.join('\n');
  const unit = unitOf(columns);
  const { problem, ...period } = readPeriod(text, unit ? { ...draft.context, unit } : draft.context);
  const only = columns.length === 1 && columns[0] && period.start === period.end ? side(columns[0]) : null;
  if (problem)
    warnings.add(
      problemWarnings[problem],
      { row: draft.row, column: columns[0]?.header ?? null },
      { text: squeeze(text) },
    );
  if (draft.columns.filter((column) => column.field === 'period').length === 2 && only === 'end') period.start = null;
  if (draft.columns.filter((column) => column.field === 'period').length === 2 && only === 'begin') period.end = null;
  return { text, ...period };
}

function areBeginAndEnd(columns: Column[]): boolean {
  return (
    columns[0] !== undefined && columns[1] !== undefined && side(columns[0]) === 'begin' && side(columns[1]) === 'end'
  );
}

function side(column: Column): 'begin' | 'end' | null {
  const header = fold(column.header);
  if (/(?:^|\W)(?:algus|alates|start|begin|from|od|poczatek|rozpoczecie|sakums|alku|beginn|von)/.test(header))
    return 'begin';
  return /(?:^|\W)(?:lopp|lopu|kuni|end|finish|until|to|do|koniec|zakonczenie|due|deadline|tahtaeg|beigas|ende|bis)/.test(
    header,
  )
    ? 'end'
    : null;
}

function unitOf(columns: Column[]): 'month' | 'quarter' | null {
  const header = fold(columns[0]?.header ?? '');
  if (/kvartal|quarter|kwarta/.test(header)) return 'quarter';
  return /(?:^|\W)(?:kuu|kuud|month|miesiac)/.test(header) ? 'month' : null;
}

function readDraftSteps(draft: ActivityDraft, warnings: Warnings): ParsedActivity['steps'] {
  const steps: ParsedActivity['steps'] = [];
  for (const [column, cells] of draft.cells) {
    if (column.field !== 'steps' || cells.every((cell) => isPlaceholder(cell.text))) continue;
    const { steps: found, gapAfter } = readSteps(linesOf({ ...draft, cells: new Map([[column, cells]]) }, 'steps'));
    steps.push(...found);
    if (gapAfter !== null) {
      const next = found.find((step) => (step.number ?? 0) > gapAfter)?.number ?? gapAfter + 2;
      warnings.add('stepMissing', { row: draft.row, column: column.header }, { number: gapAfter, next });
    }
  }
  for (const { code, title } of draft.steps) {
    const number = Number(code.split('.').at(-1));
    steps.push(stepOf(Number.isInteger(number) && number > 0 ? number : null, title));
  }
  return steps;
}

/** The last guard of the promise that no wording is lost: a cell that did not come through whole is kept as a note. */
function keepLostCells(draft: ActivityDraft, activity: ParsedActivity): void {
  const headers = draft.columns.map((column) => column.header.toLowerCase()).join(' ');
  for (const [column, cell] of draft.head) {
    const told = `${activity.code ?? ''} ${activity.title} ${headers}`;
    if (lacksWords(cell.text, told) && lacksWords(cell.text.toLowerCase(), told.toLowerCase()))
      addExtra(activity, column.header, textOf([cell]));
  }
  for (const [column, cells] of draft.cells) {
    if (lostWords(cells.map((cell) => cell.text).join(' '), activity)) addExtra(activity, column.header, textOf(cells));
  }
}
