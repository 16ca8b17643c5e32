import { type SubmitEvent, useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { ApiError, isCalledOff } from '../api/errors.ts';
import { presentMoment } from '../format.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';
import { useFieldSentence } from './field-sentence.ts';

export type FormValues = Readonly<Record<string, unknown>>;

export interface DraftFormOptions<Values extends FormValues, Schema extends z.ZodType> {
  /** Names the record on this device: `${organisation.slug}:activity:${id}`, `…:activity:new`. */
  draftKey: string;
  /** What is saved now (or what a new one begins with). */
  initial: Values;
  /** The record's revision; null for a new one. */
  revision: number | null;
  /** The contract's own schema of the request body. */
  schema: Schema;
  /** Whose `fields.<code>` has the sentences of codes that the room made itself. */
  room: string;
  /** Sends it; an ApiError finds its way to the fields. `revision` is the one to send along. */
  save: (body: z.output<Schema>, revision: number | null) => Promise<unknown>;
}

export interface FormConflict<Values> {
  revision: number;
  theirs: Partial<Values>;
  /** What differs. */
  fields: readonly (keyof Values & string)[];
}

export interface FieldBinding<Value> {
  name: string;
  value: Value;
  /** Takes a value or an input's event. */
  onChange: (given: unknown) => void;
  error: string | undefined;
}

export interface DraftForm<Values extends FormValues> {
  values: Values;
  set<Key extends keyof Values & string>(key: Key, value: Values[Key]): void;
  /** Spread into any Mantine input: `<TextInput label="…" {...form.field('title')} />`. */
  field<Key extends keyof Values & string>(key: Key): FieldBinding<Values[Key]>;
  /** Path → sentence; paths that are no field of their own (`steps.2.title`) stand here too. */
  errors: Readonly<Record<string, string>>;
  /** What went wrong and belongs to no field. */
  failure: unknown;
  saving: boolean;
  savedAt: string | null;
  dirty: boolean;
  /** Words typed earlier on this device were put back; when they were typed. */
  restoredFrom: string | null;
  discardDraft(): void;
  conflict: FormConflict<Values> | null;
  /** Goes on with these values on top of what the other person saved. */
  resolve(values: Values): Promise<void>;
  /** Drops one's own changes in favour of what is saved; the caller refreshes the record. */
  yield(): void;
  submit(event?: SubmitEvent): Promise<void>;
}

export function useDraftForm<Values extends FormValues, Schema extends z.ZodType>(
  options: DraftFormOptions<Values, Schema>,
): DraftForm<Values> {
  const { schema, room } = options;
  const kept = useKeptValues(options);
  const { values, setValues, revision, savedAt, setSavedAt } = kept;
  const answers = useAnswers<Values>();
  const [saving, setSaving] = useState(false);
  const sentence = useFieldSentence(room);
  const { conflict } = answers;
  const set = useSetting(kept, answers.forget);

  const send = async (given: Values, onTopOf: number | null) => {
    const read = schema.safeParse(given);
    if (!read.success) return answers.say(read.error.issues.map((issue) => sentence.ofIssue(issue)));
    setSaving(true);
    try {
      await options.save(read.data, onTopOf);
      answers.clear();
      kept.letGo();
      setSavedAt(presentMoment().toISOString());
    } catch (error) {
      if (!isCalledOff(error)) answers.take(error, given);
    } finally {
      setSaving(false);
    }
  };
  const reset = (theirs: Partial<Values>, from: number | null) => {
    kept.letGo();
    kept.beginFrom(from);
    setValues({ ...options.initial, ...theirs });
    answers.clear();
  };
  return {
    values,
    set,
    field: (key) => bindField({ values, set, errors: answers.errors }, key),
    errors: answers.errors,
    failure: answers.failure,
    conflict,
    saving,
    savedAt,
    dirty: kept.dirty,
    restoredFrom: kept.restoredFrom,
    discardDraft: () => reset({}, null),
    resolve: (chosen) => {
      setValues(chosen);
      kept.beginFrom(conflict?.revision ?? null);
      answers.clear();
      return send(chosen, conflict?.revision ?? revision);
    },
    yield: () => reset(conflict?.theirs ?? {}, conflict?.revision ?? null),
    submit: (event) => {
      event?.preventDefault();
      return send(values, revision);
    },
  };
}

function useSetting<Values extends FormValues>(
  kept: Pick<ReturnType<typeof useKeptValues<Values>>, 'setValues' | 'setSavedAt'>,
  forget: (key: string) => void,
): DraftForm<Values>['set'] {
  const { setValues, setSavedAt } = kept;
  return useCallback(
    (key, value) => {
      setSavedAt(null);
      setValues((before) => ({ ...before, [key]: value }));
      forget(key);
    },
    [setValues, setSavedAt, forget],
  );
}

function bindField<Values extends FormValues, Key extends keyof Values & string>(
  form: Pick<DraftForm<Values>, 'values' | 'set' | 'errors'>,
  key: Key,
): FieldBinding<Values[Key]> {
  return {
    name: key,
    value: form.values[key],
    onChange: (given) => form.set(key, valueOfInput(given) as Values[Key]),
    error: form.errors[key],
  };
}

/** What came back from a try: sentences beside fields, a failure of the whole, another person's values. */
function useAnswers<Values extends FormValues>() {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [failure, setFailure] = useState<unknown>(null);
  const [conflict, setConflict] = useState<FormConflict<Values> | null>(null);
  const say = (pairs: readonly (readonly [string, string])[]) => {
    setFailure(null);
    // The first answer about a field is the one that helps.
    setErrors(Object.fromEntries(pairs.toReversed()));
  };
  const take = (error: unknown, mine: Values) => {
    const meanwhile = readConflict(error, mine);
    const fields = error instanceof ApiError && !meanwhile ? error.fields : [];
    say(fields.map(({ field, message }) => [field, message]));
    if (meanwhile) setConflict(meanwhile);
    else if (fields.length === 0) setFailure(error);
  };
  const clear = () => {
    say([]);
    setConflict(null);
  };
  // The answer beside a field goes once the field is touched; the rest stays until the next try.
  const forget = useCallback((key: string) => {
    setErrors((before) => Object.fromEntries(Object.entries(before).filter(([path]) => path.split('.')[0] !== key)));
  }, []);
  return { errors, failure, conflict, say, take, clear, forget };
}

/** The values with their net: put back from the draft, kept as they are typed, following a record that is fetched anew. */
function useKeptValues<Values extends FormValues>(options: {
  draftKey: string;
  initial: Values;
  revision: number | null;
}) {
  const { draftKey, initial } = options;
  const [draft] = useState(() => readDraft(draftKey));
  const [restoredFrom, setRestoredFrom] = useState(draft?.at ?? null);
  const [values, setValues] = useState<Values>(() => ({
    ...initial,
    ...(draft?.values as Partial<Values> | undefined),
  }));
  // A draft goes on from the revision it began with: if the record has moved since, the server says so.
  const [begunFrom, setBegunFrom] = useState(draft ? draft.revision : null);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [seen, setSeen] = useState(initial);
  // The record was fetched anew: untouched fields follow it.
  if (!isSame(seen, initial)) {
    setSeen(initial);
    setValues((before) => follow(before, seen, initial));
  }
  const revision = begunFrom ?? options.revision;
  const dirty = Object.keys(values).some((key) => !isSame(values[key], initial[key]));
  useEffect(() => {
    if (savedAt) return;
    if (dirty) keepDraft(draftKey, { at: presentMoment().toISOString(), values, revision });
    else dropDraft(draftKey);
  }, [draftKey, values, revision, dirty, savedAt]);
  const letGo = () => {
    dropDraft(draftKey);
    setRestoredFrom(null);
    setBegunFrom(null);
  };
  return { values, setValues, revision, beginFrom: setBegunFrom, dirty, restoredFrom, savedAt, setSavedAt, letGo };
}

/** 409 `edited_meanwhile` carries `detail: { revision, values }` of what is saved now. */
function readConflict<Values extends FormValues>(error: unknown, mine: Values): FormConflict<Values> | null {
  if (!(error instanceof ApiError) || error.code !== 'edited_meanwhile') return null;
  const detail = error.detail as { revision?: unknown; values?: unknown } | undefined;
  if (typeof detail?.revision !== 'number' || typeof detail.values !== 'object' || !detail.values) return null;
  const theirs = detail.values as Partial<Values>;
  const fields = Object.keys(mine).filter((key) => key in theirs && !isSame(theirs[key], mine[key]));
  return { revision: detail.revision, theirs, fields };
}

function valueOfInput(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('currentTarget' in given)) return given;
  const input = given.currentTarget;
  if (input instanceof HTMLInputElement && input.type === 'checkbox') return input.checked;
  return input instanceof HTMLElement && 'value' in input ? input.value : given;
}

function follow<Values extends FormValues>(values: Values, before: Values, now: Values): Values {
  const touched = Object.entries(values).filter(([key, value]) => !isSame(value, before[key]));
  return { ...now, ...Object.fromEntries(touched) };
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
