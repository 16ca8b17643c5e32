import { z } from 'zod';
import { defineJob } from '#platform/jobs/jobs.ts';

const OfOrganisation = z.object({ organisationId: z.uuid() });

/** Writes a delivery for each receiver that wants to hear of these changes. */
export const fanOut = defineJob({
  name: 'webhooks.fan-out',
  payload: OfOrganisation.extend({ entryIds: z.array(z.uuid()).max(500) }),
});

/** Sends what is due. It is asked for whenever something becomes due within a minute; the schedule finds the rest. */
export const send = defineJob({ name: 'webhooks.send', payload: z.object({}), schedule: '* * * * *' });

/** Each hour: goes round the organisations. */
export const watchRound = defineJob({ name: 'webhooks.watch-round', payload: z.object({}), schedule: '7 * * * *' });

/** Warns of receivers at which nothing arrives, and pauses them in the end. */
export const watch = defineJob({ name: 'webhooks.watch', payload: OfOrganisation });

/** Each night: goes round the organisations. */
export const tidyRound = defineJob({ name: 'webhooks.tidy-round', payload: z.object({}), schedule: '43 3 * * *' });

/** Takes old deliveries away. */
export const tidy = defineJob({ name: 'webhooks.tidy', payload: OfOrganisation });

export const webhooksJobs = [fanOut, send, watchRound, watch, tidyRound, tidy];
