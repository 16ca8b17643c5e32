import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { InOrganisation, Revision } from './values.ts';

/** Days from the day a thing is due: -7 a week before, 0 on the day, 3 when it is three days late. */
export const ReminderOffsets = z.array(z.number().int().min(-90).max(90)).max(12);

export const ReminderRule = z.object({ offsets: ReminderOffsets, revision: Revision });
export type ReminderRule = z.infer<typeof ReminderRule>;

const all = '/api/v1/organisations/:organisation/reminders';

export const readReminders = endpoint({
  method: 'GET',
  path: all,
  access: 'notifications.own',
  summary: 'On which days before and after its day a thing is reminded of',
  params: InOrganisation,
  reply: ReminderRule,
});

export const changeReminders = endpoint({
  method: 'PATCH',
  path: all,
  access: 'notifications.reminders-manage',
  summary: 'Change on which days a thing is reminded of',
  params: InOrganisation,
  body: ReminderRule.strict(),
  reply: ReminderRule,
  errors: ['edited_meanwhile'],
});
