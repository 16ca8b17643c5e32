import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { oneLine } from '#platform/http/one-line.ts';
import { Family, InOrganisation, OfRecord, pausedReasons, Revision, receiverStates } from './values.ts';

export const Receiver = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  /** It is told everything, also what Kaja learns to do later. */
  allEvents: z.boolean(),
  families: z.array(z.string()),
  state: z.enum(receiverStates),
  pausedReason: z.enum(pausedReasons).nullable(),
  pausedAt: z.iso.datetime().nullable(),
  /** The first failure since something last arrived; null while all is well. */
  failingSince: z.iso.datetime().nullable(),
  /** Deliveries that wait for a person, because it is or was paused. */
  held: z.number().int(),
  createdAt: z.iso.datetime(),
  revision: Revision,
});
export type Receiver = z.infer<typeof Receiver>;

const all = '/api/v1/organisations/:organisation/webhook-receivers';
const access = 'webhooks.manage';

export const listReceivers = endpoint({
  method: 'GET',
  path: all,
  access,
  summary: 'Addresses that are told of changes, by name',
  params: InOrganisation,
  reply: z.object({
    receivers: z.array(Receiver),
    /** The demo sends nothing out. */
    demo: z.boolean(),
  }),
});

export const EventFamily = z.object({
  family: z.string(),
  title: z.string(),
  events: z.array(z.object({ event: z.string(), title: z.string() })),
});
export type EventFamily = z.infer<typeof EventFamily>;

export const listEvents = endpoint({
  method: 'GET',
  path: '/api/v1/organisations/:organisation/webhook-events',
  access,
  summary: 'What a receiver can be told of',
  params: InOrganisation,
  reply: z.object({ families: z.array(EventFamily) }),
});

export const NewReceiver = z
  .object({
    name: oneLine(80),
    /** https, on the public internet. */
    address: z.string().trim().min(1).max(2_000),
    allEvents: z.boolean(),
    families: z.array(Family).max(200),
  })
  .strict();

export const addReceiver = endpoint({
  method: 'POST',
  path: all,
  access,
  summary: 'Name an address to be told; the answer alone holds the secret, it is never shown again',
  params: InOrganisation,
  body: NewReceiver,
  reply: z.object({ receiver: Receiver, secret: z.string() }),
  errors: ['address_not_callable', 'events_not_chosen', 'event_unknown', 'too_many_receivers'],
});

export const ReceiverChange = NewReceiver.partial().extend({ revision: Revision }).strict();

export const changeReceiver = endpoint({
  method: 'PATCH',
  path: `${all}/:id`,
  access,
  summary: 'Change a receiver’s name, address or events',
  params: OfRecord,
  body: ReceiverChange,
  reply: Receiver,
  errors: ['address_not_callable', 'events_not_chosen', 'event_unknown'],
});

export const removeReceiver = endpoint({
  method: 'DELETE',
  path: `${all}/:id`,
  access,
  summary: 'Take a receiver away; it can be undone',
  params: OfRecord,
});

export const restoreReceiver = endpoint({
  method: 'POST',
  path: `${all}/:id/restored`,
  access,
  summary: 'Undo taking a receiver away; it comes back paused',
  params: OfRecord,
  reply: Receiver,
});

export const pauseReceiver = endpoint({
  method: 'POST',
  path: `${all}/:id/paused`,
  access,
  summary: 'Hold deliveries back until somebody goes on',
  params: OfRecord,
  reply: Receiver,
});

export const resumeReceiver = endpoint({
  method: 'POST',
  path: `${all}/:id/resumed`,
  access,
  summary: 'Go on delivering, and send what was held back if asked',
  params: OfRecord,
  body: z.object({ sendHeld: z.boolean().default(false) }).strict(),
  reply: Receiver,
});

export const renewSecret = endpoint({
  method: 'POST',
  path: `${all}/:id/secret`,
  access,
  summary: 'Make a new secret; the old one signs nothing any more',
  params: OfRecord,
  reply: z.object({ secret: z.string() }),
});
