import type { Scope } from '#platform/db/scope.ts';
import { dayOf } from '#platform/time/clock.ts';
import { openPlanIds } from '../../reads/measured.ts';
import { questionsOf } from '../../rules/measuring/questions.ts';
import { type AskLimits, askMetrics, type MeasuringServices, usualLimits } from './ask.ts';
import { computeAll, isBound, readWorld } from './engine.ts';
import { lockMeasuring, recordStates, storeOutcomes } from './store.ts';

export interface Recomputed {
  targets: number;
  values: number;
  failed: number;
  turned: number;
  /** Something that turned is itself counted by a metric that was asked before it turned. */
  again: boolean;
}

/** The one metric that counts what this computation itself brings about. */
const countsStates = 'plan.milestones-met';

/**
 * Computes every figure of an organisation's open plans, or of one plan. All periods that are not locked are asked for
 * each time: a late entry of last spring is found without anybody telling, and it costs a metric one statement either way.
 * Safe to run twice at once, and again after a crash: the figures are stored in one transaction at the end.
 */
export async function recompute(
  services: MeasuringServices,
  scope: Scope,
  filter: { planId?: string | undefined } = {},
  limits: AskLimits = usualLimits,
): Promise<Recomputed> {
  const first = await computeOnce(services, scope, filter, limits);
  return first.again ? { ...(await computeOnce(services, scope, filter, limits)), turned: first.turned } : first;
}

async function computeOnce(
  services: MeasuringServices,
  scope: Scope,
  filter: { planId?: string | undefined },
  limits: AskLimits,
): Promise<Recomputed> {
  const { database, clock } = services;
  const began = clock.now();
  const today = dayOf(began);
  const { world, planIds } = await database.inScope(scope, async (tx) => ({
    world: await readWorld(tx, filter, today),
    planIds: await openPlanIds(tx, filter.planId),
  }));
  const bound = [...world.targets.values()].filter(isBound);
  const questions = questionsOf(bound);
  const answers = await askMetrics(services, scope, questions, today, limits);
  const outcomes = computeAll(world, answers);
  const turned = await database.inScope(scope, async (tx) => {
    await lockMeasuring(tx);
    await storeOutcomes(tx, began, world, outcomes);
    return recordStates(tx, began, planIds, today);
  });
  return {
    targets: bound.length,
    values: outcomes.reduce((sum, one) => sum + ('values' in one ? one.values.length : 0), 0),
    failed: outcomes.filter((one) => 'problem' in one).length,
    turned,
    again: turned > 0 && questions.some((question) => question.metric === countsStates),
  };
}
