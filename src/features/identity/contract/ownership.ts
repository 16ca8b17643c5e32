import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { InOrganisation } from './values.ts';

/** What an owner may become who hands the organisation over. */
export const rolesAfter = ['editor', 'contributor', 'reviewer', 'viewer'] as const;

export const OwnershipTransfer = z.object({
  id: z.uuid(),
  from: z.object({ memberId: z.uuid(), name: z.string() }),
  to: z.object({ memberId: z.uuid(), name: z.string() }),
  roleAfter: z.enum(rolesAfter),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type OwnershipTransfer = z.infer<typeof OwnershipTransfer>;

const all = '/api/v1/organisations/:organisation/ownership-transfers';

export const listTransfers = endpoint({
  method: 'GET',
  path: all,
  access: 'identity.members-manage',
  summary: 'Owners who wait for another member to take over',
  params: InOrganisation,
  reply: z.object({ transfers: z.array(OwnershipTransfer) }),
});

export const NewTransfer = z.object({ memberId: z.uuid(), roleAfter: z.enum(rolesAfter) }).strict();

export const beginTransfer = endpoint({
  method: 'POST',
  path: all,
  access: 'identity.members-manage',
  summary: 'Name another member owner and step back: at once when they are owner already, else when they accept',
  params: InOrganisation,
  body: NewTransfer,
  reply: z.object({ transfer: OwnershipTransfer.nullable() }),
  errors: ['transfer_to_self', 'transfer_over'],
});

export const withdrawTransfer = endpoint({
  method: 'DELETE',
  path: `${all}/:transfer`,
  access: 'identity.members-manage',
  summary: 'Take it back, as long as the other has not accepted',
  params: InOrganisation.extend({ transfer: z.uuid() }),
  errors: ['transfer_over'],
});
