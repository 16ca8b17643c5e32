import type { ParsedActivity, PlanField } from '../../contract/document.ts';
import type { SourceCell } from '../../contract/source.ts';
import { readDraftPeriod } from './draft-periods.ts';
import type { ActivityDraft } from './drafts.ts';
import { readIndicators } from './indicators.ts';
import { lacksWords, lostWords } from './loss.ts';
import { readParties } from './parties.ts';
import { readSteps, stepOf } from './steps.ts';
import type { Warnings } from './warnings.ts';
import { isPlaceholder } from './wording.ts';

export function readActivity(draft: ActivityDraft, warnings: Warnings): ParsedActivity {
  const activity: ParsedActivity = {
    code: draft.code,
    title: draft.title,
    period: readDraftPeriod(draft, warnings),
    indicators: byCell(draft, 'indicators').flatMap((own) => readIndicators(withoutPlaceholder(own))),
    steps: readDraftSteps(draft, warnings),
    parties: [...new Set(byCell(draft, 'parties').flatMap(readParties))],
    extra: {},
  };
  const partiesText = byCell(draft, 'parties').flat().join('\n');
  if (activity.parties.length > 0 && activity.parties.join(', ') !== partiesText) activity.partiesText = partiesText;
  for (const field of ['objective', 'audience', 'medium', 'budget', 'status'] as const) {
    const text = byCell(draft, field).flat().join('\n');
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

/** Each cell by itself: two columns or two rows of one field are two lists. */
function byCell(draft: ActivityDraft, field: PlanField): string[][] {
  const found = [...draft.cells].filter(([column]) => column.field === field);
  return found.flatMap(([, cells]) => cells.map(linesOf));
}

function linesOf(cell: SourceCell): string[] {
  const lines = cell.lines.length > 0 ? cell.lines : cell.text.split('\n');
  return lines.map((line) => line.trim()).filter((line) => line !== '');
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

function readDraftSteps(draft: ActivityDraft, warnings: Warnings): ParsedActivity['steps'] {
  const steps: ParsedActivity['steps'] = [];
  for (const [column, cells] of draft.cells) {
    if (column.field !== 'steps' || cells.every((cell) => isPlaceholder(cell.text))) continue;
    for (const cell of cells) {
      const { steps: found, gapAfter } = readSteps(linesOf(cell));
      steps.push(...found);
      if (gapAfter === null) continue;
      const next = found.find((step) => (step.number ?? 0) > gapAfter)?.number ?? gapAfter + 2;
      warnings.add('stepMissing', { row: draft.row, column: column.header }, { number: gapAfter, next });
    }
  }
  for (const { code, title } of draft.steps) {
    const last = code.split('.').at(-1) ?? '';
    const number = /^[a-z]$/.test(last) ? last.charCodeAt(0) - 96 : Number(last);
    steps.push(stepOf(Number.isInteger(number) && number > 0 ? number : null, title));
  }
  return steps;
}

/** The last guard of the promise that no wording is lost: a cell that did not come through whole is kept as a note. */
function keepLostCells(draft: ActivityDraft, activity: ParsedActivity): void {
  const headers = draft.columns.map((column) => column.header.toLowerCase()).join(' ');
  for (const [column, cell] of draft.head) {
    const steps = activity.steps.map((step) => `${step.number ?? ''} ${step.text}`).join(' ');
    const told = `${activity.code ?? ''} ${activity.title} ${headers} ${steps}`;
    if (lacksWords(cell.text, told) && lacksWords(cell.text.toLowerCase(), told.toLowerCase()))
      addExtra(activity, column.header, textOf([cell]));
  }
  for (const [column, cells] of draft.cells) {
    if (lostWords(cells.map((cell) => cell.text).join(' '), activity)) addExtra(activity, column.header, textOf(cells));
  }
}
