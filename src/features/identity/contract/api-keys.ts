import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { oneLine } from '#platform/http/one-line.ts';
import { reaches } from './reaches.ts';
import { Day, InOrganisation } from './values.ts';

export const ApiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The key's last letters. */
  end: z.string(),
  reach: z.enum(reaches),
  /** Of the reach `chosen`. */
  permissions: z.array(z.string()),
  owner: z.object({ userId: z.uuid(), name: z.string() }),
  own: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Its last day. */
  expiresOn: Day,
  /** An Estonian day; null when it was never used. */
  lastUsedOn: Day.nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
});
export type ApiKey = z.infer<typeof ApiKey>;

const all = '/api/v1/organisations/:organisation/api-keys';

export const listApiKeys = endpoint({
  method: 'GET',
  path: all,
  access: 'identity.keys-own',
  summary: 'One’s own API keys, the newest first; owners see everybody’s',
  params: InOrganisation,
  reply: z.object({ keys: z.array(ApiKey) }),
});

const Permission = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/);

export const NewApiKey = z
  .object({
    name: oneLine(80),
    reach: z.enum(reaches),
    /** Only with the reach `chosen`; what the member may not do, the key may not either. */
    permissions: z.array(Permission).max(100).default([]),
    /** The last day on which it works. */
    expiresOn: Day,
  })
  .strict();

export const makeApiKey = endpoint({
  method: 'POST',
  path: all,
  access: 'identity.keys-own',
  summary: 'Make an API key; the answer alone holds it, it is never shown again',
  params: InOrganisation,
  body: NewApiKey,
  reply: z.object({ key: ApiKey, token: z.string() }),
  errors: ['day_passed', 'key_day_too_far', 'permissions_not_chosen', 'too_many_keys'],
});

export const revokeApiKey = endpoint({
  method: 'DELETE',
  path: `${all}/:id`,
  access: 'identity.keys-own',
  summary: 'Revoke an API key at once, for good; owners may revoke anybody’s',
  params: InOrganisation.extend({ id: z.uuid() }),
});
