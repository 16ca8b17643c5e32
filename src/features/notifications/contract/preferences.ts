import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { noticeWays } from '#platform/notices/notice.ts';
import { InOrganisation, Kind, ReadIn, Revision } from './values.ts';

export const digestRhythms = ['off', 'daily', 'weekly'] as const;
export type DigestRhythm = (typeof digestRhythms)[number];

const Ways = z.record(Kind, z.enum(noticeWays));

export const Preferences = z.object({
  digest: z.enum(digestRhythms),
  /** Full hour, Estonian time. */
  digestHour: z.number().int().min(0).max(23),
  /** Of the weekly digest; 1 is Monday. */
  digestWeekday: z.number().int().min(1).max(7),
  /** Urgent ones are mailed at once, whatever is chosen for their kind. */
  urgentAtOnce: z.boolean(),
  kinds: z.array(z.object({ kind: Kind, room: z.string(), title: z.string(), way: z.enum(noticeWays) })),
  /** Where the letters go. */
  email: z.string(),
  /** 1 until something is chosen for the first time. */
  revision: Revision,
});
export type Preferences = z.infer<typeof Preferences>;

const all = '/api/v1/organisations/:organisation/notification-preferences';

export const readPreferences = endpoint({
  method: 'GET',
  path: all,
  access: 'notifications.own',
  summary: 'How you wish to be told in this organisation',
  params: InOrganisation,
  query: z.object({ language: ReadIn }),
  reply: Preferences,
});

export const changePreferences = endpoint({
  method: 'PATCH',
  path: all,
  access: 'notifications.own',
  summary: 'Say how you wish to be told in this organisation',
  params: InOrganisation,
  body: Preferences.pick({ digest: true, digestHour: true, digestWeekday: true, urgentAtOnce: true })
    .extend({ ways: Ways })
    .partial()
    .extend({ revision: Revision })
    .strict(),
  reply: Preferences,
  errors: ['edited_meanwhile'],
});
