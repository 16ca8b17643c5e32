import { Refusal } from '#platform/errors/refusal.ts';
import type { Metric } from '#platform/metrics/metric.ts';
import type { Figure, KeptSource, Operand, Source } from '../../contract/measuring.ts';
import type { TargetKind } from '../../contract/words.ts';
import { operandsOf } from './formula.ts';
import { inOrderOfNeed, needsOf } from './order.ts';

type Known = Pick<Metric, 'key' | 'unit' | 'kind' | 'breakdowns' | 'byActivity'>;

/** What a source is checked against. */
export interface Surroundings {
  target: { id: string; kind: TargetKind };
  metric(key: string): Known | undefined;
  /** Every live target of the plan: its source, its name for a sentence, its unit where it has one. */
  targets: ReadonlyMap<string, { source: KeptSource | null; name: string; unit: string | null }>;
}

/**
 * What can be known to be wrong before anything is computed.
 * @throws Refusal with the field that it concerns
 */
export function checkSource(source: Source, around: Surroundings): KeptSource {
  assertFits(source, around.target.kind);
  assertNoCircle(source, around);
  switch (source.kind) {
    case 'by-hand':
      return { ...source, figure: 'level' };
    case 'metric':
      return { ...source, figure: metricOf(source, around, 'source.').kind };
    case 'conditions':
      source.conditions.forEach((condition, at) => {
        if (condition.is === 'metric-reached') metricOf(condition, around, `source.conditions.${at}.`);
        if (condition.is === 'target-met' && !around.targets.has(condition.target))
          throw new Refusal('source_record_unknown', { field: `source.conditions.${at}.target` });
      });
      return { ...source, figure: 'share' };
    default:
      return { ...source, figure: checkFormula(source, around) };
  }
}

function assertFits(source: Source, kind: TargetKind): void {
  const milestone = kind === 'milestone';
  const fits = source.kind === 'by-hand' || (source.kind === 'conditions') === milestone;
  if (!fits) throw new Refusal('source_does_not_fit', { field: 'source.kind' });
}

function metricOf(
  asked: { metric: string; breakdown: string | null; ofActivity: boolean },
  around: Surroundings,
  field: string,
): Known {
  const metric = around.metric(asked.metric);
  if (!metric) throw new Refusal('metric_unknown', { field: `${field}metric`, params: { metric: asked.metric } });
  if (asked.breakdown !== null && !metric.breakdowns.includes(asked.breakdown))
    throw new Refusal('breakdown_unknown', { field: `${field}breakdown`, params: { breakdown: asked.breakdown } });
  if (asked.ofActivity && !metric.byActivity)
    throw new Refusal('metric_not_by_activity', { field: `${field}ofActivity` });
  return metric;
}

interface Meant {
  unit: string | null;
  figure: Figure;
}

function checkFormula(source: Extract<Source, { kind: 'formula' }>, around: Surroundings): Figure {
  const { formula } = source;
  const fieldOf = (operand: Operand) => {
    if (formula.do === 'ratio') return `source.formula.${operand === formula.under ? 'under' : 'over'}.`;
    return formula.do === 'growth' ? 'source.formula.of.' : `source.formula.of.${formula.of.indexOf(operand)}.`;
  };
  const meant = operandsOf(formula).map((operand) => meaningOf(operand, around, fieldOf(operand)));
  if (formula.do === 'ratio') {
    const { under } = formula;
    if (under.from === 'number' && under.number === 0)
      throw new Refusal('division_by_zero', { field: 'source.formula.under.number' });
    return formula.percent ? 'share' : 'level';
  }
  if (formula.do === 'growth') return meant[0]?.figure === 'flow' ? 'flow' : 'level';
  const units = new Set(meant.flatMap((one) => one.unit ?? []));
  if (units.size > 1) throw new Refusal('units_mixed', { field: 'source.formula.of' });
  return meant.every((one) => one.figure === 'flow') ? 'flow' : 'level';
}

function meaningOf(operand: Operand, around: Surroundings, field: string): Meant {
  if (operand.from === 'number') return { unit: null, figure: 'flow' };
  if (operand.from === 'metric') {
    const metric = metricOf(operand, around, field);
    return { unit: metric.unit, figure: metric.kind };
  }
  const target = around.targets.get(operand.target);
  if (!target) throw new Refusal('source_record_unknown', { field: `${field}target` });
  return { unit: unitOf(target, around), figure: 'level' };
}

/** The unit of a target that measures itself is its metric's; of another what a person wrote. */
function unitOf(target: { source: KeptSource | null; unit: string | null }, around: Surroundings): string | null {
  if (target.source?.kind === 'metric') return around.metric(target.source.metric)?.unit ?? null;
  if (target.source?.kind === 'formula' && target.source.formula.do === 'ratio' && target.source.formula.percent)
    return 'percent';
  return { '%': 'percent', '€': 'euro', eurot: 'euro' }[target.unit ?? ''] ?? (target.unit ? 'count' : null);
}

function assertNoCircle(source: Source, { target, targets }: Surroundings): void {
  const needs = new Map([...targets].map(([id, one]) => [id, one.source ? needsOf(one.source) : []]));
  needs.delete(target.id);
  const { circles } = inOrderOfNeed(new Map([[target.id, needsOf(source)], ...needs]));
  const circle = circles.find((one) => one.includes(target.id));
  if (!circle) return;
  const path = circle.map((id) => `„${targets.get(id)?.name ?? id}“`).join(' → ');
  throw new Refusal('formula_circle', { field: 'source', params: { path } });
}
