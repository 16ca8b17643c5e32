import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf, openScope, type Role, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { sendLetter } from '#platform/mail/mail.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import type { Member } from '../contract/members.ts';
import type { OwnershipTransfer } from '../contract/ownership.ts';
import { ownershipLetter } from '../mails/ownership.ts';
import { findMember, findMembers } from '../reads/members.ts';
import { ownOrganisation } from '../reads/organisations.ts';
import { findTransfer, presentTransfer, transferState } from '../reads/ownership.ts';
import { personById } from '../reads/people.ts';
import type { IdentityTables, OwnershipTransferRow } from '../tables.ts';
import { lockMembership } from './membership-lock.ts';

const transferDays = 14;

type Ending = 'accepted' | 'declined' | 'withdrawn';

/**
 * Hands the organisation over to another member: at once when they are an owner already, else when they accept. An
 * earlier hand-over of the same owner ends.
 * @returns what waits for the other; null when it is done
 * @throws Refusal `transfer_to_self`, `transfer_over` when the owner is none any more, `not_found`
 */
export async function beginTransfer(
  services: Services,
  scope: Scope,
  { memberId, roleAfter }: { memberId: string; roleAfter: OwnershipTransfer['roleAfter'] },
): Promise<OwnershipTransfer | null> {
  const at = services.clock.now();
  return services.database.inScope(scope, async (tx) => {
    await lockMembership(tx);
    const to = await findMember(tx, memberId);
    const from = (await findMembers(tx)).find((member) => member.userId === memberOf(scope));
    if (from?.role !== 'owner') throw new Refusal('transfer_over');
    if (from.id === to.id) throw new Refusal('transfer_to_self', { field: 'memberId' });
    await endEarlier(tx, from.id, at);
    if (to.role === 'owner') {
      await changeRole(tx, at, from, roleAfter);
      return null;
    }
    const row: OwnershipTransferRow = {
      organisation_id: scope.organisationId,
      id: newId(),
      from_member: from.id,
      to_member: to.id,
      role_after: roleAfter,
      created_at: at.toISOString(),
      expires_at: new Date(at.getTime() + transferDays * 86_400_000).toISOString(),
      accepted_at: null,
      declined_at: null,
      withdrawn_at: null,
    };
    await tx.on<IdentityTables>().insertInto('ownership_transfer').values(row).execute();
    await record(tx, at, 'begun', row.id, { to: to.name, roleAfter });
    await mail(services, tx, { row, from, to });
    return presentTransfer(row, from.name, to.name);
  });
}

/** @throws Refusal `transfer_over` once it is accepted, declined or past its time, `not_found` */
export async function withdrawTransfer(services: Services, scope: Scope, id: string): Promise<void> {
  const at = services.clock.now();
  await services.database.inScope(scope, async (tx) => {
    await lockMembership(tx);
    await openTransfer(tx, id, at);
    await end(tx, id, 'withdrawn', at);
    await record(tx, at, 'withdrawn', id, {});
  });
}

/**
 * The other takes over, or does not. Both roles change in one transaction, the new owner first, so that there is one at
 * every moment.
 * @throws Refusal `transfer_over`, `transfer_for_another`, `not_found`
 */
export async function answerTransfer(
  services: Services,
  scope: Scope,
  { id, userId, answer }: { id: string; userId: string; answer: 'accepted' | 'declined' },
): Promise<void> {
  const at = services.clock.now();
  await services.database.inScope(scope, async (tx) => {
    await lockMembership(tx);
    const row = await openTransfer(tx, id, at);
    const members = await findMembers(tx);
    const to = members.find((member) => member.id === row.to_member);
    const from = members.find((member) => member.id === row.from_member);
    if (!to || from?.role !== 'owner') throw new Refusal('transfer_over');
    if (to.userId !== userId) throw new Refusal('transfer_for_another');
    const actor = { kind: 'member', userId, name: to.name, role: to.role, language: scope.actor.language } as const;
    const own = { ...tx, scope: openScope(scope.organisationId, actor) };
    await end(tx, id, answer, at);
    await record(own, at, answer, id, { from: from.name });
    if (answer === 'declined') return;
    await changeRole(own, at, to, 'owner');
    await changeRole(own, at, from, row.role_after);
  });
}

/** @throws Refusal `transfer_over`, `not_found` */
async function openTransfer(tx: ScopedTx, id: string, at: Date): Promise<OwnershipTransferRow> {
  const row = await findTransfer(tx, id);
  if (transferState(row, at) !== 'open') throw new Refusal('transfer_over');
  return row;
}

async function endEarlier(tx: ScopedTx, fromMember: string, at: Date): Promise<void> {
  await tx
    .on<IdentityTables>()
    .updateTable('ownership_transfer')
    .set({ withdrawn_at: at.toISOString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('from_member', '=', fromMember)
    .where('accepted_at', 'is', null)
    .where('declined_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute();
}

async function end(tx: ScopedTx, id: string, how: Ending, at: Date): Promise<void> {
  const moment = at.toISOString();
  const ending = {
    accepted: { accepted_at: moment },
    declined: { declined_at: moment },
    withdrawn: { withdrawn_at: moment },
  };
  await tx
    .on<IdentityTables>()
    .updateTable('ownership_transfer')
    .set(ending[how])
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .execute();
}

async function changeRole(tx: ScopedTx, at: Date, member: Member, role: Role): Promise<void> {
  await tx
    .on<IdentityTables>()
    .updateTable('membership')
    .set((row) => ({ role, until: null, revision: row('revision', '+', 1) }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', member.id)
    .execute();
  await recordAudit(tx, {
    at,
    action: 'identity.member.changed',
    subject: { kind: 'member', id: member.id },
    change: { before: { role: member.role }, after: { role } },
  });
}

function record(tx: ScopedTx, at: Date, act: 'begun' | Ending, id: string, after: Record<string, string>) {
  const action = `identity.ownership.${act}`;
  return recordAudit(tx, { at, action, subject: { kind: 'ownership', id }, change: { before: null, after } });
}

async function mail(
  services: Services,
  tx: ScopedTx,
  { row, from, to }: { row: OwnershipTransferRow; from: Member; to: Member },
): Promise<void> {
  const organisation = await ownOrganisation(tx);
  const reader = await personById(tx, to.userId);
  const letter = ownershipLetter(services.texts, reader?.language ?? organisation.language, {
    url: `${services.config.url}/auth/ownership/${organisation.slug}/${row.id}`,
    organisation: organisation.name,
    owner: from.name,
    days: transferDays,
  });
  await sendLetter(services, tx, { address: to.email, name: to.name }, letter, { keep: organisation.demo });
}
