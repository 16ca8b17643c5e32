import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { P, withId } from './answers.ts';
import { ActivityState, Day, Id, IndicatorState, PlanDay, PlanState } from './words.ts';

/** Not `Cents`: many lines together are more than one may hold. */
const Sums = { plannedCents: z.number(), spentCents: z.number() };
const YearMoney = z.object({ year: z.number(), ...Sums });

/** What the plan costs: every sum with the lines that it is made of. */
export const PlanMoney = z.object({
  total: z.object(Sums),
  years: z.array(YearMoney),
  sections: z.array(
    z.object({
      id: Id,
      title: z.string(),
      ...Sums,
      years: z.array(YearMoney),
      activities: z.array(
        z.object({
          id: Id,
          code: z.string().nullable(),
          title: z.string(),
          ...Sums,
          years: z.array(YearMoney),
          lines: z.array(z.object({ id: Id, title: z.string(), year: z.number(), ...Sums })),
        }),
      ),
    }),
  ),
});
export type PlanMoney = z.infer<typeof PlanMoney>;

const OfActivity = { activityId: Id, code: z.string().nullable() };
const Reason = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

/** One page for a meeting: how the plan stands, what changed in a period, what waits for a decision, money. */
export const BoardSheet = z.object({
  organisation: z.string(),
  today: Day,
  plan: z.object({
    id: Id,
    title: z.string(),
    language: z.string(),
    state: PlanState,
    periodStart: Day.nullable(),
    periodEnd: Day.nullable(),
  }),
  /** What "changed" speaks of, both days included. */
  period: z.object({ start: Day, end: Day }),
  /** Periods to choose from: the quarters that the plan has lived through, the newest first. */
  quarters: z.array(z.object({ start: Day, end: Day })),
  elapsed: z.object({ days: z.number(), of: z.number() }).nullable(),
  approval: z.object({ body: z.string(), approvedOn: Day, protocol: z.string() }).nullable(),
  /** Changes of the plan's content since its approval, and the version that was approved. */
  changedSinceApproval: z.object({ versionId: Id, count: z.number() }).nullable(),
  indicators: z.record(IndicatorState, z.number()),
  activities: z.record(ActivityState, z.number()),
  changed: z.object({
    turns: z.array(
      z.object({
        ...OfActivity,
        indicatorId: Id,
        text: z.string(),
        from: IndicatorState.nullable(),
        to: IndicatorState,
        on: Day,
      }),
    ),
    stepsDone: z.number(),
    steps: z.array(z.object({ ...OfActivity, text: z.string(), on: Day })),
    approvals: z.array(z.object({ body: z.string(), approvedOn: Day, protocol: z.string() })),
    decided: z.array(z.object({ id: Id, title: z.string(), outcome: z.string(), on: Day })),
  }),
  needs: z.object({
    decisions: z.array(z.object({ id: Id, title: z.string(), decideBy: Day.nullable(), late: z.boolean() })),
    indicators: z.array(
      z.object({
        ...OfActivity,
        indicatorId: Id,
        text: z.string(),
        state: IndicatorState,
        owner: z.string().nullable(),
        reason: Reason,
      }),
    ),
    overdue: z.number(),
    late: z.array(z.object({ ...OfActivity, text: z.string(), dueOn: Day, owner: z.string().nullable() })),
  }),
  money: z.object({
    total: z.object(Sums),
    years: z.array(YearMoney),
    sections: z.array(z.object({ id: Id, title: z.string(), ...Sums })),
  }),
});
export type BoardSheet = z.infer<typeof BoardSheet>;

export const BoardReaders = z.object({
  readers: z.array(z.object({ userId: Id, name: z.string(), reads: z.boolean() })),
  /** When it went out last, and to how many. */
  last: z.object({ start: Day, end: Day, sentAt: z.iso.datetime(), readers: z.number() }).nullable(),
  /** The day on which the next one leaves. */
  next: Day,
});
export type BoardReaders = z.infer<typeof BoardReaders>;

const ofPeriod = z
  .object({ from: PlanDay.optional(), to: PlanDay.optional() })
  .refine(({ from, to }) => !from || !to || from <= to, { error: 'period_reversed', path: ['to'] });

export const boardSheet = {
  read: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/board-sheet`,
    access: 'plan.review-read',
    summary:
      'One page on how the plan stands, what changed in a period, what needs a decision; this quarter when none is given',
    params: withId,
    query: ofPeriod,
    reply: BoardSheet,
  }),
  file: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/board-sheet.pdf`,
    access: 'plan.review-read',
    summary: 'The board’s page as a tagged PDF',
    params: withId,
    query: ofPeriod,
    answers: 'file',
  }),
  readers: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/board-readers`,
    access: 'plan.review-read',
    summary: 'Who gets the board’s page each quarter',
    params: withId,
    reply: BoardReaders,
  }),
  setReaders: endpoint({
    method: 'PUT',
    path: `${P}/plans/:id/board-readers`,
    access: 'plan.edit',
    summary: 'Choose who gets the board’s page each quarter',
    params: withId,
    body: z.object({ userIds: z.array(Id).max(200) }).strict(),
    reply: BoardReaders,
    errors: ['reviewers_unknown'],
  }),
  leave: endpoint({
    method: 'DELETE',
    path: `${P}/plans/:id/board-readers/mine`,
    access: 'plan.review-read',
    summary: 'Get the board’s page no more',
    params: withId,
    reply: BoardReaders,
  }),
  money: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/money`,
    access: 'plan.read',
    summary: 'Planned and spent by section, activity and year, with the lines',
    params: withId,
    reply: PlanMoney,
  }),
};
