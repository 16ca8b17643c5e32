import { type Change, changeBetween, recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Role, Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf } from '#platform/time/clock.ts';
import type { Member } from '../contract/members.ts';
import { findMember } from '../reads/members.ts';
import { dayProblem } from '../rules.ts';
import type { IdentityTables } from '../tables.ts';
import { assertAnotherOwner, lockMembership } from './membership-lock.ts';

type Parts = Pick<Services, 'clock' | 'database'>;

/**
 * Changes a role, or a guest's last day. A role that is no guest's loses the day by itself.
 * @throws Refusal `edited_meanwhile`, `last_owner`, `guest_needs_day`, `day_only_for_guest`, `day_passed`
 */
export async function changeMember(
  { clock, database }: Parts,
  scope: Scope,
  id: string,
  change: { role?: Role | undefined; until?: string | null | undefined; revision: number },
): Promise<Member> {
  return database.inScope(scope, async (tx) => {
    await lockMembership(tx);
    const before = await findMember(tx, id);
    if (before.revision !== change.revision) {
      const { revision, role, until } = before;
      throw new Refusal('edited_meanwhile', { detail: { revision, values: { role, until } } });
    }
    const role = change.role ?? before.role;
    const until = change.until === undefined && role === 'guest' ? before.until : (change.until ?? null);
    const problem = dayProblem(role, until, dayOf(clock.now()));
    if (problem) throw new Refusal(problem, { field: 'until' });
    const difference = changeBetween({ role: before.role, until: before.until }, { role, until });
    if (!difference) return before;
    if (before.role === 'owner' && role !== 'owner') await assertAnotherOwner(tx, id);
    await update(tx, id, { role, until });
    await record(tx, clock.now(), { action: 'identity.member.changed', id, change: difference });
    return findMember(tx, id);
  });
}

/** Takes a person out; `restoreMember` undoes it. @throws Refusal `last_owner`, `not_found` */
export async function removeMember({ clock, database }: Parts, scope: Scope, id: string): Promise<void> {
  await database.inScope(scope, async (tx) => {
    await lockMembership(tx);
    const { name, role } = await findMember(tx, id);
    if (role === 'owner') await assertAnotherOwner(tx, id);
    const at = clock.now();
    await update(tx, id, { removed_at: at.toISOString() });
    await record(tx, at, {
      action: 'identity.member.removed',
      id,
      change: { before: { name, role }, after: null },
    });
  });
}

/** @throws Refusal `not_found` */
export async function restoreMember({ clock, database }: Parts, scope: Scope, id: string): Promise<Member> {
  return database.inScope(scope, async (tx) => {
    await lockMembership(tx);
    const changed = await update(tx, id, { removed_at: null });
    const member = await findMember(tx, id);
    const { name, role } = member;
    if (changed) {
      const change = { before: null, after: { name, role } };
      await record(tx, clock.now(), { action: 'identity.member.restored', id, change });
    }
    return member;
  });
}

async function update(
  tx: ScopedTx,
  id: string,
  values: { role: Role; until: string | null } | { removed_at: string | null },
): Promise<boolean> {
  let query = tx
    .on<IdentityTables>()
    .updateTable('membership')
    .set((row) => ({ ...values, revision: row('revision', '+', 1) }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id);
  // Bringing back somebody who is there changes nothing.
  if ('removed_at' in values && values.removed_at === null) query = query.where('removed_at', 'is not', null);
  const { numUpdatedRows } = await query.executeTakeFirst();
  return numUpdatedRows > 0n;
}

function record(tx: ScopedTx, at: Date, entry: { action: string; id: string; change: Change }) {
  const { action, id, change } = entry;
  return recordAudit(tx, { at, action, subject: { kind: 'member', id }, change });
}
