import type { Scope } from '#platform/db/scope.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { Source } from '../../contract/measuring.ts';
import { type MeasuredTarget, readHand } from '../../reads/measured.ts';
import type { StoredValue } from '../../reads/values.ts';
import { partAround } from '../../rules/calendar.ts';
import type { Problem } from '../../rules/measuring/compute.ts';
import { periodsOfSource } from '../../rules/measuring/periods.ts';
import { questionsOf } from '../../rules/measuring/questions.ts';
import type { HandPoint } from '../../rules/measuring/series.ts';
import { askMetrics, type MeasuringServices } from './ask.ts';
import { type Bound, computeAll, isBound, worldOf } from './engine.ts';
import { checkedSource } from './sources.ts';

/** A person waits for it. */
const limits = { timeoutMs: 5_000 };

export interface Trial {
  target: MeasuredTarget;
  values: StoredValue[];
  hand: HandPoint[];
  problem: Problem | null;
}

/** What a source would give, without a trace: nothing is stored. */
export async function trySource(
  services: MeasuringServices,
  scope: Scope,
  targetId: string,
  source: Source,
): Promise<Trial> {
  const today = dayOf(services.clock.now());
  const { world, bound, hand } = await services.database.inScope(scope, async (tx) => {
    const checked = await checkedSource(tx, services.metrics, targetId, source, today);
    const target = withSource(checked.target, checked.kept, today);
    const others = checked.targets.filter((one) => one.id !== targetId);
    // Other targets give what they have: only this one is computed.
    const known = await worldOf(tx, [target, ...others.map((one) => ({ ...one, source: null }))], today);
    const hand = (await readHand(tx, [targetId])).get(targetId) ?? [];
    return { world: known, bound: target, hand };
  });
  if (!isBound(bound)) return { target: bound, values: [], hand, problem: null };
  const answers = await askMetrics(services, scope, questionsOf([bound]), today, limits);
  const outcome = computeAll(world, answers).find((one) => one.target.id === targetId);
  const values = outcome && 'values' in outcome ? outcome.values : [];
  return {
    target: bound,
    values: values.map((value) => ({ targetId, ...value })),
    hand,
    problem: outcome && 'problem' in outcome ? outcome.problem : null,
  };
}

/** One figure of a target's source up to a day, for its baseline. */
export async function valueOn(
  services: MeasuringServices,
  scope: Scope,
  target: Bound,
  day: string,
): Promise<number | null> {
  const { source } = target;
  const bare = source.kind === 'formula' && source.formula.do === 'growth' ? asSum(source) : source;
  if (!('per' in bare)) return null;
  // Of what happens over time the part of the calendar that ends with that day, such as the year before the plan.
  const { start } = partAround(day, bare.per);
  const one = { ...target, source: bare, periods: [{ start, since: start, end: day, measuredOn: day }] };
  const world = await services.database.inScope(scope, (tx) => worldOf(tx, [one], day));
  const answers = await askMetrics(services, scope, questionsOf([one]), day, limits);
  const [outcome] = computeAll(world, answers);
  return outcome && 'values' in outcome ? (outcome.values[0]?.value ?? null) : null;
}

/** Of "growth of something" the baseline is that something. */
function asSum(source: Extract<Bound['source'], { kind: 'formula' }>): Bound['source'] {
  const { formula } = source;
  return formula.do === 'growth' ? { ...source, formula: { do: 'sum', of: [formula.of] } } : source;
}

function withSource(target: MeasuredTarget, source: Bound['source'], today: string): MeasuredTarget {
  const periods = 'per' in source ? periodsOfSource(source, target, target.span, today) : [];
  return { ...target, source, periods };
}
