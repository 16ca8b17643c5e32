import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf } from '#platform/db/scope.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { ParsedPlan } from '../contract/document.ts';
import { stepOf } from '../rules/document/steps.ts';
import { indicatorTargets } from '../rules/document/targets.ts';
import { periodWords } from '../rules/move-dates.ts';
import { foldName } from '../rules/parties.ts';
import { recordStates } from '../writes/measuring/store.ts';
import { confirmParties } from '../writes/parties.ts';
import { changePlan } from '../writes/plans.ts';
import { lockRecord } from '../writes/records.ts';
import { storePlan } from '../writes/store-plan.ts';
import type { Act, Stage } from './act.ts';
import { approvalActs } from './approval.ts';
import type { PlanDays, When } from './calendar.ts';
import type { DemoPlan } from './content.ts';
import { decisionActs } from './decisions.ts';
import type { Event, Who } from './deeds.ts';
import { Performer } from './performer.ts';
import { proposalActs } from './proposals.ts';
import { ActivityStory } from './story.ts';

/** A plan's life: written, its parties confirmed, approved, worked with, perhaps closed. */
export function actsOf(plan: DemoPlan, days: PlanDays, stage: Stage): Act[] {
  let planId = '';
  let performer: Performer | undefined;
  const [month, date] = plan.written;
  const making = { days, stage, planId: () => planId };
  const on = (when: When, who: Who, perform: Act['perform']): Act => ({ day: days.day(when), who, perform });
  const change = (when: When, who: Who, fields: Omit<Parameters<typeof changePlan>[3], 'revision'>) =>
    on(when, who, async (tx, at) => {
      const { revision } = await lockRecord(tx, 'plan', planId);
      await changePlan(tx, at, planId, { ...fields, revision });
    });
  const work = eventsOf(plan, days).map((event) => ({
    day: event.day,
    who: event.who,
    perform: async (tx: ScopedTx, at: Date) => performer?.perform(tx, at, event),
  }));
  return [
    on(plan.written, 'liis', async (tx, at) => {
      const title = `${plan.title} ${days.years}`;
      ({ planId } = await storePlan(tx, at, parsedOf(plan, days, title), { dates: { choice: 'keep' } }));
      performer = await Performer.of(tx, planId, stage);
    }),
    on([month, date + 2], 'liis', (tx, at) => confirm(tx, at, plan, stage)),
    change([month, date + 4], 'liis', { notes: plan.notes }),
    ...approvalActs(plan, making),
    ...work,
    // Only the plan that runs is talked about; the one before is history.
    ...(plan.closed ? [] : [...decisionActs(making), ...proposalActs(making)]),
    ...weeksSeen.map((weeks) => ({
      day: days.ago(weeks * 7),
      who: 'liis' as const,
      perform: async (tx: ScopedTx, at: Date) => recordStates(tx, at, plan.closed ? [] : [planId], dayOf(at)),
    })),
    ...(plan.closed ? [change(plan.closed, 'liis', { state: 'closed' })] : []),
  ];
}

/** How the plan stood so many weeks ago was written down, so that it can be told what has changed since. */
const weeksSeen = [8, 6, 4, 3, 2, 1];

function parsedOf(plan: DemoPlan, days: PlanDays, title: string): ParsedPlan {
  return {
    title,
    language: 'et',
    columns: [
      { header: 'Nr', field: 'code' },
      { header: 'Mida teeme', field: 'title' },
      { header: 'Kellele', field: 'audience' },
      { header: 'Millal', field: 'period' },
      { header: 'Sammud', field: 'steps' },
      { header: 'Kuidas teame, et õnnestus (indikaator)', field: 'indicators' },
      { header: 'Kes vastutab ja kes osaleb', field: 'parties' },
    ],
    sections: plan.sections.map((section, at) => ({
      code: String(at + 1),
      title: section.title,
      activities: section.activities.map((activity, place) => {
        const span = days.span(activity.months);
        return {
          code: codeOf(at, place),
          title: activity.title,
          period: { text: periodWords(span, 'et'), ...span, continuous: false },
          indicators: activity.indicators.map((text) => ({ text, targets: indicatorTargets(text) })),
          steps: activity.steps.map((text, index) => stepOf(index + 1, text)),
          parties: [...activity.parties],
          audience: activity.audience,
          extra: {},
        };
      }),
    })),
    warnings: [],
  };
}

function codeOf(section: number, activity: number): string {
  return `${section + 1}.${activity + 1}`;
}

async function confirm(tx: ScopedTx, at: Date, plan: DemoPlan, stage: Stage): Promise<void> {
  const { rows } = await tx.query(
    `select id, name_folded from plan_party where organisation_id = $1 and state = 'proposed' and removed_at is null`,
    [tx.scope.organisationId],
  );
  const ids = new Map(rows.map((row) => [String(row.name_folded), String(row.id)]));
  const parties = plan.confirmed.flatMap(({ name, kind, who }) => {
    const id = ids.get(foldName(name));
    return id ? [{ id, name, kind, userId: who ? memberOf(stage.cast(who)) : null, mergeInto: null }] : [];
  });
  await confirmParties(tx, at, { parties });
}

function eventsOf(plan: DemoPlan, days: PlanDays): Event[] {
  return plan.sections.flatMap((section, at) =>
    section.activities.flatMap((activity, place) => {
      const story = new ActivityStory(days, codeOf(at, place), activity.months);
      activity.happened(story);
      return story.events;
    }),
  );
}

const dayBeginsAtHourUtc = 7;
const workdayMinutes = 450;

/**
 * The acts by their days, those of one day spread over its working hours as they were told, so that an answer follows
 * its question. What still lies ahead is left out. The history is sorted by when its entries are written, so they are
 * written in the order of their moments.
 */
export function inOrder(acts: readonly Act[], now: Date): (Act & { at: Date })[] {
  const days = [...Map.groupBy(acts, (act) => act.day)].sort(([one], [other]) => one.localeCompare(other));
  return days.flatMap(([day, told]) => {
    const morning = Date.parse(`${day}T00:00:00Z`) + dayBeginsAtHourUtc * 3_600_000;
    return told
      .map((act, index) => {
        const share = (index + unevenness(morning, index)) / told.length;
        return { ...act, at: new Date(morning + Math.floor(workdayMinutes * share) * 60_000) };
      })
      .filter(({ at }) => at <= now);
  });
}

/** From 0 up to 1, the same for the same day: nobody works by the clock. */
function unevenness(morning: number, index: number): number {
  return ((Math.floor(morning / 86_400_000) * 37 + index * 17) % 100) / 100;
}
