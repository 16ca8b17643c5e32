import type { FieldChange } from '../../contract/versions.ts';
import { alike } from './compare.ts';
import { wordPieces } from './words.ts';

type Value = FieldChange['value'];

/** How a field is read; what stands in none of these is told as "other" with what it holds. */
const values: Readonly<Record<string, Value>> = {
  title: 'text',
  text: 'text',
  name: 'text',
  wording: 'text',
  notes: 'text',
  period_text: 'text',
  objective: 'text',
  audience: 'text',
  medium: 'text',
  budget: 'text',
  status: 'text',
  parties_text: 'text',
  extra: 'text',
  columns: 'text',
  code: 'text',
  unit: 'text',
  each: 'text',
  period_start: 'day',
  period_end: 'day',
  due_on: 'day',
  baseline_on: 'day',
  number: 'number',
  min: 'number',
  max: 'number',
  baseline: 'number',
  year: 'number',
  recurs_min: 'number',
  recurs_max: 'number',
  planned_cents: 'money',
  continuous: 'flag',
  recurs: 'flag',
  conditional: 'flag',
  per: 'per',
  recurs_per: 'per',
  kind: 'kind',
  role: 'role',
  direction: 'direction',
};

/** Told by where a thing stands, not as a field; ids tell a reader nothing. */
const silent = new Set([
  'id',
  'position',
  'plan_id',
  'section_id',
  'activity_id',
  'indicator_id',
  'step_id',
  'party_id',
  'language',
  'baseline_frozen_by',
]);
/** Of something new only what a person would ask for; its name stands above. */
const newFields: Readonly<Record<string, readonly string[]>> = {
  steps: ['due_on'],
  budgetLines: ['year', 'planned_cents'],
  parties: ['role'],
  targets: ['kind', 'min', 'max', 'unit', 'per'],
};

export function fieldChanges(
  list: string,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldChange[] {
  const isNew = Object.keys(before).length === 0;
  const names = isNew
    ? (newFields[list] ?? [])
    : Object.keys(before).filter((name) => name in after && !silent.has(name));
  return names
    .filter((name) => !alike(before[name] ?? null, after[name] ?? null))
    .map((name) => {
      const value = values[name] ?? 'other';
      const [from, to] = [readable(before[name]), readable(after[name])];
      const words = value === 'text' && !isNew ? wordPieces(String(from ?? ''), String(to ?? '')) : [];
      return { field: name, value, before: from, after: to, words };
    });
}

function readable(value: unknown): FieldChange['before'] {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(wordsOf).join(', ');
  return wordsOf(value);
}

/** `Header: what stands in it; …` of the columns that a document brought and no field takes. */
function wordsOf(value: unknown): string {
  if (value === null || typeof value !== 'object') return String(value);
  if ('header' in value) return String(value.header);
  return Object.entries(value)
    .map(([key, one]) => `${key}: ${typeof one === 'object' ? JSON.stringify(one) : String(one)}`)
    .join('; ');
}
