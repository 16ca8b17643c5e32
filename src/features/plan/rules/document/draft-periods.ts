import type { ParsedPeriod } from '../../contract/document.ts';
import type { Column } from './columns.ts';
import type { ActivityDraft } from './drafts.ts';
import { type PeriodProblem, readPeriod } from './periods.ts';
import { drawnPeriod } from './timeline-columns.ts';
import type { WarningCode, Warnings } from './warnings.ts';
import { fold, squeeze } from './wording.ts';

const problemWarnings: Record<PeriodProblem, WarningCode> = {
  unreadable: 'periodUnreadable',
  'no-year': 'periodWithoutYear',
  impossible: 'periodImpossible',
  backwards: 'periodBackwards',
  'project-month': 'periodInProjectMonths',
};

/** The period of an activity out of one column, of a beginning and an end, or of a drawn timeline. */
export function readDraftPeriod(draft: ActivityDraft, warnings: Warnings): ParsedPeriod {
  const columns = [...draft.cells.keys()].filter((column) => column.field === 'period');
  const text = textOf(draft, columns);
  const unit = unitOf(columns);
  const { problem, ...period } = readPeriod(text, unit ? { ...draft.context, unit } : draft.context);
  if (problem) {
    const place = { row: draft.row, column: columns[0]?.header ?? null };
    warnings.add(problemWarnings[problem], place, { text: squeeze(text) });
  }
  const only = columns.length === 1 && isInHalves(draft) ? side(columns[0]) : null;
  if (only === 'end') period.start = null;
  if (only === 'begin') period.end = null;
  return { text, ...period };
}

function textOf(draft: ActivityDraft, columns: Column[]): string {
  const drawn = columns.filter((column) => column.timeline);
  if (drawn.length > 0) return drawn.map(drawnPeriod).join(', ');
  const [begins = [], ends = []] = columns.map((column) =>
    (draft.cells.get(column) ?? []).map((cell) => cell.text.trim()),
  );
  if (
    columns.length === 2 &&
    side(columns[0]) === 'begin' &&
    side(columns[1]) === 'end' &&
    begins.length === ends.length
  )
    return begins.map((begin, at) => `${begin} – ${ends[at]}`).join('\n');
  return columns.flatMap((column) => (draft.cells.get(column) ?? []).map((cell) => cell.text.trim())).join('\n');
}

/** Whether the table has a column for the beginning and one for the end. */
function isInHalves(draft: ActivityDraft): boolean {
  const columns = draft.columns.filter((column) => column.field === 'period');
  return columns.length === 2 && side(columns[0]) === 'begin' && side(columns[1]) === 'end';
}

const beginning = /(?:^|\W)(?:algus|alates|start|begin|from|od|poczatek|rozpoczecie|sakums|alku|beginn|von)/;
const ending =
  /(?:^|\W)(?:lopp|lopu|kuni|end|finish|until|to|do|koniec|zakonczenie|due|deadline|tahtaeg|beigas|loppu|ende|bis)/;

function side(column: Column | undefined): 'begin' | 'end' | null {
  const header = fold(column?.header ?? '');
  return beginning.test(header) ? 'begin' : ending.test(header) ? 'end' : null;
}

function unitOf(columns: Column[]): 'month' | 'quarter' | null {
  const header = fold(columns[0]?.header ?? '');
  if (/kvartal|quarter|kwarta/.test(header)) return 'quarter';
  return /(?:^|\W)(?:kuu|kuud|month|miesiac)/.test(header) ? 'month' : null;
}
