import type { MetricPeriod } from '#platform/metrics/metric.ts';
import type { KeptSource } from '../../contract/measuring.ts';
import type { Span } from '../calendar.ts';
import { operandsOf } from './formula.ts';
import type { SeriesPeriod } from './periods.ts';

/** A metric as it is asked: for all periods that anybody needs at once. */
export interface Question {
  key: string;
  metric: string;
  breakdown: string | null;
  activityId: string | null;
  periods: MetricPeriod[];
}

interface Asking {
  metric: string;
  breakdown: string | null;
  ofActivity: boolean;
}

export function keyOfQuestion(asking: Asking, activityId: string): string {
  return [asking.metric, asking.breakdown ?? '', asking.ofActivity ? activityId : ''].join('|');
}

/** Which metrics a source asks. */
export function askingOf(source: KeptSource): readonly Asking[] {
  if (source.kind === 'metric') return [source];
  if (source.kind === 'formula')
    return operandsOf(source.formula).flatMap((one) => (one.from === 'metric' ? [one] : []));
  if (source.kind === 'conditions')
    return source.conditions.flatMap((one) => (one.is === 'metric-reached' ? [one] : []));
  return [];
}

interface Asker {
  activityId: string;
  source: KeptSource;
  periods: readonly SeriesPeriod[];
  span: Span;
}

/** Each distinct metric × breakdown × activity once, with every period that some target needs of it. */
export function questionsOf(askers: readonly Asker[]): Question[] {
  const questions = new Map<string, Question & { known: Set<string> }>();
  for (const { activityId, source, periods, span } of askers) {
    const spans = source.kind === 'conditions' ? [span] : periods.map(({ since, end }) => ({ start: since, end }));
    for (const asking of askingOf(source)) {
      const key = keyOfQuestion(asking, activityId);
      const question = questions.get(key) ?? {
        key,
        metric: asking.metric,
        breakdown: asking.breakdown,
        activityId: asking.ofActivity ? activityId : null,
        periods: [],
        known: new Set<string>(),
      };
      questions.set(key, question);
      for (const { start, end } of spans) {
        if (question.known.has(`${start}/${end}`)) continue;
        question.known.add(`${start}/${end}`);
        question.periods.push({ start, end });
      }
    }
  }
  return [...questions.values()].map(({ known: _, ...question }) => question);
}
