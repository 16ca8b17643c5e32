import { z } from 'zod';
import { Counts, IndicatorView, PlanSummary } from './plan.ts';
import { Day, Id, IndicatorState } from './words.ts';

export const TemplateView = z.object({
  key: z.string(),
  title: z.string(),
  description: z.string(),
  sections: z.number(),
  activities: z.number(),
  /** What it holds, to look at before choosing. */
  outline: z.array(z.object({ title: z.string(), activities: z.array(z.string()) })),
});
export type TemplateView = z.infer<typeof TemplateView>;

/** One thing that is due: a step, a turn of a recurring step, or a target that waits for its figure. */
export const DueItem = z.object({
  kind: z.enum(['step', 'occurrence', 'measurement', 'milestone']),
  activityId: Id,
  activityCode: z.string().nullable(),
  activityTitle: z.string(),
  recordId: Id,
  text: z.string(),
  dueOn: Day,
  late: z.boolean(),
  /** The reader owns or takes part in the activity. */
  mine: z.boolean(),
  owner: z.string().nullable(),
  /** Ticked, measured or confirmed already. */
  done: z.boolean(),
  may: z.object({ work: z.boolean() }),
  /** Of a turn of a recurring step: the first day of its part of the calendar, by which it is ticked. */
  startsOn: Day.nullable(),
  /** Of the record that is ticked. */
  revision: z.number(),
});
export type DueItem = z.infer<typeof DueItem>;

/** An indicator as the list of all indicators shows it. */
export const PlanIndicator = IndicatorView.extend({
  activity: z.object({ id: Id, code: z.string().nullable(), title: z.string(), sectionId: Id }),
});
export type PlanIndicator = z.infer<typeof PlanIndicator>;

/** The four questions of the front page. */
export const HomeView = z.object({
  today: Day,
  plan: PlanSummary.nullable(),
  /** Sel nädalal. */
  due: z.array(DueItem),
  dueTotal: z.number(),
  /** Kava seis. */
  standing: z
    .object({
      counts: Counts,
      elapsedPercent: z.number().nullable(),
      attention: z.array(
        z.object({
          activityId: Id,
          activityCode: z.string().nullable(),
          indicatorId: Id,
          text: z.string(),
          state: IndicatorState,
        }),
      ),
      lateActivities: z.array(z.object({ id: Id, code: z.string().nullable(), title: z.string() })),
    })
    .nullable(),
  /** Järgmisena välja: activities that begin next, until channels publish by themselves. */
  next: z.array(z.object({ activityId: Id, code: z.string().nullable(), title: z.string(), startsOn: Day })),
  /** Kes jäi infota: parts of targets that must hold for each and got nothing in this period. */
  uninformed: z.array(z.object({ activityId: Id, text: z.string(), part: z.string().nullable(), period: z.string() })),
  /** True when any target asks for each part, so that an empty list means "everybody was reached". */
  coverageMeasured: z.boolean(),
  recent: z.array(
    z.object({
      at: z.iso.datetime(),
      actor: z.string(),
      action: z.string(),
      title: z.string(),
      /** Its screen, below `/app/<organisation>`. */
      path: z.string().nullable(),
    }),
  ),
});
export type HomeView = z.infer<typeof HomeView>;
