import { expect, it } from 'vitest';
import type { KeptSource, Source } from '../../../../contract/measuring.ts';
import { draftOf, sourceOf } from './source-draft.ts';

const id = '0197f000-0000-7000-8000-000000000000';
const visits = { metric: 'outside.visits', breakdown: 'municipality', ofActivity: true };
const given: Source[] = [
  { kind: 'metric', ...visits, per: 'quarter' },
  {
    kind: 'formula',
    per: 'month',
    formula: {
      do: 'ratio',
      over: { from: 'metric', ...visits },
      under: { from: 'number', number: 2.5 },
      percent: false,
    },
  },
  { kind: 'formula', per: 'year', formula: { do: 'growth', of: { from: 'target', target: id } } },
  { kind: 'formula', per: 'month', formula: { do: 'min', of: [{ from: 'metric', ...visits, breakdown: null }] } },
  {
    kind: 'conditions',
    need: 'any',
    conditions: [
      { is: 'step-done', step: id },
      { is: 'steps-done', activity: id },
      { is: 'target-met', target: id },
      { is: 'decision-decided', decision: id },
      { is: 'evidence', activity: id, kind: 'photo' },
      { is: 'metric-reached', ...visits, atLeast: 4 },
    ],
  },
];

it.each(given.map((source) => [source.kind, source] as const))('gives a %s back as it was opened', (_, source) => {
  const kept: KeptSource = { ...source, figure: 'flow' };
  const kind = source.kind === 'conditions' ? 'milestone' : 'rate';
  expect(sourceOf(draftOf({ kind, per: null, source: kept }, id))).toEqual({ source });
});

it('says which fields are still to be filled in, by the names that the server uses', () => {
  const draft = draftOf({ kind: 'rate', per: 'month', source: null }, id);
  expect(sourceOf(draft)).toEqual({ wrong: { 'source.metric': 'choose' } });
  const formula = {
    ...draft,
    kind: 'formula' as const,
    under: { ...draft.under, from: 'number' as const, number: 'palju' },
  };
  expect(sourceOf(formula)).toEqual({
    wrong: { 'source.formula.over.metric': 'choose', 'source.formula.under.number': 'wrong_number' },
  });
});
