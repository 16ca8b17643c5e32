import type { ScopedTx } from '#platform/db/database.ts';
import { addDays } from '#platform/time/calendar.ts';
import type { PlanSummary, TargetView } from '../contract/plan.ts';
import type { DueItem, HomeView } from '../contract/screens.ts';
import { elapsedShare, partAround } from '../rules/calendar.ts';
import { datedItems, type Looked, lookAt } from './due.ts';
import { recentChanges } from './history.ts';
import { listPlans, readPlan } from './plans.ts';

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
    coverageMeasured: views.some(hasCoverage),
    recent,
  };
}

/** What is due by the end of this week, or was due and is not done; of a recurring step only its latest turn. */
function dueItems(view: Looked, today: string): DueItem[] {
  const week = partAround(today, 'week');
  const open = datedItems(view).filter((item) => {
    if (item.done) return false;
    const thisWeek = item.dueOn >= week.start && item.dueOn <= week.end;
    const soon = item.kind === 'milestone' && item.dueOn >= week.start && item.dueOn <= addDays(week.end, 7);
    return item.kind === 'milestone' ? soon : item.late || thisWeek;
  });
  const latest = new Map(open.map((item) => [`${item.kind} ${item.recordId}`, item]));
  return [...latest.values()];
}

function byUrgency(a: DueItem, b: DueItem): number {
  if (a.mine !== b.mine) return a.mine ? -1 : 1;
  return a.dueOn.localeCompare(b.dueOn);
}

/** Whether some place of a promise to each place was ever told: only then does "nobody missed" mean something. */
function hasCoverage(view: Looked): boolean {
  return view.indicators.some((indicator) =>
    indicator.targets.some((target) => target.each !== null && figuresOf(target).length > 0),
  );
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

/** Entered and computed figures that say who got something; a computed nothing still names its place. */
function figuresOf({ measurements, computed }: Pick<TargetView, 'measurements' | 'computed'>) {
  return [...measurements, ...computed].map(({ part, measuredOn, value }) => ({ part, measuredOn, value: value ?? 0 }));
}

/** Places of "each municipality, each quarter" that have nothing yet in the part of the calendar that runs now. */
function uninformedOf(view: Looked, today: string) {
  return view.indicators.flatMap((indicator) =>
    indicator.targets
      .filter((target) => target.each !== null && target.kind === 'cadence')
      .flatMap((target) => {
        const part = partAround(today, target.per ?? 'quarter');
        const figures = figuresOf(target);
        const places = new Set(figures.map((one) => one.part));
        const served = new Set(
          figures
            .filter((one) => one.value > 0 && one.measuredOn >= part.start && one.measuredOn <= part.end)
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
