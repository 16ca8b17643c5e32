import { useTranslation } from 'react-i18next';
import type { Format } from '#ui/format.ts';
import { useFormat } from '#ui/use-format.ts';
import type { HistoryEntry } from '../../contract/plan.ts';

type Say = (key: string, params?: Record<string, unknown>) => string;
type Fields = Readonly<Record<string, unknown>>;

// Records of the house, not of the plan: they change with everything else and tell nobody anything.
const silent = new Set(['position', 'removedAt', 'doneBy', 'revision', 'updatedAt', 'createdAt']);
const longFields = new Set(['notes', 'note', 'objective', 'audience', 'medium', 'columns', 'extra']);
const LONGEST_SHOWN = 120;

/** History entries as sentences: "Mari muutis alategevuse tähtaega: 12.03.2026 → 01.04.2026". */
export function useSentences(): { of(entry: HistoryEntry): string } {
  const { t, i18n } = useTranslation('plan');
  const format = useFormat();
  const say: Say = (key, params) => t(key, { ...params });
  return { of: (entry) => sentenceOf(entry, say, (key) => i18n.exists(key, { ns: 'plan' }), format) };
}

export function sentenceOf(entry: HistoryEntry, say: Say, known: (key: string) => boolean, format: Format): string {
  const verb = entry.action.split('.').at(-1) ?? 'changed';
  const kind = known(`history.subject.${entry.subjectKind}`) ? entry.subjectKind : 'other';
  const subject = say(`history.subject.${kind}`);
  const base = { actor: entry.actor, subject, of: subject, changed: say(`history.changed.${kind}`) };
  const [before, after] = [camel(entry.before), camel(entry.after)];
  if (verb === 'moved') return say('history.sentence.moved', base);
  if (entry.subjectKind === 'occurrence') {
    return say(verb === 'removed' ? 'history.sentence.unticked' : 'history.sentence.ticked', base);
  }
  if (verb !== 'changed') {
    return say(`history.sentence.${known(`history.sentence.${verb}`) ? verb : 'changed'}`, base);
  }
  const fields = Object.keys(after).filter((field) => !silent.has(field));
  const [field] = fields;
  if (field === undefined) {
    const moved = 'position' in after ? { field: say('history.field.position') } : null;
    return moved ? say('history.sentence.rewritten', { ...base, ...moved }) : say('history.sentence.changed', base);
  }
  const nameOf = (one: string) => say(`history.field.${known(`history.field.${one}`) ? one : 'other'}`);
  if (fields.length > 1 && !onlyStateWithItsDay(fields)) {
    return say('history.sentence.fields', { ...base, fields: [...new Set(fields.map(nameOf))].join(', ') });
  }
  const shown = onlyStateWithItsDay(fields) ? 'state' : field;
  const read = (fields: Fields) => wordFor(shown, fields[shown], entry.subjectKind, say, known, format);
  const [from, to] = [read(before), read(after)];
  if (longFields.has(shown) || from === null || to === null) {
    return say('history.sentence.rewritten', { ...base, field: nameOf(shown) });
  }
  return say('history.sentence.field', { ...base, field: nameOf(shown), before: from, after: to });
}

function onlyStateWithItsDay(fields: readonly string[]): boolean {
  return fields.includes('state') && fields.every((field) => field === 'state' || field === 'doneOn');
}

/** Null when the value is no word that a person could read. */
function wordFor(
  field: string,
  value: unknown,
  kind: string,
  say: Say,
  known: (key: string) => boolean,
  format: Format,
): string | null {
  if (value === null || value === undefined || value === '') return say('history.value.none');
  if (typeof value === 'boolean') return say(value ? 'history.value.yes' : 'history.value.no');
  if (typeof value === 'number') return field.endsWith('Cents') ? format.number(value / 100, 2) : format.number(value);
  if (typeof value !== 'string' || field.endsWith('Id') || value.length > LONGEST_SHOWN) return null;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.day(value);
  const word = `words.${wordsOf(field, kind)}.${value}`;
  return known(word) ? say(word) : `„${value}“`;
}

function wordsOf(field: string, kind: string): string {
  if (field === 'state') return kind === 'plan' ? 'planState' : 'stepState';
  if (field === 'kind') return kind === 'target' ? 'targetKind' : 'partyKind';
  return field === 'role' ? 'partyRole' : field;
}

function camel(fields: Fields | null): Fields {
  return Object.fromEntries(
    Object.entries(fields ?? {}).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}
