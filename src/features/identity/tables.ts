import type { Language, Role } from '#platform/db/scope.ts';

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

/** Sessions and one-time tokens: all that is asked of them here is whether they are over. */
interface ExpiringRow {
  id: string;
  expiresAt: string;
}

interface AccountRow {
  id: string;
  userId: string;
  providerId: string;
  password: string | null;
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

export interface IdentityTables {
  'auth.user': UserRow;
  'auth.account': AccountRow;
  'auth.session': ExpiringRow;
  'auth.verification': ExpiringRow;
  organisation: OrganisationRow;
  membership: MembershipRow;
  invitation: InvitationRow;
}
