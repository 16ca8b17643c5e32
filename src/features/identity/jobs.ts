import { z } from 'zod';
import { defineJob } from '#platform/jobs/jobs.ts';

/** Every night: sessions, links and tokens that have expired go. */
export const tidyExpired = defineJob({
  name: 'identity.tidy',
  payload: z.object({}),
  schedule: '17 3 * * *',
});
