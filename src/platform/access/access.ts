import type { Actor, Role } from '../db/scope.ts';

/** Permission → who has it, and the sentence that says so. Each room's `access.ts` fills one; together they are the one table. */
export type AccessTable = Readonly<Record<`${string}.${string}`, { roles: readonly Role[]; sentence: string }>>;

/** The whole table: every room's permissions, asked by the HTTP gate and walked by the matrix test. */
export class AccessRules {
  readonly #permissions = new Map<string, { roles: ReadonlySet<Role>; sentence: string; room: string }>();

  /** @throws Error when two rooms declare the same permission. */
  declare(room: string, table: AccessTable): void {
    for (const [permission, rule] of Object.entries(table)) {
      if (this.#permissions.has(permission)) throw new Error(`Permission ${permission} is declared twice`);
      this.#permissions.set(permission, { roles: new Set(rule.roles), sentence: rule.sentence, room });
    }
  }

  has(permission: string): boolean {
    return this.#permissions.has(permission);
  }

  /** The product itself may do everything that it was programmed to do. */
  allows(actor: Actor, permission: string): boolean {
    const rule = this.#permissions.get(permission);
    if (!rule) throw new Error(`Nobody declared the permission ${permission}`);
    if (actor.kind === 'system') return true;
    return rule.roles.has(actor.role) && isLeftByKey(actor, permission);
  }

  permissionsOf(role: Role): string[] {
    return [...this.#permissions].filter(([, rule]) => rule.roles.has(role)).map(([permission]) => permission);
  }

  entries(): { permission: string; roles: Role[]; sentence: string; room: string }[] {
    return [...this.#permissions].map(([permission, rule]) => ({ permission, ...rule, roles: [...rule.roles] }));
  }
}

/** Whether the API key through which somebody comes leaves them this right; without a key their role alone decides. */
export function isLeftByKey(actor: Actor, permission: string): boolean {
  return actor.kind === 'system' || (actor.key?.permissions.has(permission) ?? true);
}
