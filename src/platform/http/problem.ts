import { z } from 'zod';

/** The one shape of every error answer of the API. Safe for the browser. */
export const Problem = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    field: z.string().optional(),
    fields: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })),
    detail: z.unknown().optional(),
    requestId: z.string(),
  }),
});
export type Problem = z.infer<typeof Problem>;
