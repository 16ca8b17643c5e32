import type { Language, Scope } from '../db/scope.ts';

/** A person who has signed in, whatever organisation they will ask for. */
export interface Session {
  userId: string;
  name: string;
  email: string;
  language: Language;
}

/** Proves who asks. The identity room implements it; HTTP only needs to know this much. */
export interface Gate {
  /** Null when the cookie is missing, forged or expired. */
  session(cookies: string | undefined): Promise<Session | null>;
  /** Session and scope in one question. `scope` is null when the person is no member or the guest's day has passed. */
  enter(
    cookies: string | undefined,
    organisationSlug: string,
  ): Promise<{ session: Session | null; scope: Scope | null }>;
}
