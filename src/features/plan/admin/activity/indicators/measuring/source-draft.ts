import { parseNumber } from '#ui/parse.ts';
import type { Condition, Formula, MeasuringPer, Operand, Source } from '../../../../contract/measuring.ts';
import type { TargetView } from '../../../../contract/plan.ts';
import { EvidenceKind } from '../../../../contract/words.ts';

/** A source as it is being put together: every field of every kind, so that looking at another kind loses nothing. */
export interface OperandDraft {
  from: Operand['from'];
  metric: string;
  breakdown: string;
  ofActivity: boolean;
  target: string;
  number: string;
}
export interface ConditionDraft extends Omit<OperandDraft, 'from' | 'number'> {
  is: Condition['is'];
  step: string;
  activity: string;
  decision: string;
  atLeast: string;
  evidence: string;
}
export interface SourceDraft {
  kind: Source['kind'];
  per: MeasuringPer;
  metric: OperandDraft;
  do: Formula['do'];
  over: OperandDraft;
  under: OperandDraft;
  of: OperandDraft[];
  percent: boolean;
  need: 'all' | 'any';
  conditions: ConditionDraft[];
}

export const emptyOperand: OperandDraft = {
  from: 'metric',
  metric: '',
  breakdown: '',
  ofActivity: false,
  target: '',
  number: '',
};

export function emptyCondition(activity: string): ConditionDraft {
  const { from: _, number: __, ...fields } = emptyOperand;
  return { ...fields, is: 'step-done', step: '', activity, decision: '', atLeast: '', evidence: '' };
}

export function draftOf(target: Pick<TargetView, 'kind' | 'per' | 'source'>, activity: string): SourceDraft {
  const { source } = target;
  const draft: SourceDraft = {
    kind: target.kind === 'milestone' ? 'conditions' : 'metric',
    per: target.per && target.per !== 'day' ? target.per : 'month',
    metric: emptyOperand,
    do: 'ratio',
    over: emptyOperand,
    under: emptyOperand,
    of: [emptyOperand],
    percent: true,
    need: 'all',
    conditions: [emptyCondition(activity)],
  };
  if (source?.kind === 'metric')
    return { ...draft, per: source.per, metric: operandDraft({ from: 'metric', ...source }) };
  if (source?.kind === 'formula')
    return { ...draft, kind: 'formula', per: source.per, ...formulaDraft(source.formula) };
  if (source?.kind === 'conditions') {
    const conditions = source.conditions.map((one) => conditionDraft(one, activity));
    return { ...draft, need: source.need, conditions };
  }
  return draft;
}

function formulaDraft(formula: Formula): Partial<SourceDraft> {
  if (formula.do === 'ratio') {
    const { over, under, percent } = formula;
    return { do: 'ratio', over: operandDraft(over), under: operandDraft(under), percent };
  }
  return { do: formula.do, of: (formula.do === 'growth' ? [formula.of] : formula.of).map(operandDraft) };
}

function operandDraft(operand: Operand): OperandDraft {
  if (operand.from === 'number') return { ...emptyOperand, from: 'number', number: written(operand.number) };
  if (operand.from === 'target') return { ...emptyOperand, from: 'target', target: operand.target };
  const { metric, breakdown, ofActivity } = operand;
  return { ...emptyOperand, metric, breakdown: breakdown ?? '', ofActivity };
}

function conditionDraft(condition: Condition, activity: string): ConditionDraft {
  const draft = emptyCondition(activity);
  if (condition.is === 'evidence') return { ...draft, ...condition, evidence: condition.kind ?? '' };
  if (condition.is !== 'metric-reached') return { ...draft, ...condition };
  return { ...draft, ...condition, breakdown: condition.breakdown ?? '', atLeast: written(condition.atLeast) };
}

function written(value: number): string {
  return String(value).replace('.', ',');
}

export type Wrong = Readonly<Record<string, 'choose' | 'wrong_number'>>;

/** What would be sent, or which fields are not filled in yet, by the paths that the server uses too. */
export function sourceOf(draft: SourceDraft): { source: Source } | { wrong: Wrong } {
  const wrong: Record<string, 'choose' | 'wrong_number'> = {};
  const source = writtenOut(draft, (field, code) => {
    wrong[field] = code;
  });
  return Object.keys(wrong).length > 0 ? { wrong } : { source };
}

type Miss = (field: string, code: 'choose' | 'wrong_number') => void;

function writtenOut(draft: SourceDraft, miss: Miss): Source {
  const { kind, per } = draft;
  if (kind === 'by-hand') return { kind };
  if (kind === 'metric') {
    const { from: _, ...asked } = metricOf(draft.metric, 'source.', miss);
    return { kind, per, ...asked };
  }
  if (kind === 'formula') return { kind, per, formula: formulaOf(draft, miss) };
  const conditions = draft.conditions.map((one, at) => conditionOf(one, `source.conditions.${at}.`, miss));
  return { kind, need: draft.need, conditions };
}

function formulaOf(draft: SourceDraft, miss: Miss): Formula {
  if (draft.do === 'ratio') {
    const over = operandOf(draft.over, 'source.formula.over.', miss);
    return { do: 'ratio', over, under: operandOf(draft.under, 'source.formula.under.', miss), percent: draft.percent };
  }
  if (draft.do === 'growth') {
    return { do: 'growth', of: operandOf(draft.of[0] ?? emptyOperand, 'source.formula.of.', miss) };
  }
  return { do: draft.do, of: draft.of.map((one, at) => operandOf(one, `source.formula.of.${at}.`, miss)) };
}

function operandOf(draft: OperandDraft, path: string, miss: Miss): Operand {
  if (draft.from === 'number') return { from: 'number', number: numberOf(draft.number, `${path}number`, miss) };
  if (draft.from === 'metric') return metricOf(draft, path, miss);
  if (draft.target === '') miss(`${path}target`, 'choose');
  return { from: 'target', target: draft.target };
}

function metricOf(draft: Pick<OperandDraft, 'metric' | 'breakdown' | 'ofActivity'>, path: string, miss: Miss) {
  const { metric, breakdown, ofActivity } = draft;
  if (metric === '') miss(`${path}metric`, 'choose');
  return { from: 'metric' as const, metric, breakdown: breakdown === '' ? null : breakdown, ofActivity };
}

function numberOf(text: string, field: string, miss: Miss): number {
  const number = parseNumber(text);
  if (number === null || Math.abs(number) > 1e12) miss(field, 'wrong_number');
  return number ?? 0;
}

function conditionOf(draft: ConditionDraft, path: string, miss: Miss): Condition {
  const chosen = (field: 'step' | 'activity' | 'target' | 'decision') => {
    if (draft[field] === '') miss(`${path}${field}`, 'choose');
    return draft[field];
  };
  switch (draft.is) {
    case 'step-done':
      return { is: draft.is, step: chosen('step') };
    case 'steps-done':
      return { is: draft.is, activity: chosen('activity') };
    case 'target-met':
      return { is: draft.is, target: chosen('target') };
    case 'decision-decided':
      return { is: draft.is, decision: chosen('decision') };
    case 'evidence':
      return {
        is: draft.is,
        activity: chosen('activity'),
        kind: EvidenceKind.nullable()
          .catch(null)
          .parse(draft.evidence || null),
      };
    default: {
      const { from: _, ...asked } = metricOf(draft, path, miss);
      return { is: draft.is, ...asked, atLeast: numberOf(draft.atLeast, `${path}atLeast`, miss) };
    }
  }
}
