import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { Day, InOrganisation, Revision, RoleChoice } from './values.ts';

export const Member = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: RoleChoice,
  until: Day.nullable(),
  createdAt: z.iso.datetime(),
  revision: Revision,
});
export type Member = z.infer<typeof Member>;

const all = '/api/v1/organisations/:organisation/members';
const MemberParams = InOrganisation.extend({ member: z.uuid() });

export const listMembers = endpoint({
  method: 'GET',
  path: all,
  access: 'identity.members-read',
  summary: 'The people of the organisation, by name',
  params: InOrganisation,
  reply: z.object({ members: z.array(Member) }),
});

export const MemberChange = z
  .object({ role: RoleChoice.optional(), until: Day.nullable().optional(), revision: Revision })
  .strict();

export const changeMember = endpoint({
  method: 'PATCH',
  path: `${all}/:member`,
  access: 'identity.members-manage',
  summary: 'Change a member’s role, or a guest’s last day',
  params: MemberParams,
  body: MemberChange,
  reply: Member,
  errors: ['last_owner', 'guest_needs_day', 'day_only_for_guest', 'day_passed'],
});

export const removeMember = endpoint({
  method: 'DELETE',
  path: `${all}/:member`,
  access: 'identity.members-manage',
  summary: 'Take a person out of the organisation; can be undone',
  params: MemberParams,
  errors: ['last_owner'],
});

export const restoreMember = endpoint({
  method: 'POST',
  path: `${all}/:member/restore`,
  access: 'identity.members-manage',
  summary: 'Undo taking a person out',
  params: MemberParams,
  reply: Member,
});
