import type { Language, Role } from '#platform/db/scope.ts';
import type { Reach } from './contract/reaches.ts';
import type { SignInMethod } from './contract/sign-in.ts';

/** A person who can sign in. The sign-in library names its columns in its own way. */
interface UserRow {
  id: string;
  name: string;
  email: string;
  emailVerified: boolean;
  language: Language;
  createdAt: string;
  updatedAt: string;
}

interface SessionRow {
  id: string;
  userId: string;
  token: string;
  expiresAt: string;
  userAgent: string | null;
  createdAt: string;
  updatedAt: string;
  /** Whether two things were proven: a passkey, or something else and a code. */
  strong: boolean;
  method: SignInMethod | null;
  lastUsedAt: string | null;
}

/** One-time things: the library's link tokens, and what of ours waits for a next step. */
interface VerificationRow {
  id: string;
  identifier: string;
  value: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
}

export interface PasskeyRow {
  id: string;
  name: string | null;
  publicKey: string;
  userId: string;
  credentialID: string;
  counter: number;
  deviceType: string;
  backedUp: boolean;
  transports: string | null;
  createdAt: string | null;
  aaguid: string | null;
  lastUsedAt: string | null;
}

interface TwoFactorRow {
  id: string;
  userId: string;
  secret: string;
  backupCodes: string[];
  verified: boolean;
  lastStep: number;
  createdAt: string;
}

interface AttemptRow {
  kind: string;
  who: string;
  tries: number;
  last_at: string;
  blocked_until: string | null;
}

interface AccountRow {
  id: string;
  userId: string;
  accountId: string;
  providerId: string;
  password: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface OrganisationRow {
  id: string;
  slug: string;
  name: string;
  language: Language;
  region: string;
  demo: boolean;
  created_at: string;
  revision: number;
  second_factor_required: boolean;
}

export interface MembershipRow {
  organisation_id: string;
  id: string;
  user_id: string;
  role: Role;
  /** A guest's last day, inclusive. */
  until: string | null;
  created_at: string;
  removed_at: string | null;
  revision: number;
}

export interface InvitationRow {
  organisation_id: string;
  id: string;
  email: string;
  email_folded: string;
  name: string;
  language: Language;
  role: Role;
  until: string | null;
  token_hash: string;
  invited_by: string | null;
  created_at: string;
  expires_at: string;
  accepted_at: string | null;
  accepted_by: string | null;
  withdrawn_at: string | null;
}

export interface OwnershipTransferRow {
  organisation_id: string;
  id: string;
  from_member: string;
  to_member: string;
  role_after: Role;
  created_at: string;
  expires_at: string;
  accepted_at: string | null;
  declined_at: string | null;
  withdrawn_at: string | null;
}

export interface ApiKeyRow {
  organisation_id: string;
  id: string;
  user_id: string;
  name: string;
  token_hash: string;
  /** Its last letters. */
  token_end: string;
  reach: Reach;
  /** Of the reach `chosen`; else empty. */
  permissions: string[];
  strong: boolean;
  created_at: string;
  /** Its last day, inclusive. */
  expires_on: string;
  last_used_at: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
}

export interface IdentityTables {
  'auth.user': UserRow;
  'auth.account': AccountRow;
  'auth.session': SessionRow;
  'auth.verification': VerificationRow;
  'auth.passkey': PasskeyRow;
  'auth.twoFactor': TwoFactorRow;
  'auth.attempt': AttemptRow;
  organisation: OrganisationRow;
  membership: MembershipRow;
  invitation: InvitationRow;
  ownership_transfer: OwnershipTransferRow;
  api_key: ApiKeyRow;
}
