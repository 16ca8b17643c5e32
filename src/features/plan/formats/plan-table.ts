import type { ParsedActivity, ParsedPlan, PlanField } from '../contract/document.ts';
import { headerMeaning } from '../rules/document/headers.ts';
import { lacksWords } from '../rules/document/loss.ts';
import { codedTitle, partyText, periodTexts, textOfIndicators, textOfSteps } from './plan-cells.ts';
import type { PlanTable, PlanTableColumn } from './table.ts';

/** A plan as it stands now, in the shape of `plan parse` but without what only the reading of it needs. */
export interface PlanToLay extends Pick<ParsedPlan, 'title' | 'language' | 'columns'> {
  sections: { code: string | null; title: string; activities: ActivityToLay[] }[];
}

export type ActivityToLay = Omit<ParsedActivity, 'period' | 'indicators' | 'steps'> & {
  period: Pick<ParsedActivity['period'], 'text' | 'start' | 'end'>;
  indicators: { text: string }[];
  steps: { number: number | null; text: string }[];
};

const usualFields: readonly PlanField[] = ['code', 'title', 'indicators', 'period', 'steps', 'parties'];
const furtherFields: readonly PlanField[] = ['objective', 'audience', 'medium', 'budget', 'status'];

/**
 * Lays a plan out in the columns that it came in, with those fields and notes behind them that it had no column for and
 * that hold something now. Numbers without a column stand where the document had them: before the name.
 * `say` gives the header of a field.
 */
export function layOutPlan(plan: PlanToLay, say: (field: PlanField) => string): PlanTable {
  const columns = columnsOf(plan, say);
  const layout: Layout = { columns, titled: columns.find((column) => column.field === 'title')?.header ?? '' };
  const grouping = groupingColumn(plan, columns);
  const coded = columns.some((column) => column.field === 'code');
  return {
    title: plan.title,
    language: plan.language,
    columns,
    sections: plan.sections.map((section) => {
      const code = section.code === null ? null : withDot(section.code);
      const label = codedTitle(section.code, section.title);
      const rows = section.activities.map((activity) => ({ cells: cellsOf(activity, layout, { grouping, label }) }));
      if (grouping !== -1 && rows.length > 0) return { code: null, title: '', rows };
      return coded ? { code, title: section.title, rows } : { code: null, title: label, rows };
    }),
  };
}

interface Layout {
  columns: PlanTableColumn[];
  /** Header of the column with the names. */
  titled: string;
}

function columnsOf(plan: PlanToLay, say: (field: PlanField) => string): PlanTableColumn[] {
  const own = plan.columns.length > 0;
  const columns: PlanTableColumn[] = own
    ? [...plan.columns]
    : usualFields.map((field) => ({ header: say(field), field }));
  const present = new Set(columns.map((column) => column.field));
  const activities = plan.sections.flatMap((section) => section.activities);
  for (const field of [...usualFields, ...furtherFields]) {
    const inTitle = field === 'code' && own;
    if (inTitle || present.has(field)) continue;
    if (field === 'title' || activities.some((activity) => textOf(activity, field) !== ''))
      columns.push({ header: say(field), field });
  }
  const headers = new Set(columns.map((column) => column.header));
  const extras = new Set(activities.flatMap((activity) => Object.keys(activity.extra)));
  for (const header of extras) if (!headers.has(header)) columns.push({ header, field: null });
  return columns;
}

/** The column that names the section of each row, as tables without section rows have it; -1 when there is none. */
function groupingColumn(plan: PlanToLay, columns: readonly PlanTableColumn[]): number {
  const activities = plan.sections.flatMap((section) => section.activities);
  return columns.findIndex(
    ({ header, field }) =>
      field === null &&
      headerMeaning(header)?.field === 'section' &&
      activities.every((activity) => !Object.hasOwn(activity.extra, header)),
  );
}

function cellsOf(
  activity: ActivityToLay,
  { columns, titled }: Layout,
  { grouping, label }: { grouping: number; label: string },
): string[] {
  const several = new Map<PlanField, string[]>();
  for (const field of ['period', 'parties'] as const) {
    const headers = columns.filter((column) => column.field === field).map((column) => column.header);
    if (headers.length > 1)
      several.set(field, field === 'period' ? periodTexts(activity.period, headers) : partyTexts(activity, headers));
  }
  const coded = columns.some((column) => column.field === 'code');
  const done = new Set<PlanField>();
  return columns.map(({ header, field }, at) => {
    const note = Object.hasOwn(activity.extra, header) ? (activity.extra[header] ?? '') : '';
    if (at === grouping) return label;
    if (field === null) return note;
    const shared = several.get(field);
    if (shared) return shared.shift() ?? '';
    // A second column of the same field was read into one list, which cannot be taken apart again.
    const own = done.has(field)
      ? ''
      : field === 'title' && !coded
        ? codedTitle(activity.code, activity.title, titled)
        : textOf(activity, field, note);
    done.add(field);
    return withNote(own, note, field);
  });
}

function partyTexts(activity: ActivityToLay, headers: readonly string[]): string[] {
  const whole = textOf(activity, 'parties');
  const lines = whole.split('\n');
  return lines.length === headers.length ? lines : [whole, ...headers.slice(1).map(() => '')];
}

const lists = new Set<PlanField>(['indicators', 'steps', 'parties']);

/**
 * What the reading of a cell could not take in whole was kept under the header of its column and goes back into it. A
 * list that no longer is what the note says was changed since.
 */
function withNote(own: string, note: string, field: PlanField): string {
  if (own === '') return note;
  return lists.has(field) || !lacksWords(note, own) ? own : `${own}\n${note}`;
}

function textOf(activity: ActivityToLay, field: PlanField, note = ''): string {
  switch (field) {
    case 'code':
      return activity.code === null ? '' : withDot(activity.code);
    case 'title':
      return activity.title;
    case 'period':
      return activity.period.text;
    case 'indicators':
      return textOfIndicators(activity.indicators, note);
    case 'steps':
      return textOfSteps(activity.steps, note);
    case 'parties':
      return partyText(activity.parties, activity.partiesText ?? '', note);
    default:
      return activity[field] ?? '';
  }
}

/** `1.1` is written `1.1.`, as plans do; `T1.1` and `2024/3` as they are. */
function withDot(code: string): string {
  return /^(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])$/.test(code) ? `${code}.` : code;
}
