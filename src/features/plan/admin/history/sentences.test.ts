import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import { createFormat } from '#ui/format.ts';
import type { HistoryEntry } from '../../contract/plan.ts';
import en from '../../texts/en.json' with { type: 'json' };
import et from '../../texts/et.json' with { type: 'json' };
import { sentenceOf } from './sentences.ts';

const texts = createInstance();
await texts.init({
  lng: 'et',
  ns: ['plan'],
  defaultNS: 'plan',
  resources: { et: { plan: et }, en: { plan: en } },
  interpolation: { escapeValue: false },
});

function say(language: 'et' | 'en', change: Partial<HistoryEntry>): string {
  const entry: HistoryEntry = {
    id: '1',
    at: '2026-11-23T10:00:00Z',
    actor: 'Mari',
    action: 'plan.step.changed',
    subjectKind: 'step',
    subjectId: '2',
    title: '',
    before: null,
    after: null,
    undoable: true,
    ...change,
  };
  const t = texts.getFixedT(language, 'plan');
  const known = (key: string) => texts.exists(key, { lng: language, ns: 'plan' });
  return sentenceOf(entry, (key, params) => String(t(key, { ...params })), known, createFormat(language));
}

test.each<[string, Partial<HistoryEntry>]>([
  [
    'Mari muutis alategevuse tähtaega: 12.03.2026 → 01.04.2026',
    { before: { due_on: '2026-03-12' }, after: { due_on: '2026-04-01' } },
  ],
  [
    'Mari muutis alategevuse olekut: alustamata → tehtud',
    {
      before: { state: 'not-started', done_on: null, done_by: null },
      after: { state: 'done', done_on: '2026-11-23', done_by: 'x' },
    },
  ],
  [
    'Mari muutis kava olekut: mustand → lõpetatud',
    { subjectKind: 'plan', before: { state: 'draft' }, after: { state: 'closed' } },
  ],
  ['Mari lisas tõendi', { action: 'plan.evidence.added', subjectKind: 'evidence', after: { title: 'Foto' } }],
  // The front page knows no fields: what was changed is told without them.
  ['Mari muutis osalise andmeid', { subjectKind: 'party' }],
  ['Mari muutis alategevust', {}],
  ['Mari kustutas mõõtmise', { action: 'plan.measurement.removed', subjectKind: 'measurement', before: {} }],
  ['Mari muutis tegevuse märkmeid', { subjectKind: 'activity', before: { notes: 'a' }, after: { notes: 'b' } }],
  ['Mari muutis alategevuse järjekorda', { before: { position: 10 }, after: { position: 20 } }],
  [
    'Mari muutis eelarverea kulutatud summat: 0 → 450,5',
    { subjectKind: 'budget-line', before: { spent_cents: 0 }, after: { spent_cents: 45_050 } },
  ],
])('%s', (sentence, entry) => {
  expect(say('et', entry)).toBe(sentence);
});

test('no field or kind without words stops the page', () => {
  expect(say('et', { subjectKind: 'kuupkala', before: { tundmatu: 1 }, after: { tundmatu: 2 } })).toBe(
    'Mari muutis kirje andmeid: 1 → 2',
  );
});

test('English puts the field before the record', () => {
  expect(say('en', { before: { due_on: null }, after: { due_on: '2026-04-01' } })).toBe(
    'Mari changed the due date of a step: none → 01.04.2026',
  );
});
