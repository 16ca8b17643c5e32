import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { readAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { PlanMoney } from '../../contract/board-sheet.ts';
import { plainText } from '../../contract/mentions.ts';
import type { ActivitySummary, PlanView } from '../../contract/plan.ts';
import { readMoney } from '../board-sheet/money.ts';
import { readComments } from '../comments.ts';
import { type Looked, lookAt } from '../due.ts';
import { contextsOfPlan } from '../history.ts';
import { readPlan } from '../plans.ts';
import { lastApproval } from '../versions/reviews.ts';

export interface ShownActivity extends Pick<Looked, 'steps' | 'indicators'> {
  activity: ActivitySummary;
  /** Names that may be told: bodies, organisations, roles; people only where that was chosen. */
  parties: { name: string; role: 'owner' | 'participant' }[];
  comments: { author: string | null; text: string; on: string }[];
}

/** A plan as people without an account see it. */
export interface ShownPlan {
  organisation: string;
  plan: PlanView['plan'];
  /** When anything of it was last changed or worked on. */
  updatedAt: string;
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
  const activities: ShownActivity[] = [];
  for (const activity of view.activities) {
    const { steps = [], indicators = [] } = looked.get(activity.id) ?? {};
    const parties = activity.parties.filter((party) => !people.has(party.partyId));
    const comments = shows.comments ? await commentsOf(tx, activity.id, shows.people) : [];
    activities.push({ activity, steps, indicators, parties, comments });
  }
  return {
    organisation: (await ownOrganisation(tx)).name,
    plan: view.plan,
    updatedAt: newest?.at ?? `${view.plan.countedFrom}T00:00:00Z`,
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

async function commentsOf(tx: ScopedTx, activityId: string, people: boolean): Promise<ShownActivity['comments']> {
  const comments = await readComments(tx, activityId);
  return comments.map((one) => ({
    author: people ? one.author : null,
    text: plainText(one.text),
    on: one.createdAt.slice(0, 10),
  }));
}
