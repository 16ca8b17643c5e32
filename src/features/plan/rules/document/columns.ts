import type { PlanField } from '../../contract/document.ts';
import type { ColumnField } from './header-words.ts';
import { type HeaderMeaning, headerMeaning } from './headers.ts';
import { fold, isBlank } from './wording.ts';

export interface Column {
  index: number;
  header: string;
  field: ColumnField | null;
  /** One of the crossed columns of a drawn timeline: its header is the period. */
  timeline?: true;
}

/** What the mapping screen or a caller decided: a column's index or header → field, null for "none". */
export type ColumnMapping = Record<string, PlanField | null>;

const weights: Record<ColumnField, number> = {
  title: 3,
  period: 2.5,
  steps: 2,
  indicators: 2,
  parties: 2,
  objective: 1,
  audience: 1,
  medium: 1,
  budget: 1,
  status: 1,
  section: 1,
  code: 0.5,
};
/** Several columns may carry these together; of the others the first is taken and the rest are kept as notes. */
const together = new Set<ColumnField>(['period', 'parties']);

/** `KPI target`, `Sihttase` beside the indicator itself. */
const valueOfIndicator = /target|siht|baas|algtase|baseline|docelow|bazow|uhik|unit|value|vaartus/;

/** An event beside the activity is no step of it. */
const happening = /(?:^|\W)(?:event|sundmus|uritus|wydarzeni)/;

/** Proposes a field for each header so that each stands once. */
export function proposeFields(headers: string[]): (ColumnField | null)[] {
  const meanings = headers.map((header) => (isBlank(header) ? null : headerMeaning(header)));
  const fields: (ColumnField | null)[] = headers.map(() => null);
  for (const rank of [1, 2, 3]) {
    for (const [index, meaning] of meanings.entries()) {
      if (meaning?.rank === rank) fields[index] = fitting(headers[index] ?? '', meaning, fields, meanings);
    }
  }
  if (!fields.includes('title')) promoteTitle(fields, meanings);
  return fields;
}

function fitting(
  header: string,
  meaning: HeaderMeaning,
  fields: (ColumnField | null)[],
  meanings: (HeaderMeaning | null)[],
): ColumnField | null {
  const { field, rank } = meaning;
  if (!fields.includes(field)) return field;
  if (
    field === 'title' &&
    rank === 2 &&
    !happening.test(fold(header)) &&
    !meanings.some((other) => other?.field === 'steps' && other.rank === 1)
  ) {
    return fields.includes('steps') ? null : 'steps';
  }
  if (field === 'indicators' && rank === 1 && !valueOfIndicator.test(fold(header))) return field;
  if (field === 'steps' && rank === 1) return field;
  return together.has(field) && rank < 3 ? field : null;
}

/** A plan whose activities stand under another name: the measures, the channels, the objectives themselves. */
function promoteTitle(fields: (ColumnField | null)[], meanings: (HeaderMeaning | null)[]): void {
  for (const field of ['section', 'steps', 'medium', 'objective'] as const) {
    const index = fields.indexOf(field);
    const isMeasure = field !== 'section' || meanings[index]?.rank === 2;
    if (index === -1 || !isMeasure) continue;
    fields[index] = 'title';
    return;
  }
}

/** How much a row of headers looks like a plan's. */
export function headerScore(headers: string[], fields: (ColumnField | null)[]): number {
  const seen = new Set<ColumnField>();
  let score = 0;
  for (const [index, field] of fields.entries()) {
    const meaning = headerMeaning(headers[index] ?? '');
    if (!field || !meaning || seen.has(field)) continue;
    seen.add(field);
    const share = meaning.share >= 0.5 ? 1 : meaning.share >= 0.2 ? 0.7 : 0.4;
    const rank = meaning.rank === 3 ? 0.4 : meaning.rank === 2 ? 0.75 : 1;
    score += weights[field] * share * rank;
  }
  return score;
}

export function applyMapping(columns: Column[], mapping: ColumnMapping | undefined): Column[] {
  if (!mapping) return columns;
  const byHeader = new Map(Object.entries(mapping).map(([key, field]) => [fold(key), field]));
  return columns.map((column) => {
    const chosen = mapping[String(column.index)] ?? byHeader.get(fold(column.header));
    const named = String(column.index) in mapping || byHeader.has(fold(column.header));
    return named ? { ...column, field: chosen ?? null } : withoutDouble(column, mapping);
  });
}

/** A field that somebody gave to another column by hand is no longer proposed here. */
function withoutDouble(column: Column, mapping: ColumnMapping): Column {
  const taken =
    column.field !== null && !together.has(column.field) && Object.values(mapping).includes(column.field as PlanField);
  return taken ? { ...column, field: null } : column;
}

/** `Cel szczegółowy` groups the activities into sections and is their objective as well, unless another column is that. */
export function isObjectiveToo(column: Column, columns: Column[]): boolean {
  if (column.field !== 'section' || columns.some((other) => other.field === 'objective')) return false;
  return /(?:^|\W)(?:cel|cele|eesmark|alaeesmark|objective|goal)/.test(fold(column.header));
}

/** The field as the answer tells it: a section column carries none of an activity. */
export function fieldToTell(column: Column, columns: Column[]): PlanField | null {
  if (column.field !== 'section') return column.field;
  return isObjectiveToo(column, columns) ? 'objective' : null;
}
