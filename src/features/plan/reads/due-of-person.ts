import { findReaders } from '#features/identity/reads/readers.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { DueItem as DueOfPerson, DueSource } from '#platform/due/due.ts';
import type { DueItem } from '../contract/screens.ts';
import { datedItems, lookAt } from './due.ts';
import { presentActivity, readFacts, standingOf } from './facts.ts';

/**
 * Steps, turns of recurring steps and milestones of the activities that a person owns or takes part in, in plans that
 * are not closed. Who takes part is reminded only where no owner can be reached.
 */
export const planDue: DueSource = {
  room: 'plan',
  async list(tx, { userId, from, to, today }) {
    const parts = await partsOf(tx, userId, today);
    if (parts.size === 0) return [];
    const found: DueOfPerson[] = [];
    for (const planId of new Set([...parts.values()].map((part) => part.planId))) {
      const items = await openItems(tx, planId, new Set(parts.keys()), today);
      found.push(...items.map((item) => presentDue(item, parts.get(item.activityId)?.remind ?? false)));
    }
    return found
      .filter((item) => item.dueOn >= from && item.dueOn <= to)
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  },
};

interface Part {
  planId: string;
  /** Whether this person is the one to remind. */
  remind: boolean;
}

/** The activities in which the person has a part. */
async function partsOf(tx: ScopedTx, userId: string, today: string): Promise<Map<string, Part>> {
  const { rows } = await tx.query(
    `select mine.id, mine.plan_id, bool_or(link.role = 'owner' and party.user_id = $2) as owns,
       array_agg(party.user_id) filter (where link.role = 'owner' and party.user_id is not null) as owners
     from plan_activity mine
     join plan on plan.organisation_id = $1 and plan.id = mine.plan_id
     join plan_section section on section.organisation_id = $1 and section.id = mine.section_id
     join plan_activity_party link on link.organisation_id = $1 and link.activity_id = mine.id and link.removed_at is null
     join plan_party party on party.organisation_id = $1 and party.id = link.party_id and party.removed_at is null
     where mine.organisation_id = $1 and mine.removed_at is null and section.removed_at is null
       and plan.removed_at is null and plan.state <> 'closed'
     group by mine.id, mine.plan_id
     having bool_or(party.user_id = $2)`,
    [tx.scope.organisationId, userId],
  );
  if (rows.length === 0) return new Map();
  const reachable = new Set((await findReaders(tx, today)).map((reader) => reader.userId));
  return new Map(
    rows.map((row) => {
      const owners = ((row.owners ?? []) as string[]).filter((owner) => reachable.has(owner));
      return [String(row.id), { planId: String(row.plan_id), remind: row.owns === true || owners.length === 0 }];
    }),
  );
}

async function openItems(tx: ScopedTx, planId: string, wanted: ReadonlySet<string>, today: string): Promise<DueItem[]> {
  const facts = (await readFacts(tx, { planId })).filter((fact) => wanted.has(fact.id));
  const countedFrom = facts[0]?.counted_from ?? today;
  const activities = facts.map((fact) => presentActivity(fact, standingOf(fact, today)));
  const looked = await lookAt(tx, { plan: { countedFrom }, activities }, today);
  const open = looked.flatMap(datedItems).filter((item) => !item.done && item.dueOn >= countedFrom);
  return open.filter((item) => isLatestTurn(item, open, today));
}

/** Of a recurring step that nobody ticked for a year, twelve turns are late; one is enough to speak of. */
function isLatestTurn(item: DueItem, open: readonly DueItem[], today: string): boolean {
  if (item.kind !== 'occurrence' || item.dueOn >= today) return true;
  return !open.some((other) => other.recordId === item.recordId && other.dueOn > item.dueOn && other.dueOn < today);
}

function presentDue(item: DueItem, remind: boolean): DueOfPerson {
  return {
    key: item.startsOn === null ? item.recordId : `${item.recordId}/${item.startsOn}`,
    id: item.recordId,
    title: item.text,
    detail: [item.activityCode, item.activityTitle].filter(Boolean).join(' '),
    dueOn: item.dueOn,
    late: item.late,
    remind,
    path: `activities/${item.activityId}`,
  };
}
