import { z } from 'zod';
import { endpoint } from '#platform/http/endpoint.ts';
import { Day, Email, InOrganisation, LanguageChoice, PersonName, RoleChoice } from './values.ts';

export const Invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  language: LanguageChoice,
  role: RoleChoice,
  until: Day.nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
});
export type Invitation = z.infer<typeof Invitation>;

const all = '/api/v1/organisations/:organisation/invitations';
const InvitationParams = InOrganisation.extend({ invitation: z.uuid() });

export const listInvitations = endpoint({
  method: 'GET',
  path: all,
  access: 'identity.members-manage',
  summary: 'Invitations that nobody has accepted yet',
  params: InOrganisation,
  reply: z.object({ invitations: z.array(Invitation) }),
});

export const NewInvitation = z
  .object({
    email: Email,
    name: PersonName,
    language: LanguageChoice.default('et'),
    role: RoleChoice,
    until: Day.nullable().default(null),
  })
  .strict();

export const invite = endpoint({
  method: 'POST',
  path: all,
  access: 'identity.members-manage',
  summary: 'Invite a person by e-mail',
  params: InOrganisation,
  body: NewInvitation,
  reply: Invitation,
  errors: ['already_member', 'already_invited', 'guest_needs_day', 'day_only_for_guest', 'day_passed'],
});

export const resendInvitation = endpoint({
  method: 'POST',
  path: `${all}/:invitation/resend`,
  access: 'identity.members-manage',
  summary: 'Send the letter again with a new link; the old one ends',
  params: InvitationParams,
  reply: Invitation,
});

export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: `${all}/:invitation`,
  access: 'identity.members-manage',
  summary: 'Withdraw an invitation',
  params: InvitationParams,
});
