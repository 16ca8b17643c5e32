import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { InOrganisation } from './values.ts';

const all = '/api/v1/organisations/:organisation/personal-data';
const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: 'wrong_email' }));

/** One kind of thing that is held of a person, with why and how long. */
export const HeldData = z.object({
  room: z.string(),
  title: z.string(),
  basis: z.string(),
  /** How many records there are; none where nothing is held. */
  records: z.number(),
});
export type HeldData = z.infer<typeof HeldData>;

export const findPersonalData = endpoint({
  method: 'GET',
  path: all,
  access: 'identity.personal-data-manage',
  summary: 'What the organisation holds of the person with this address',
  params: InOrganisation,
  query: z.object({ email: Email }),
  reply: z.object({
    person: z.object({ email: z.string(), name: z.string().nullable(), isMember: z.boolean() }),
    held: z.array(HeldData),
  }),
});

export const exportPersonalData = endpoint({
  method: 'GET',
  path: `${all}/export`,
  access: 'identity.personal-data-manage',
  summary: 'Everything that is held of a person, as JSON',
  params: InOrganisation,
  query: z.object({ email: Email }),
  answers: 'file',
});

export const exportOwnData = endpoint({
  method: 'GET',
  path: `${all}/own`,
  access: 'identity.personal-data-own',
  summary: 'Everything that the organisation holds of the reader, as JSON',
  params: InOrganisation,
  answers: 'file',
});

export const erasePersonalData = endpoint({
  method: 'POST',
  path: `${all}/erasures`,
  access: 'identity.personal-data-manage',
  summary: 'Erase a person’s data; what was done stays without them. It cannot be undone',
  params: InOrganisation,
  body: z.object({ email: Email, confirmation: Email }).strict(),
  reply: z.object({ erased: z.array(z.object({ room: z.string(), title: z.string(), records: z.number() })) }),
  errors: ['confirmation_differs', 'last_owner', 'erasing_oneself'],
});
