import { z } from 'zod';
import { Id } from './words.ts';

/** As much of an activity as names it where something hangs on it. */
export const ActivityLine = z.object({ id: Id, code: z.string().nullable(), title: z.string() });
export type ActivityLine = z.infer<typeof ActivityLine>;

export const StepLine = z.object({ id: Id, text: z.string() });

export const FileLine = z.object({
  id: Id,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});
export type FileLine = z.infer<typeof FileLine>;
