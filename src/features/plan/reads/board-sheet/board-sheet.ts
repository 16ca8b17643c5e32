import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { BoardSheet } from '../../contract/board-sheet.ts';
import type { PlanView } from '../../contract/plan.ts';
import { ActivityState } from '../../contract/words.ts';
import { daysElapsed, quartersOf } from '../../rules/board-sheet/quarters.ts';
import type { Span } from '../../rules/calendar.ts';
import { datedItems, type Looked, lookAt } from '../due.ts';
import { readPlan } from '../plans.ts';
import { readApproval } from '../versions/reviews.ts';
import { readChanged, readOpenDecisions, readTurns } from './changed.ts';
import { readMoney } from './money.ts';

/** One page on the plan; "changed" speaks of the given period, of the quarter that runs when none is given. */
export async function readBoardSheet(
  tx: ScopedTx,
  planId: string,
  asked: { from?: string | undefined; to?: string | undefined },
  today: string,
): Promise<BoardSheet> {
  const view = await readPlan(tx, planId, today);
  const { plan } = view;
  const quarters = quartersOf(plan.periodStart, today);
  const period = periodOf(asked, quarters[0] ?? { start: today, end: today });
  const looked = await lookAt(tx, view, today);
  const calendar = { today, countedFrom: plan.countedFrom };
  const approval = await readApproval(tx, planId, today);
  const money = await readMoney(tx, planId);
  const { steps, decided } = await readChanged(tx, planId, period);
  const counts = approval.changedSinceApproval?.counts;
  return {
    organisation: (await ownOrganisation(tx)).name,
    today,
    plan: {
      ...{ id: plan.id, title: plan.title, language: plan.language, state: plan.state },
      ...{ periodStart: plan.periodStart, periodEnd: plan.periodEnd },
    },
    period,
    quarters,
    elapsed: daysElapsed(plan.periodStart, plan.periodEnd, today),
    approval: approval.approvals[0] ?? null,
    changedSinceApproval:
      approval.changedSinceApproval && counts
        ? {
            versionId: approval.changedSinceApproval.versionId,
            count: counts.added + counts.removed + counts.changed + counts.moved,
          }
        : null,
    indicators: plan.counts.indicators,
    activities: countActivities(view),
    changed: {
      turns: await readTurns(tx, looked, period, calendar),
      stepsDone: steps.length,
      steps,
      approvals: approval.approvals.filter((one) => one.approvedOn >= period.start && one.approvedOn <= period.end),
      decided,
    },
    needs: { decisions: await readOpenDecisions(tx, planId, today), ...needsOf(looked) },
    money: {
      total: money.total,
      years: money.years,
      sections: money.sections.map(({ id, title, plannedCents, spentCents }) => ({
        id,
        title,
        plannedCents,
        spentCents,
      })),
    },
  };
}

function periodOf(asked: { from?: string | undefined; to?: string | undefined }, usual: Span): Span {
  const start = asked.from ?? (asked.to && asked.to < usual.start ? asked.to : usual.start);
  const end = asked.to ?? (usual.end < start ? start : usual.end);
  return { start, end };
}

function countActivities(view: PlanView): BoardSheet['activities'] {
  const of = (state: ActivityState) => view.activities.filter((activity) => activity.state === state).length;
  return Object.fromEntries(ActivityState.options.map((state) => [state, of(state)])) as BoardSheet['activities'];
}

/** Missed before at risk, each with whoever answers for it; what is late by its day, the longest first. */
function needsOf(looked: readonly Looked[]): Pick<BoardSheet['needs'], 'indicators' | 'overdue' | 'late'> {
  const indicators = looked.flatMap(({ activity, owner, indicators: all }) =>
    all
      .filter((one) => one.state === 'missed' || one.state === 'at-risk')
      .map((one) => ({
        ...{
          activityId: activity.id,
          code: activity.code,
          indicatorId: one.id,
          text: one.text,
          state: one.state,
          owner,
        },
        reason: (one.targets.find((target) => target.state === one.state) ?? one.targets[0])?.reason ?? {
          code: '',
          params: {},
        },
      })),
  );
  const late = looked
    .flatMap(datedItems)
    .filter((item) => item.late && !item.done && item.kind !== 'milestone')
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn))
    .map(({ activityId, activityCode, text, dueOn, owner }) => ({
      activityId,
      code: activityCode,
      text,
      dueOn,
      owner,
    }));
  return {
    indicators: [
      ...indicators.filter((one) => one.state === 'missed'),
      ...indicators.filter((one) => one.state === 'at-risk'),
    ],
    overdue: late.length,
    late,
  };
}
