import { z } from 'zod';
import { defineJob } from '#platform/jobs/jobs.ts';

const OfOrganisation = z.object({ organisationId: z.uuid() });

/** Each minute: who was just told something that is not to wait? */
export const takeCalls = defineJob({
  name: 'notifications.take-calls',
  payload: z.object({}),
  schedule: '* * * * *',
});

/** Mails one person what is not to wait. */
export const mailAtOnce = defineJob({
  name: 'notifications.mail-at-once',
  payload: OfOrganisation.extend({ userId: z.uuid() }),
});

/** Each hour, a little after it is full: goes round the organisations. */
export const digestRound = defineJob({
  name: 'notifications.digest-round',
  payload: z.object({}),
  schedule: '2 * * * *',
});

/** Sends an organisation's digests whose hour has come. */
export const sendDigests = defineJob({ name: 'notifications.send-digests', payload: OfOrganisation });

/** Each morning in Estonian time, before the first digests; at an hour that no change of the clock leaves out. */
export const reminderRound = defineJob({
  name: 'notifications.reminder-round',
  payload: z.object({}),
  schedule: '10 6 * * *',
});

/** Tells an organisation's people what comes due, and forgets what need not be reminded any more. */
export const remind = defineJob({ name: 'notifications.remind', payload: OfOrganisation });

/** Something changed: reminders of what was done, dropped or moved go. */
export const forgetReminders = defineJob({ name: 'notifications.forget-reminders', payload: OfOrganisation });

/** Tells the owners who accepted an invitation. */
export const tellJoined = defineJob({
  name: 'notifications.tell-joined',
  payload: OfOrganisation.extend({ entryId: z.uuid() }),
});

export const notificationsJobs = [
  takeCalls,
  mailAtOnce,
  digestRound,
  sendDigests,
  reminderRound,
  remind,
  forgetReminders,
  tellJoined,
];
