import type { SourceCell, SourceRow } from '../../contract/source.ts';
import { type Column, isObjectiveToo } from './columns.ts';
import { splitItems } from './items.ts';
import type { PeriodContext } from './periods.ts';
import type { ReadRow } from './row-kinds.ts';
import { cutPeriodFromParties, holdsPeriodAndParties } from './shared-columns.ts';
import { isBlank, squeeze } from './wording.ts';

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
    else if (head) {
      draft.head.set(column, cell);
      if (column.field === 'title') takeStepsOfTitle(draft, cell);
    } else addCell(draft, objective ?? column, cell);
  }
}

/** A list under the name in the same cell is the steps, where the table has no column for them. */
function takeStepsOfTitle(draft: ActivityDraft, cell: SourceCell): void {
  const [, ...rest] = cell.lines.filter((line) => !isBlank(line));
  if (rest.length === 0 || draft.columns.some((column) => column.field === 'steps')) return;
  if (!rest.every((line) => listMark.test(line))) return;
  const list = squeeze(rest.join(' '));
  if (!draft.title.endsWith(list) || draft.title.length === list.length) return;
  draft.title = draft.title.slice(0, -list.length).replace(/[\s:;]+$/, '');
  for (const { number, text } of splitItems(rest).items) draft.steps.push({ code: String(number ?? ''), title: text });
}

const listMark = /^\s*(?:[•●▪■◦‣⁃·∙*→–—-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s*(?=\S)/u;

function addCell(draft: ActivityDraft, column: Column, cell: SourceCell): void {
  const both = holdsPeriodAndParties(column) ? cutPeriodFromParties(cell, draft.context) : null;
  const add = (to: Column, one: SourceCell) => draft.cells.set(to, [...(draft.cells.get(to) ?? []), one]);
  if (!both) add(column, cell);
  else for (const field of ['period', 'parties'] as const) add(asField(draft, column, field), both[field]);
}

function asField(draft: ActivityDraft, column: Column, field: 'period' | 'parties'): Column {
  if (column.field === field) return column;
  const known = [...draft.cells.keys()].find((one) => one.index === column.index && one.field === field);
  return known ?? { ...column, field };
}

/** Kept under the column's own header, whatever the column is otherwise. */
export function addNote(draft: ActivityDraft, column: Column, cell: SourceCell): void {
  const known = [...draft.cells.keys()].find((one) => one.index === column.index && one.field === null);
  const note = known ?? { ...column, field: null };
  draft.cells.set(note, [...(draft.cells.get(note) ?? []), cell]);
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
