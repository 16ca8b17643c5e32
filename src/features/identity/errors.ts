import type { ErrorTable } from '#platform/errors/registry.ts';

export const identityErrors = {
  user_unknown: 'not_found',
  password_wrong: 'invalid',
  last_owner: 'conflict',
  guest_needs_day: 'invalid',
  day_only_for_guest: 'invalid',
  day_passed: 'invalid',
  already_member: 'conflict',
  already_invited: 'conflict',
  invitation_unusable: 'conflict',
  invitation_for_another: 'forbidden',
  organisation_not_demo: 'conflict',
  slug_taken: 'conflict',
} as const satisfies ErrorTable;
