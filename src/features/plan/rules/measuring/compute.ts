import type { MetricKind, MetricValue } from '#platform/metrics/metric.ts';
import type { Condition, KeptSource, Operand } from '../../contract/measuring.ts';
import type { Span } from '../calendar.ts';
import { type Finding, judge } from './conditions.ts';
import { evaluate, type OperandFigure } from './formula.ts';
import type { SeriesPeriod } from './periods.ts';
import { keyOfQuestion } from './questions.ts';
import type { Point } from './series.ts';

export interface Problem {
  code: string;
  params: Record<string, string | number>;
}

/** What one metric answered, or why it did not. */
export type Answer = { kind: MetricKind; values: readonly MetricValue[] } | { problem: Problem };

/** One figure to be kept. */
export interface FreshValue {
  periodStart: string;
  periodEnd: string;
  countedSince: string;
  measuredOn: string;
  part: string | null;
  value: number | null;
  hits: number | null;
  whole: number | null;
  gap: string | null;
  breaksSeries: boolean;
}

export interface Computable {
  activityId: string;
  source: KeptSource;
  baseline: number | null;
  span: Span;
  periods: readonly SeriesPeriod[];
}

export interface Sight {
  today: string;
  answer(key: string): Answer | undefined;
  /** The series of another target, oldest first; or why there is none. */
  series(targetId: string): readonly Point[] | Problem;
  /** How a condition that asks no metric stands. */
  finding(condition: Condition): Finding;
}

/** Thrown within, so that one missing answer ends the whole target. */
class Missing extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** All figures of one target, or why they could not be had. */
export function compute(target: Computable, sight: Sight): { values: FreshValue[] } | { problem: Problem } {
  try {
    return { values: valuesOf(target, sight) };
  } catch (error) {
    if (error instanceof Missing) return { problem: error.problem };
    throw error;
  }
}

function valuesOf(target: Computable, sight: Sight): FreshValue[] {
  const { source } = target;
  if (source.kind === 'metric') {
    const table = tableOf(source, target, sight);
    return target.periods.flatMap((period) => table.at(period).map((one) => ({ ...frameOf(period), ...one })));
  }
  if (source.kind === 'formula') {
    const look = lookOf(target, sight);
    return target.periods.map((period) => ({
      ...frameOf(period),
      part: null,
      breaksSeries: false,
      ...evaluate(source.formula, target.baseline, (operand) => look(operand, period)),
    }));
  }
  return source.kind === 'conditions' ? [milestoneOf(source, target, sight)] : [];
}

function frameOf(period: SeriesPeriod) {
  return {
    periodStart: period.start,
    periodEnd: period.end,
    countedSince: period.since,
    measuredOn: period.measuredOn,
  };
}

type Figures = Pick<FreshValue, 'part' | 'value' | 'hits' | 'whole' | 'gap' | 'breaksSeries'>;

/** What a metric says, period by period; of what happened, a part that had nothing had none. */
function tableOf(
  asking: { metric: string; breakdown: string | null; ofActivity: boolean },
  target: Pick<Computable, 'activityId'>,
  sight: Sight,
) {
  const answer = sight.answer(keyOfQuestion(asking, target.activityId));
  if (!answer) throw new Missing({ code: 'metric_unknown', params: { metric: asking.metric } });
  if ('problem' in answer) throw new Missing(answer.problem);
  const byPeriod = Map.groupBy(answer.values, ({ period }) => `${period.start}/${period.end}`);
  const parts = asking.breakdown === null ? [null] : [...new Set(answer.values.map((one) => one.part))];
  return {
    at(period: { since: string; end: string }): Figures[] {
      const found = new Map(byPeriod.get(`${period.since}/${period.end}`)?.map((one) => [one.part, one]));
      return parts.flatMap((part) => {
        const one = found.get(part);
        if (one) return [figuresOf(part, one)];
        if (answer.kind === 'flow') return [figuresOf(part, { value: 0 })];
        return part === null ? [figuresOf(part, { value: null })] : [];
      });
    },
  };
}

function figuresOf(part: string | null, one: Pick<MetricValue, 'value' | 'of' | 'breaksSeries'>): Figures {
  const value = one.value !== null && Number.isFinite(one.value) ? one.value : null;
  return {
    part,
    value,
    hits: one.of?.hits ?? null,
    whole: one.of?.whole ?? null,
    gap: value === null ? 'nothing_measured' : null,
    breaksSeries: one.breaksSeries ?? false,
  };
}

function lookOf(target: Computable, sight: Sight) {
  const tables = new Map<Operand, ReturnType<typeof tableOf>>();
  return (operand: Operand, period: SeriesPeriod): readonly OperandFigure[] => {
    if (operand.from === 'number') return [{ part: null, value: operand.number }];
    if (operand.from === 'target') return latestOf(operand.target, period, sight);
    const table = tables.get(operand) ?? tableOf(operand, target, sight);
    tables.set(operand, table);
    return table.at(period);
  };
}

/** The newest figure of another target, and of each of its parts, up to the day that is spoken of. */
function latestOf(targetId: string, period: SeriesPeriod, sight: Sight): OperandFigure[] {
  const series = sight.series(targetId);
  if ('code' in series) throw new Missing(series);
  const known = series.filter((point) => point.measuredOn <= period.measuredOn);
  return [...Map.groupBy(known, (point) => point.part)].map(([part, points]) => ({
    part,
    value: points.at(-1)?.value ?? null,
  }));
}

function milestoneOf(
  source: Extract<KeptSource, { kind: 'conditions' }>,
  target: Computable,
  sight: Sight,
): FreshValue {
  const findings = source.conditions.map((condition) => findingOf(condition, target, sight));
  const { met, on, hits, whole } = judge(source.need, findings);
  return {
    periodStart: target.span.start,
    periodEnd: target.span.end,
    countedSince: target.span.start,
    measuredOn: met ? (on ?? sight.today) : sight.today,
    part: null,
    value: met ? 1 : 0,
    hits,
    whole,
    gap: null,
    breaksSeries: false,
  };
}

function findingOf(condition: Condition, target: Computable, sight: Sight): Finding {
  if (condition.is !== 'metric-reached') return sight.finding(condition);
  const figures = tableOf(condition, target, sight).at({ since: target.span.start, end: target.span.end });
  // Of several parts each must have come so far.
  const holds = figures.length > 0 && figures.every((one) => one.value !== null && one.value >= condition.atLeast);
  return { holds, on: holds ? sight.today : null };
}
