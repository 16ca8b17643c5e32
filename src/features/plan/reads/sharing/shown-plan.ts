import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { readAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { PlanMoney } from '../../contract/board-sheet.ts';
import { plainText, withoutNames } from '../../contract/mentions.ts';
import type { ActivitySummary, PlanView } from '../../contract/plan.ts';
import { readMoney } from '../board-sheet/money.ts';
import { type Looked, lookAt } from '../due.ts';
import { contextsOfPlan } from '../history.ts';
import { readPlan } from '../plans.ts';
import { lastApproval } from '../versions/reviews.ts';

export interface ShownActivity extends Pick<Looked, 'steps' | 'indicators'> {
  activity: ActivitySummary;
  /** Names that may be told: bodies, organisations, roles; people only where that was chosen. */
  parties: { name: string; role: 'owner' | 'participant' }[];
  comments: ShownComment[];
}

export interface ShownComment {
  author: string | null;
  text: string;
  on: string;
}

/** A plan as people without an account see it. */
export interface ShownPlan {
  organisation: string;
  plan: PlanView['plan'];
  /** The day on which anything of it was last changed or worked on. */
  updatedOn: string;
  approval: { body: string; approvedOn: string } | null;
  sections: { id: string; code: string | null; title: string; activities: ShownActivity[] }[];
  money: PlanMoney | null;
}

export interface ShownWith {
  money: boolean;
  people: boolean;
  comments: boolean;
}

export async function readShownPlan(tx: ScopedTx, planId: string, today: string, shows: ShownWith): Promise<ShownPlan> {
  const view = await readPlan(tx, planId, today);
  const looked = new Map((await lookAt(tx, view, today)).map((one) => [one.activity.id, one]));
  const people = shows.people ? new Set<string>() : await peopleOf(tx, planId);
  const [newest] = await readAudit(tx, { contextIds: await contextsOfPlan(tx, planId), limit: 1 });
  const comments = shows.comments ? await commentsOf(tx, planId, shows.people) : new Map<string, ShownComment[]>();
  const activities: ShownActivity[] = [];
  for (const activity of view.activities) {
    const { steps = [], indicators = [] } = looked.get(activity.id) ?? {};
    const parties = activity.parties.filter((party) => !people.has(party.partyId));
    activities.push({ activity, steps, indicators, parties, comments: comments.get(activity.id) ?? [] });
  }
  return {
    organisation: (await ownOrganisation(tx)).name,
    plan: view.plan,
    updatedOn: newest ? dayOf(new Date(newest.at)) : view.plan.countedFrom,
    approval: await lastApproval(tx, planId),
    sections: view.sections.map(({ id, code, title }) => ({
      ...{ id, code, title },
      activities: activities.filter((one) => one.activity.sectionId === id),
    })),
    money: shows.money ? await readMoney(tx, planId) : null,
  };
}

/** People, and those of whom nobody has said yet what they are: a guess must not put a person's name on a public page. */
async function peopleOf(tx: ScopedTx, planId: string): Promise<Set<string>> {
  const { rows } = await tx.query(
    `select distinct y.id from plan_party y
     join plan_activity_party x on x.organisation_id = $1 and x.party_id = y.id
     join plan_activity a on a.organisation_id = $1 and a.id = x.activity_id
     where y.organisation_id = $1 and a.plan_id = $2
       and (y.kind = 'person' or y.state = 'proposed')`,
    [tx.scope.organisationId, planId],
  );
  return new Set(rows.map((row) => String(row.id)));
}

/** By activity, oldest first. */
async function commentsOf(tx: ScopedTx, planId: string, people: boolean): Promise<Map<string, ShownComment[]>> {
  const { rows } = await tx.query(
    `select c.activity_id, c.author, c.text, c.created_at from plan_comment c
     join plan_activity a on a.organisation_id = $1 and a.id = c.activity_id
     where c.organisation_id = $1 and a.plan_id = $2 and c.removed_at is null order by c.created_at, c.id`,
    [tx.scope.organisationId, planId],
  );
  const told = rows.map((row) => ({
    activityId: String(row.activity_id),
    author: people ? String(row.author) : null,
    text: people ? plainText(String(row.text)) : withoutNames(String(row.text)),
    on: dayOf(new Date(row.created_at)),
  }));
  return Map.groupBy(told, (one) => one.activityId);
}
