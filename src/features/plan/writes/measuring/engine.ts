import type { ScopedTx } from '#platform/db/database.ts';
import type { Condition } from '../../contract/measuring.ts';
import { factsOfTarget, sourceFactsOf } from '../../reads/computed.ts';
import { readFindings } from '../../reads/condition-facts.ts';
import { type Lock, type MeasuredTarget, readHand, readLocks, readMeasured } from '../../reads/measured.ts';
import { readValues, type StoredValue } from '../../reads/values.ts';
import { verdictOf } from '../../rules/indicator-state.ts';
import { type Answer, compute, type FreshValue, type Problem, type Sight } from '../../rules/measuring/compute.ts';
import type { Finding } from '../../rules/measuring/conditions.ts';
import { inOrderOfNeed, needsOf } from '../../rules/measuring/order.ts';
import { type HandPoint, isLocked, mergedSeries, type Point } from '../../rules/measuring/series.ts';

/** All that is read before anything is computed. */
export interface World {
  today: string;
  targets: ReadonlyMap<string, MeasuredTarget>;
  locks: ReadonlyMap<string, Lock[]>;
  /** Of targets that others need. */
  hand: ReadonlyMap<string, HandPoint[]>;
  stored: ReadonlyMap<string, StoredValue[]>;
  finding: (condition: Condition) => Finding;
}

export async function readWorld(tx: ScopedTx, filter: { planId?: string | undefined }, today: string): Promise<World> {
  const targets = await readMeasured(tx, filter, today);
  return worldOf(tx, targets, today);
}

export async function worldOf(tx: ScopedTx, targets: readonly MeasuredTarget[], today: string): Promise<World> {
  const bound = targets.filter(isBound);
  const needed = [...new Set(bound.flatMap((target) => needsOf(target.source)))];
  const conditions = bound.flatMap(({ source }) => (source.kind === 'conditions' ? source.conditions : []));
  return {
    today,
    targets: new Map(targets.map((target) => [target.id, target])),
    locks: Map.groupBy(
      await readLocks(tx, [...new Set(targets.map((target) => target.planId))]),
      (lock) => lock.planId,
    ),
    hand: await readHand(tx, needed),
    stored: await readValues(tx, needed),
    finding: await readFindings(tx, conditions, today),
  };
}

export type Bound = MeasuredTarget & { source: NonNullable<MeasuredTarget['source']> };

/** Whether it computes; one that went back to a person's hand does not. */
export function isBound(target: MeasuredTarget): target is Bound {
  return target.source !== null && target.source.kind !== 'by-hand';
}

export type Outcome = { target: Bound } & ({ values: FreshValue[] } | { problem: Problem });

/** Every bound target of the world, each after those that it needs; what stands in a circle says so. */
export function computeAll(world: World, answers: ReadonlyMap<string, Answer>): Outcome[] {
  const bound = [...world.targets.values()].filter(isBound);
  const needs = new Map(bound.map((target) => [target.id, needsOf(target.source)]));
  const { order, circles } = inOrderOfNeed(needs);
  const fresh = new Map<string, Outcome>();
  const sight = sightOf(world, answers, fresh);
  for (const id of order) {
    const target = world.targets.get(id);
    if (target && isBound(target)) fresh.set(id, { target, ...compute(target, sight) });
  }
  for (const target of bound) {
    if (fresh.has(target.id)) continue;
    const circle = circles.find((one) => one.includes(target.id)) ?? circles[0] ?? [];
    const path = circle.map((id) => world.targets.get(id)?.name ?? '').join(' → ');
    fresh.set(target.id, { target, problem: { code: 'formula_circle', params: { path } } });
  }
  return [...fresh.values()];
}

function sightOf(world: World, answers: ReadonlyMap<string, Answer>, fresh: ReadonlyMap<string, Outcome>): Sight {
  const series = (id: string): readonly Point[] | Problem => {
    const target = world.targets.get(id);
    if (!target) return { code: 'source_record_unknown', params: {} };
    const outcome = fresh.get(id);
    if (outcome && 'problem' in outcome) return { code: 'needs_stale', params: { name: target.name } };
    return mergedSeries(target.kind, computedOf(world, target, outcome), world.hand.get(id) ?? []);
  };
  return {
    today: world.today,
    answer: (key) => answers.get(key),
    series,
    finding: (condition) =>
      condition.is === 'target-met' ? findingOfTarget(world, condition.target, fresh) : world.finding(condition),
  };
}

/** What was computed just now, save for locked periods, whose figures stay. Nothing computed: what was stored before. */
function computedOf(world: World, target: MeasuredTarget, outcome: Outcome | undefined): (FreshValue | StoredValue)[] {
  const stored = world.stored.get(target.id) ?? [];
  if (!outcome || 'problem' in outcome) return stored;
  const locks = world.locks.get(target.planId) ?? [];
  const kept = stored.filter((value) => isLocked(value.measuredOn, locks));
  const open = outcome.values.filter((value) => !isLocked(value.measuredOn, locks));
  return [...kept, ...open].sort((a, b) => a.measuredOn.localeCompare(b.measuredOn));
}

function findingOfTarget(world: World, id: string, fresh: ReadonlyMap<string, Outcome>): Finding {
  const target = world.targets.get(id);
  if (!target) return { holds: false, on: null };
  const hand = world.hand.get(id) ?? [];
  const facts = factsOfTarget(target, hand, computedOf(world, target, fresh.get(id)), sourceFactsOf(target.source));
  const { state } = verdictOf(facts, target.period, { today: world.today, countedFrom: target.countedFrom });
  const on = facts.measurements.at(-1)?.measuredOn ?? world.today;
  return { holds: state === 'met', on: state === 'met' ? on : null };
}
