import { type AccessTable, isLeftByKey } from '#platform/access/access.ts';
import type { Actor, Role } from '#platform/db/scope.ts';
import type { May } from './contract/plan.ts';

export const planAccess = {
  'plan.read': {
    roles: ['owner', 'editor', 'contributor', 'reviewer', 'viewer', 'guest'],
    sentence: 'Everybody reads the plans; a guest only the activities that they take part in.',
  },
  'plan.edit': {
    roles: ['owner', 'editor'],
    sentence: 'Owners and editors import, write and remove plans and all that is in them.',
  },
  'plan.work': {
    roles: ['owner', 'editor', 'contributor', 'guest'],
    sentence:
      'Contributors and guests tick, measure and bring evidence where they own or take part; owners and editors everywhere.',
  },
  'plan.comment': {
    roles: ['owner', 'editor', 'contributor', 'reviewer', 'guest'],
    sentence: 'All but viewers comment on what they may read.',
  },
  'plan.review-read': {
    roles: ['owner', 'editor', 'contributor', 'reviewer', 'viewer'],
    sentence: 'All but guests see the versions of a plan, its reviews and approvals, and the board’s page.',
  },
  'plan.recommend': {
    roles: ['owner', 'editor', 'contributor', 'reviewer', 'viewer'],
    sentence: 'Whoever a plan is laid before agrees or asks for changes; owners, editors and reviewers also unasked.',
  },
  'plan.approve': {
    roles: ['owner', 'reviewer'],
    sentence: 'Owners and reviewers record approvals and send plans back.',
  },
} as const satisfies AccessTable;

const everywhere: ReadonlySet<Role> = new Set(['owner', 'editor']);
const whereTheyTakePart: ReadonlySet<Role> = new Set(['contributor', 'guest']);
const commenters: ReadonlySet<Role> = new Set<Role>(planAccess['plan.comment'].roles);

/** A guest sees only the activities that they take part in. */
export function seesOnlyOwn(actor: Actor): boolean {
  return actor.kind === 'member' && actor.role === 'guest';
}

/** Whether the actor works on an activity; `takesPart` says whether they are one of its parties. */
export function mayWorkOn(actor: Actor, takesPart: boolean): boolean {
  if (actor.kind === 'system') return true;
  if (!isLeftByKey(actor, 'plan.work') && !isLeftByKey(actor, 'plan.edit')) return false;
  return everywhere.has(actor.role) || (whereTheyTakePart.has(actor.role) && takesPart);
}

const reviewers: ReadonlySet<Role> = new Set(['owner', 'editor', 'reviewer']);
const approvers: ReadonlySet<Role> = new Set<Role>(planAccess['plan.approve'].roles);

/** Whether the actor says what they think of a plan under review; `asked` says whether it was laid before them. */
export function mayRecommend(actor: Actor, asked: boolean): boolean {
  return actor.kind === 'member' && (reviewers.has(actor.role) || (asked && actor.role !== 'guest'));
}

export function mayApprove(actor: Actor): boolean {
  return actor.kind === 'system' || (approvers.has(actor.role) && isLeftByKey(actor, 'plan.approve'));
}

export function mayOf(actor: Actor, takesPart: boolean): May {
  if (actor.kind === 'system') return { edit: true, work: true, comment: true };
  return {
    edit: everywhere.has(actor.role) && isLeftByKey(actor, 'plan.edit'),
    work: mayWorkOn(actor, takesPart),
    comment: commenters.has(actor.role) && isLeftByKey(actor, 'plan.comment'),
  };
}
