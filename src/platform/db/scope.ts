/** The roles of a member, from most to least. A guest's membership ends on a date. */
export const roles = ['owner', 'editor', 'contributor', 'reviewer', 'viewer', 'guest'] as const;
export type Role = (typeof roles)[number];

export type Language = 'et' | 'en';

/** What an API key leaves of its member's rights. */
export interface ActorKey {
  name: string;
  /** It may only look: no request but GET. */
  readOnly: boolean;
  /** Never more than the member's role has. */
  permissions: ReadonlySet<string>;
}

/** Who does it: a member (through an API key, when `key` is there), or the product itself on nobody's behalf (a job, the command line). */
export type Actor =
  | { kind: 'member'; userId: string; name: string; role: Role; language: Language; key?: ActorKey }
  | { kind: 'system'; name: string; language: Language };

declare const scopeBrand: unique symbol;

/**
 * The right to touch one organisation's records as somebody. Every read and write takes it. Only a gate makes it (a
 * session, an API key, a job's envelope, the command line), so a query that forgot whose records it reads does not
 * type-check.
 */
export interface Scope {
  readonly organisationId: string;
  readonly actor: Actor;
  readonly [scopeBrand]: true;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * For gates only; the check refuses the import elsewhere.
 * @throws Error when the id is no UUID: it is written into `SET LOCAL`, which takes no parameters.
 */
export function openScope(organisationId: string, actor: Actor): Scope {
  if (!uuid.test(organisationId)) throw new Error('A scope needs a UUID');
  return { organisationId, actor } as Scope;
}

export function isUuid(value: string): boolean {
  return uuid.test(value);
}

/** The member's user id, or null where the product acts by itself. */
export function memberOf(scope: Scope): string | null {
  return scope.actor.kind === 'member' ? scope.actor.userId : null;
}
