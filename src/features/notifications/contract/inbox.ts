import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { Day, InOrganisation, Kind, ReadIn } from './values.ts';

export const Notification = z.object({
  id: z.uuid(),
  kind: Kind,
  room: z.string(),
  /** In the reader's language. */
  sentence: z.string(),
  /** Below `/app/<organisation>`. */
  path: z.string(),
  urgent: z.boolean(),
  dueOn: Day.nullable(),
  createdAt: z.iso.datetime(),
  /** When it came up, or will: later than `createdAt` where it was put off. */
  shownAt: z.iso.datetime(),
  read: z.boolean(),
});
export type Notification = z.infer<typeof Notification>;

export const inboxParts = ['unread', 'all', 'later'] as const;
export type InboxPart = (typeof inboxParts)[number];

const all = '/api/v1/organisations/:organisation/notifications';

export const readInbox = endpoint({
  method: 'GET',
  path: all,
  access: 'notifications.own',
  summary: 'What you were told in this organisation, newest first',
  params: InOrganisation,
  query: z.object({
    part: z.enum(inboxParts).default('all'),
    kind: Kind.optional(),
    room: z
      .string()
      .regex(/^[a-z][a-z-]{0,40}$/)
      .optional(),
    /** The last one of the page before. */
    before: z.uuid().optional(),
    language: ReadIn,
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  reply: z.object({
    notifications: z.array(Notification),
    /** `before` of the next page; null on the last one. */
    next: z.uuid().nullable(),
    unread: z.number().int(),
    later: z.number().int(),
    /** What kinds there are to filter by, with what they are called. */
    kinds: z.array(z.object({ kind: Kind, room: z.string(), title: z.string() })),
  }),
});

export const countUnread = endpoint({
  method: 'GET',
  path: `${all}/unread`,
  access: 'notifications.own',
  summary: 'How many notifications you have not read',
  params: InOrganisation,
  reply: z.object({ unread: z.number().int() }),
});

export const markNotifications = endpoint({
  method: 'POST',
  path: `${all}/marked`,
  access: 'notifications.own',
  summary: 'Mark some of your notifications, or all that have come up, as read or unread',
  params: InOrganisation,
  body: z.object({ ids: z.union([z.literal('all'), z.array(z.uuid()).max(1000)]), read: z.boolean() }).strict(),
  /** Those that were not so before: marking them the other way undoes it. */
  reply: z.object({ changed: z.array(z.uuid()), unread: z.number().int() }),
});

export const putOff = endpoint({
  method: 'PUT',
  path: `${all}/:id/later`,
  access: 'notifications.own',
  summary: 'Put a notification off until a day, or take it back into the inbox with null',
  params: InOrganisation.extend({ id: z.uuid() }),
  body: z.object({ until: Day.nullable() }).strict(),
  reply: Notification,
  errors: ['later_day_passed'],
});
