import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { deliveryStates, OfRecord } from './values.ts';

export const Delivery = z.object({
  id: z.uuid(),
  receiverId: z.uuid(),
  /** Sent as `webhook-id`; the same however often it is sent. */
  eventId: z.uuid(),
  /** `plan.step.changed` */
  event: z.string(),
  state: z.enum(deliveryStates),
  attempts: z.number().int(),
  lastAttemptAt: z.iso.datetime().nullable(),
  /** Of HTTP. */
  lastStatus: z.number().int().nullable(),
  lastFailure: z.string().nullable(),
  nextAttemptAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type Delivery = z.infer<typeof Delivery>;

export const Attempt = z.object({
  at: z.iso.datetime(),
  tookMs: z.number().int(),
  status: z.number().int().nullable(),
  failure: z.string().nullable(),
  /** The first kilobyte. */
  answer: z.string(),
});

export const DeliveryDetail = Delivery.extend({ payload: z.string(), tries: z.array(Attempt) });
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;

const receiver = '/api/v1/organisations/:organisation/webhook-receivers/:id';
const one = '/api/v1/organisations/:organisation/webhook-deliveries/:id';
const access = 'webhooks.manage';

export const listDeliveries = endpoint({
  method: 'GET',
  path: `${receiver}/deliveries`,
  access,
  summary: 'What was delivered to a receiver in the last thirty days, the newest first',
  params: OfRecord,
  query: z.object({
    state: z.enum(deliveryStates).optional(),
    /** `next` of the page before. */
    before: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({ deliveries: z.array(Delivery), next: z.uuid().nullable() }),
});

export const readDelivery = endpoint({
  method: 'GET',
  path: one,
  access,
  summary: 'One delivery: what was sent, and how each try went',
  params: OfRecord,
  reply: DeliveryDetail,
});

export const sendTest = endpoint({
  method: 'POST',
  path: `${receiver}/test`,
  access,
  summary: 'Send a test event to a receiver, also to a paused one',
  params: OfRecord,
  reply: Delivery,
});

export const sendAgain = endpoint({
  method: 'POST',
  path: `${one}/sent-again`,
  access,
  summary: 'Send a delivery once more, with the same id',
  params: OfRecord,
  reply: Delivery,
});
