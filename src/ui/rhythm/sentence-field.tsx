import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { partsMissing, problemOf } from '#platform/rhythm/check-rule.ts';
import { nextDueDays } from '#platform/rhythm/due-days.ts';
import type { Cadence } from '#platform/rhythm/rule.ts';
import { readSentence, type Unread } from '#platform/rhythm/words/parse.ts';
import { sentenceOf } from '#platform/rhythm/words/words.ts';
import { createTexts } from '../i18n/texts.ts';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { useLanguage } from '../i18n/use-language.tsx';
import { useFormat } from '../use-format.ts';
import './rhythm.css';

type PlatformTree = typeof import('#platform/texts/et.json', { with: { type: 'json' }});
const usePlatformTexts = createTexts<PlatformTree>('platform');

const daysShown = 6;

export interface SentenceFieldProps {
  value: Cadence;
  /** Only what was understood; a beginning and an end that the sentence does not name stay as they are. */
  onChange: (cadence: Cadence) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** How often, typed as one says it; beneath stands how it was understood, and the next days that come of it. */
export function SentenceField({ value, onChange, error, autoFocus }: SentenceFieldProps) {
  const t = useUiTexts();
  const { language } = useLanguage();
  const sentence = sentenceOf({ ...value, since: null, until: null }, language);
  const [typed, setTyped] = useState<{ text: string; meant: string } | null>(null);
  // Once the rule was changed beside this field, what was typed here is no longer what it says.
  const current = typed && (typed.meant === '' || typed.meant === sentence) ? typed : null;
  const read = current ? readSentence(current.text) : null;
  const change = (text: string) => {
    const { cadence } = readSentence(text);
    setTyped({ text, meant: cadence ? sentenceOf({ ...cadence, since: null, until: null }, language) : '' });
    if (cadence) onChange(merge(value, cadence));
  };
  const unread = useUnread(read?.unread ?? null);
  return (
    <div className="k-rhythm">
      <TextInput
        label={t('rhythm.label')}
        description={t('rhythm.hint')}
        value={current?.text ?? sentence}
        error={unread ?? error}
        maxLength={300}
        data-autofocus={autoFocus || undefined}
        onChange={(event) => change(event.currentTarget.value)}
      />
      <div className="k-rhythm-preview" aria-live="polite">
        {!unread && <Preview cadence={value} typed={current?.text ?? null} sentence={sentence} />}
      </div>
    </div>
  );
}

/** Which municipalities are meant is a list beside the sentence; it stays as long as the sentence asks for the same. */
function merge(value: Cadence, read: Cadence): Cadence {
  const same = read.each !== null && value.each?.breakdown === read.each.breakdown;
  const parts = read.each && (read.each.parts.length > 0 ? read.each.parts : same ? (value.each?.parts ?? []) : []);
  return {
    ...read,
    each: read.each && { ...read.each, parts: parts ?? [] },
    since: read.since ?? value.since,
    until: read.until ?? value.until,
  };
}

function useUnread(unread: Unread | null): string | null {
  const t = usePlatformTexts();
  return unread && t(`rhythm.unread.${unread.code}`, { word: unread.word ?? '' });
}

function Preview({ cadence, typed, sentence }: { cadence: Cadence; typed: string | null; sentence: string }) {
  const t = useUiTexts();
  const platform = usePlatformTexts();
  const format = useFormat();
  const today = format.today();
  const problem = problemOf(cadence, today) ?? (partsMissing(cadence) ? 'parts_missing' : null);
  if (problem) return <p className="k-form-problem">{platform(`fields.rhythm_${problem}`)}</p>;
  const days = nextDueDays(cadence, today, daysShown);
  return (
    <>
      {typed !== null && typed.trim() !== sentence && <p>{t('rhythm.read', { sentence })}</p>}
      <p className="k-soft k-small">{t(days.length > 0 ? 'rhythm.next' : 'rhythm.none')}</p>
      {days.length > 0 && (
        <ol className="k-rhythm-days">
          {days.map((day) => (
            <li key={day}>{format.day(day)}</li>
          ))}
        </ol>
      )}
    </>
  );
}
