import type { ActorKey, Language, Scope } from '../db/scope.ts';

/** A person who has signed in, whatever organisation they will ask for. */
export interface Session {
  userId: string;
  name: string;
  email: string;
  language: Language;
  /** A program asks, with a key of this person for one organisation (its slug). */
  key?: ActorKey & { organisation: string };
}

/** Proves who asks. The identity room implements it; HTTP only needs to know this much. */
export interface Gate {
  /** Codes of its own that anybody who enters an organisation may be refused with; the API's document names them. */
  refusals?: readonly string[];
  /** Null when the cookie is missing, forged or expired. */
  session(cookies: string | undefined): Promise<Session | null>;
  /** Session and scope in one question. `scope` is null when the person is no member or the guest's day has passed. */
  enter(
    cookies: string | undefined,
    organisationSlug: string,
  ): Promise<{ session: Session | null; scope: Scope | null }>;
  /**
   * The same for an API key. `organisationSlug` is null where the request speaks of none.
   * @throws Refusal `key_unknown`, `key_expired`, `key_revoked`
   */
  enterWithKey(key: string, organisationSlug: string | null): Promise<{ session: Session; scope: Scope | null }>;
}
