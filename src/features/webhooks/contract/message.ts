import { z } from 'zod';

/**
 * The body of every delivery. Fields are added, never renamed or taken away: receivers read on after an upgrade. The
 * headers `webhook-id`, `webhook-timestamp` and `webhook-signature` are those of Standard Webhooks.
 */
export const Message = z.object({
  /** Same as the header `webhook-id`; the same when it is sent again. */
  id: z.uuid(),
  /** What was done: `plan.step.changed`. */
  event: z.string(),
  occurredAt: z.iso.datetime(),
  /** The organisation's short name in addresses. */
  organisation: z.string(),
  subject: z.object({ kind: z.string(), id: z.uuid() }),
  /** Only the fields that changed; `before` is null for what is new, `after` for what is gone. */
  change: z.object({
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  }),
});
export type Message = z.infer<typeof Message>;
