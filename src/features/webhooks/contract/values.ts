import { z } from 'zod';

export const receiverStates = ['active', 'paused'] as const;
export type ReceiverState = (typeof receiverStates)[number];

/** A person paused it; it failed for three days; it said of itself that it is gone (410). */
export const pausedReasons = ['by-hand', 'failing', 'gone'] as const;
export type PausedReason = (typeof pausedReasons)[number];

export const deliveryStates = ['waiting', 'held', 'delivered', 'given-up'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** The event of a test delivery; no change of any record is called so. */
export const testEvent = 'webhooks.test';

export const InOrganisation = z.object({ organisation: z.string().min(1).max(63) });
export const OfRecord = InOrganisation.extend({ id: z.uuid() });
export const Revision = z.number().int().min(1).max(2_147_483_647);

/** First two words of an action: `plan.step`. */
export const Family = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/);
