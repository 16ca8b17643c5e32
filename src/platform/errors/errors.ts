import type { ErrorTable } from './registry.ts';

/** The codes that any request can end in, whatever room it was for. */
export const platformErrors = {
  invalid_input: 'invalid',
  malformed_json: 'invalid',
  malformed_request: 'invalid',
  text_not_well_formed: 'invalid',
  number_out_of_range: 'invalid',
  sign_in_needed: 'unauthenticated',
  key_unknown: 'unauthenticated',
  key_expired: 'unauthenticated',
  key_revoked: 'unauthenticated',
  not_allowed: 'forbidden',
  key_not_allowed: 'forbidden',
  origin_mismatch: 'forbidden',
  not_found: 'not_found',
  wrong_method: 'wrong_method',
  edited_meanwhile: 'conflict',
  already_exists: 'conflict',
  body_too_large: 'too_large',
  unsupported_media_type: 'unsupported',
  too_many_requests: 'too_many',
  picture_unreadable: 'unsupported',
  file_empty: 'invalid',
  unavailable: 'unavailable',
  unexpected: 'internal',
} as const satisfies ErrorTable;
