import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { mayWorkOn } from '../access.ts';
import type { ActivitySummary, PlanView, StepView } from '../contract/plan.ts';
import type { DueItem, PlanIndicator } from '../contract/screens.ts';
import { readHanging } from './hanging.ts';
import { readPlan } from './plans.ts';
import { type HangingViews, presentHanging } from './present-activity.ts';

/** An activity with what hangs on it, as far as lists over a whole plan speak of it. */
export interface Looked extends HangingViews {
  activity: ActivitySummary;
  mine: boolean;
  mayWork: boolean;
  owner: string | null;
}

/** Every activity of a plan with its steps and targets: one query a table, however long the plan. */
export async function lookAt(
  tx: ScopedTx,
  view: { plan: Pick<PlanView['plan'], 'countedFrom'>; activities: readonly ActivitySummary[] },
  today: string,
): Promise<Looked[]> {
  const ids = view.activities.map((activity) => activity.id);
  const hanging = await readHanging(tx, ids);
  const member = memberOf(tx.scope);
  const calendar = { today, countedFrom: view.plan.countedFrom };
  return view.activities.map((activity) => {
    const dates = { id: activity.id, period_start: activity.periodStart, period_end: activity.periodEnd };
    const links = hanging.links.get(activity.id) ?? [];
    const mine = member !== null && links.some((link) => link.user_id === member);
    return {
      activity,
      mine,
      mayWork: mayWorkOn(tx.scope.actor, mine),
      owner: links.find((link) => link.role === 'owner')?.name ?? null,
      ...presentHanging(dates, hanging, calendar, []),
    };
  });
}

/** What of a plan has its day between two days, done or not, by day. */
export async function readDue(
  tx: ScopedTx,
  planId: string,
  span: { from: string; to: string },
  today: string,
): Promise<DueItem[]> {
  const looked = await lookAt(tx, await readPlan(tx, planId, today), today);
  return looked
    .flatMap(datedItems)
    .filter((item) => item.dueOn >= span.from && item.dueOn <= span.to)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

export async function readIndicators(tx: ScopedTx, planId: string, today: string): Promise<PlanIndicator[]> {
  const looked = await lookAt(tx, await readPlan(tx, planId, today), today);
  return looked.flatMap(({ activity: { id, code, title, sectionId }, indicators }) =>
    indicators.map((indicator) => ({ ...indicator, activity: { id, code, title, sectionId } })),
  );
}

/** Everything of an activity that has a day: steps, each turn of a recurring step, milestones. */
export function datedItems(view: Looked): DueItem[] {
  const milestones = view.indicators.flatMap((indicator) =>
    indicator.targets
      .filter((target) => target.kind === 'milestone')
      .flatMap((target) =>
        itemOf(view, {
          kind: 'milestone',
          recordId: target.id,
          text: indicator.text,
          dueOn: view.activity.periodEnd,
          late: target.state === 'missed',
          done: target.state === 'met',
          revision: target.revision,
        }),
      ),
  );
  return [...view.steps.flatMap((step) => datesOfStep(view, step)), ...milestones];
}

function datesOfStep(view: Looked, step: StepView): DueItem[] {
  if (step.state === 'dropped') return [];
  const own = { recordId: step.id, text: step.text, revision: step.revision };
  if (step.recurs) {
    return step.occurrences.flatMap((turn) =>
      itemOf(view, {
        ...own,
        kind: 'occurrence',
        dueOn: turn.dueOn,
        late: turn.late,
        done: turn.doneOn !== null,
        startsOn: turn.startsOn,
      }),
    );
  }
  // "If needed" has a day only when somebody gave it one.
  const dueOn = step.dueOn ?? (step.conditional ? null : view.activity.periodEnd);
  return itemOf(view, { ...own, kind: 'step', dueOn, late: step.late, done: step.state === 'done' });
}

type Dated = Pick<DueItem, 'kind' | 'recordId' | 'text' | 'late' | 'done' | 'revision'> & {
  dueOn: string | null;
  startsOn?: string;
};

function itemOf(view: Looked, { dueOn, startsOn = undefined, ...dated }: Dated): DueItem[] {
  if (dueOn === null) return [];
  const { id, code, title } = view.activity;
  return [
    {
      ...dated,
      dueOn,
      startsOn: startsOn ?? null,
      activityId: id,
      activityCode: code,
      activityTitle: title,
      mine: view.mine,
      owner: view.owner,
      may: { work: view.mayWork },
    },
  ];
}
