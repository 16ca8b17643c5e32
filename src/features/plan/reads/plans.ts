import type { z } from 'zod';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { mayOf, seesOnlyOwn } from '../access.ts';
import type { Counts, PlanSummary, PlanView, SectionView } from '../contract/plan.ts';
import type { ActivityState, IndicatorState } from '../contract/words.ts';
import type { PlanRow, PlanTables, SectionRow } from '../tables.ts';
import { type ActivityFacts, presentActivity, readFacts, type Standing, standingOf } from './facts.ts';

type PlanCounts = z.infer<typeof Counts>;

export async function listPlans(tx: ScopedTx, today: string): Promise<PlanSummary[]> {
  const rows = await tx
    .on<PlanTables>()
    .selectFrom('plan')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('removed_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const facts = await readFacts(tx, {});
  const byPlan = Map.groupBy(facts, (fact) => fact.plan_id);
  return rows
    .filter((row) => !seesOnlyOwn(tx.scope.actor) || byPlan.has(row.id))
    .map((row) => presentPlan(row, countsOf(byPlan.get(row.id) ?? [], today)));
}

/** @throws Refusal `not_found` */
export async function findPlan(tx: ScopedTx, id: string): Promise<PlanRow> {
  const row = await planRow(tx, id);
  if (!row) throw new Refusal('not_found');
  return row;
}

export async function hasPlan(tx: ScopedTx, id: string): Promise<boolean> {
  return (await planRow(tx, id)) !== undefined;
}

function planRow(tx: ScopedTx, id: string): Promise<PlanRow | undefined> {
  return tx
    .on<PlanTables>()
    .selectFrom('plan')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** The plan as this reader may know of it: to a guest a plan without an activity of theirs does not exist. */
export async function findShownPlan(tx: ScopedTx, id: string): Promise<PlanRow> {
  const row = await findPlan(tx, id);
  if (seesOnlyOwn(tx.scope.actor) && (await readFacts(tx, { planId: id, limit: 1 })).length === 0) {
    throw new Refusal('not_found');
  }
  return row;
}

export async function readPlan(tx: ScopedTx, id: string, today: string): Promise<PlanView> {
  const row = await findPlan(tx, id);
  const facts = await readFacts(tx, { planId: id });
  // To a guest a plan without an activity of theirs does not exist.
  if (facts.length === 0 && seesOnlyOwn(tx.scope.actor)) throw new Refusal('not_found');
  const sections = await sectionsOf(tx, id);
  const shown = new Set(facts.map((fact) => fact.section_id));
  const standings = facts.map((fact) => standingOf(fact, today));
  return {
    plan: {
      ...presentPlan(row, countStandings(facts, standings)),
      columns: row.columns,
      countedFrom: row.counted_from,
      notes: row.notes,
      partiesToConfirm: await countProposedParties(tx, id),
      over: row.state !== 'closed' && row.period_end !== null && row.period_end < today,
      may: mayOf(tx.scope.actor, false),
    },
    sections: sections.filter((section) => !seesOnlyOwn(tx.scope.actor) || shown.has(section.id)).map(presentSection),
    activities: facts.map((fact, index) => presentActivity(fact, standings[index] as Standing)),
  };
}

export interface ActivityQuery {
  limit: number;
  after?: string | undefined;
  section?: string | undefined;
  party?: string | undefined;
  state?: ActivityState | undefined;
  text?: string | undefined;
}

/**
 * One page of activities. A state is worked out, not stored, so filtering by it reads all that follow, in one statement:
 * page by page a plan of 12,000 activities without a single match took 95 s, this way it takes two.
 */
export async function pageActivities(tx: ScopedTx, planId: string, query: ActivityQuery, today: string) {
  const facts = await readFacts(tx, {
    planId,
    sectionId: query.section,
    partyId: query.party,
    text: query.text,
    after: query.after,
    limit: query.state ? undefined : query.limit + 1,
  });
  const found = facts.flatMap((fact) => {
    const standing = standingOf(fact, today);
    return !query.state || standing.state === query.state ? [presentActivity(fact, standing)] : [];
  });
  if (found.length === 0) await findShownPlan(tx, planId);
  const activities = found.slice(0, query.limit);
  return { activities, next: found.length > query.limit ? (activities.at(-1)?.id ?? null) : null };
}

export async function sectionsOf(tx: ScopedTx, planId: string): Promise<SectionRow[]> {
  return tx
    .on<PlanTables>()
    .selectFrom('plan_section')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('plan_id', '=', planId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export function presentSection(row: SectionRow): SectionView {
  return { id: row.id, code: row.code, title: row.title, position: row.position, revision: row.revision };
}

function presentPlan(row: PlanRow, counts: PlanCounts): PlanSummary {
  return {
    id: row.id,
    title: row.title,
    language: row.language,
    state: row.state,
    version: row.version,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    revision: row.revision,
    counts,
  };
}

export function countsOf(facts: readonly ActivityFacts[], today: string): PlanCounts {
  return countStandings(
    facts,
    facts.map((fact) => standingOf(fact, today)),
  );
}

function countStandings(facts: readonly ActivityFacts[], standings: readonly Standing[]): PlanCounts {
  const indicators: Record<IndicatorState, number> = { 'on-track': 0, 'at-risk': 0, missed: 0, met: 0, unmeasured: 0 };
  for (const { targetStates } of standings) for (const state of targetStates) indicators[state] += 1;
  return {
    activities: facts.length,
    steps: facts.reduce((sum, fact) => sum + fact.steps.length, 0),
    stepsDone: standings.reduce((sum, standing) => sum + standing.stepsDone, 0),
    indicators,
  };
}

async function countProposedParties(tx: ScopedTx, planId: string): Promise<number> {
  const { organisationId } = tx.scope;
  const row = await tx
    .on<PlanTables>()
    .selectFrom('plan_party as party')
    .innerJoin('plan_activity_party as link', (join) =>
      join.onRef('link.party_id', '=', 'party.id').onRef('link.organisation_id', '=', 'party.organisation_id'),
    )
    .innerJoin('plan_activity as activity', (join) =>
      join.onRef('activity.id', '=', 'link.activity_id').onRef('activity.organisation_id', '=', 'link.organisation_id'),
    )
    .select((of) => of.fn.count<number>('party.id').distinct().as('proposed'))
    .where('party.organisation_id', '=', organisationId)
    .where('activity.plan_id', '=', planId)
    .where('party.state', '=', 'proposed')
    .where('party.removed_at', 'is', null)
    .where('link.removed_at', 'is', null)
    .where('activity.removed_at', 'is', null)
    .executeTakeFirst();
  return row?.proposed ?? 0;
}
