import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import type { ActivitySummary, PlanSummary, PlanView } from '../contract/plan.ts';
import type { DueItem, HomeView } from '../contract/screens.ts';
import { addDays, elapsedShare, partAround } from '../rules/calendar.ts';
import { readHanging } from './hanging.ts';
import { recentChanges } from './history.ts';
import { listPlans, readPlan } from './plans.ts';
import { type HangingViews, presentHanging } from './present-activity.ts';

const shownDue = 12;

/** The plan that the team works with now: the one whose period holds today, else the newest that is not closed. */
export function currentPlan(plans: readonly PlanSummary[], today: string): PlanSummary | null {
  const open = plans.filter((plan) => plan.state !== 'closed');
  const running = open.find(
    (plan) => plan.periodStart && plan.periodEnd && plan.periodStart <= today && today <= plan.periodEnd,
  );
  return running ?? open[0] ?? plans[0] ?? null;
}

export async function readHome(tx: ScopedTx, today: string): Promise<HomeView> {
  const plan = currentPlan(await listPlans(tx, today), today);
  const recent = await recentChanges(tx, 8);
  if (!plan) {
    return {
      today,
      plan,
      due: [],
      dueTotal: 0,
      standing: null,
      next: [],
      uninformed: [],
      coverageMeasured: false,
      recent,
    };
  }
  const view = await readPlan(tx, plan.id, today);
  const views = await lookAt(tx, view, today);
  const due = views.flatMap((activity) => dueItems(activity, today)).sort(byUrgency);
  const period = plan.periodStart && plan.periodEnd ? { start: plan.periodStart, end: plan.periodEnd } : null;
  return {
    today,
    plan,
    due: due.slice(0, shownDue),
    dueTotal: due.length,
    standing: {
      counts: plan.counts,
      elapsedPercent: period ? Math.round(elapsedShare(period, today) * 100) : null,
      attention: views.flatMap(attentionOf),
      lateActivities: view.activities
        .filter((activity) => activity.state === 'late')
        .map(({ id, code, title }) => ({ id, code, title })),
    },
    next: view.activities
      .filter((activity) => activity.periodStart !== null && activity.periodStart > today)
      .map(({ id, code, title, periodStart }) => ({ activityId: id, code, title, startsOn: periodStart ?? today }))
      .sort((a, b) => a.startsOn.localeCompare(b.startsOn))
      .slice(0, 6),
    uninformed: views.flatMap((activity) => uninformedOf(activity, today)),
    coverageMeasured: views.some((activity) => activity.indicators.some((i) => i.targets.some((t) => t.each !== null))),
    recent,
  };
}

/** An activity with what hangs on it, as far as the front page speaks of it. */
interface Looked extends HangingViews {
  activity: ActivitySummary;
  mine: boolean;
  owner: string | null;
}

async function lookAt(tx: ScopedTx, view: PlanView, today: string): Promise<Looked[]> {
  const hanging = await readHanging(
    tx,
    view.activities.map((activity) => activity.id),
  );
  const member = memberOf(tx.scope);
  const calendar = { today, countedFrom: view.plan.countedFrom };
  return view.activities.map((activity) => {
    const dates = { id: activity.id, period_start: activity.periodStart, period_end: activity.periodEnd };
    const links = hanging.links.get(activity.id) ?? [];
    return {
      activity,
      mine: member !== null && links.some((link) => link.user_id === member),
      owner: links.find((link) => link.role === 'owner')?.name ?? null,
      ...presentHanging(dates, hanging, calendar, []),
    };
  });
}

/** What is due by the end of this week, or was due and is not done. */
function dueItems(view: Looked, today: string): DueItem[] {
  const week = partAround(today, 'week');
  const { activity } = view;
  const item = (kind: DueItem['kind'], recordId: string, text: string, dueOn: string, late: boolean): DueItem => ({
    kind,
    activityId: activity.id,
    activityCode: activity.code,
    activityTitle: activity.title,
    recordId,
    text,
    dueOn,
    late,
    mine: view.mine,
    owner: view.owner,
  });
  const steps = view.steps.flatMap((step): DueItem[] => {
    if (step.recurs) {
      return step.occurrences
        .filter((turn) => turn.late || (turn.current && turn.doneOn === null && turn.endsOn <= week.end))
        .slice(-1)
        .map((turn) => item('occurrence', step.id, step.text, turn.endsOn, turn.late));
    }
    const dueOn = step.dueOn ?? activity.periodEnd;
    const open = step.state === 'not-started' || step.state === 'in-progress';
    if (!open || dueOn === null || (step.conditional && step.dueOn === null)) return [];
    const thisWeek = dueOn >= week.start && dueOn <= week.end;
    return step.late || thisWeek ? [item('step', step.id, step.text, dueOn, step.late)] : [];
  });
  const milestones = view.indicators.flatMap((indicator) =>
    indicator.targets
      .filter((target) => target.kind === 'milestone' && target.state !== 'met' && activity.periodEnd !== null)
      .filter(() => (activity.periodEnd ?? '') >= week.start && (activity.periodEnd ?? '') <= addDays(week.end, 7))
      .map((target) => item('milestone', target.id, indicator.text, activity.periodEnd ?? today, false)),
  );
  return [...steps, ...milestones];
}

function byUrgency(a: DueItem, b: DueItem): number {
  if (a.mine !== b.mine) return a.mine ? -1 : 1;
  return a.dueOn.localeCompare(b.dueOn);
}

function attentionOf(view: Looked) {
  return view.indicators
    .filter((indicator) => indicator.state === 'at-risk' || indicator.state === 'missed')
    .map((indicator) => ({
      activityId: view.activity.id,
      activityCode: view.activity.code,
      indicatorId: indicator.id,
      text: indicator.text,
      state: indicator.state,
    }));
}

/** Places of "each municipality, each quarter" that have nothing yet in the part of the calendar that runs now. */
function uninformedOf(view: Looked, today: string) {
  return view.indicators.flatMap((indicator) =>
    indicator.targets
      .filter((target) => target.each !== null && target.kind === 'cadence')
      .flatMap((target) => {
        const part = partAround(today, target.per ?? 'quarter');
        const places = new Set(target.measurements.map((measurement) => measurement.part));
        const served = new Set(
          target.measurements
            .filter((one) => one.measuredOn >= part.start && one.measuredOn <= part.end)
            .map((one) => one.part),
        );
        return [...places]
          .filter((place) => !served.has(place))
          .map((place) => ({
            activityId: view.activity.id,
            text: indicator.text,
            part: place,
            period: `${part.start}/${part.end}`,
          }));
      }),
  );
}
