import { z } from 'zod';
import { defineJob } from '#platform/jobs/jobs.ts';

/** Computes the figures of one organisation's plans. */
export const measure = defineJob({
  name: 'plan.measure',
  payload: z.object({ organisationId: z.uuid() }),
  retryLimit: 3,
});

/** Every night all organisations: what is late today was not late yesterday, though nobody did anything. */
export const measureNightly = defineJob({
  name: 'plan.measure-nightly',
  payload: z.object({}),
  schedule: '10 3 * * *',
});

/** Every morning, in case it is the first working day of a quarter: the board's page to those who read it. */
export const boardSheetRound = defineJob({
  name: 'plan.board-sheet-round',
  payload: z.object({}),
  schedule: '40 7 * * *',
});

export const boardSheets = defineJob({
  name: 'plan.board-sheets',
  payload: z.object({ organisationId: z.uuid() }),
});
