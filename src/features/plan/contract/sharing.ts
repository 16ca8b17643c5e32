import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { oneLine } from '#platform/http/one-line.ts';
import { P, withId } from './answers.ts';
import { Day, Id, PlanDay } from './words.ts';

export const ShareView = z.object({
  id: Id,
  label: z.string(),
  lastDay: Day.nullable(),
  showsMoney: z.boolean(),
  showsComments: z.boolean(),
  showsPeople: z.boolean(),
  author: z.string(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  /** Its last day is past. */
  over: z.boolean(),
  /** The day on which somebody last opened it. */
  openedOn: Day.nullable(),
});
export type ShareView = z.infer<typeof ShareView>;

/** Who sees a plan without an account. */
export const PlanSharing = z.object({
  progressPage: z.object({
    shown: z.boolean(),
    showsMoney: z.boolean(),
    showsPeople: z.boolean(),
    /** 0 where nobody has ever said anything of it. */
    revision: z.number(),
    /** Where it stands, with the address of the installation. */
    url: z.string(),
  }),
  shares: z.array(ShareView),
});
export type PlanSharing = z.infer<typeof PlanSharing>;

export const sharing = {
  read: endpoint({
    method: 'GET',
    path: `${P}/plans/:id/sharing`,
    access: 'plan.edit',
    summary: 'The public page of a plan and its links for people without an account',
    params: withId,
    reply: PlanSharing,
  }),
  setProgressPage: endpoint({
    method: 'PUT',
    path: `${P}/plans/:id/progress-page`,
    access: 'plan.edit',
    summary: 'Show the plan to everybody, or no more',
    params: withId,
    body: z
      .object({
        shown: z.boolean(),
        showsMoney: z.boolean(),
        showsPeople: z.boolean(),
        revision: z.number().int().min(0).max(2_147_483_647),
      })
      .strict(),
    reply: PlanSharing,
    errors: ['edited_meanwhile'],
  }),
  addShare: endpoint({
    method: 'POST',
    path: `${P}/plans/:id/shares`,
    access: 'plan.edit',
    summary: 'Make a secret link to look at the plan; its address is told once',
    params: withId,
    body: z
      .object({
        label: oneLine(200),
        lastDay: PlanDay.nullable().default(null),
        showsMoney: z.boolean().default(false),
        showsComments: z.boolean().default(false),
        showsPeople: z.boolean().default(false),
      })
      .strict(),
    reply: z.object({ sharing: PlanSharing, url: z.string() }),
    errors: ['last_day_passed', 'too_many_shares'],
  }),
  endShare: endpoint({
    method: 'DELETE',
    path: `${P}/plan-shares/:id`,
    access: 'plan.edit',
    summary: 'End a link at once',
    params: withId,
    reply: PlanSharing,
  }),
};
