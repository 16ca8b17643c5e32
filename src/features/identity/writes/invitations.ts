import { recordAudit } from '#platform/audit/audit.ts';
import { derivedKey } from '#platform/config/secret.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { type Language, memberOf, type Role, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { sendLetter } from '#platform/mail/mail.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { dayOf, newId } from '#platform/time/clock.ts';
import type { Invitation } from '../contract/invitations.ts';
import { invitationLetter } from '../mails/invitation.ts';
import { hashOfToken, presentInvitation, waitingInvitations } from '../reads/invitations.ts';
import { findMembers } from '../reads/members.ts';
import { ownOrganisation } from '../reads/organisations.ts';
import { dayProblem, foldEmail, invitationState } from '../rules.ts';
import type { IdentityTables, InvitationRow } from '../tables.ts';
import { lockMembership } from './membership-lock.ts';

const invitationDays = 14;

export interface Inviting {
  email: string;
  name: string;
  language: Language;
  role: Role;
  until: string | null;
}

/**
 * Writes the invitation and its letter, in the invited person's language. An older one that ran out is replaced.
 * @throws Refusal `already_member`, `already_invited`, `guest_needs_day`, `day_only_for_guest`, `day_passed`
 */
export async function invite(services: Services, scope: Scope, inviting: Inviting): Promise<Invitation> {
  const at = services.clock.now();
  const problem = dayProblem(inviting.role, inviting.until, dayOf(at));
  if (problem) throw new Refusal(problem, { field: 'until' });
  const folded = foldEmail(inviting.email);
  return services.database.inScope(scope, async (tx) => {
    await lockMembership(tx);
    if ((await findMembers(tx)).some((member) => member.email === folded)) {
      throw new Refusal('already_member', { field: 'email' });
    }
    const earlier = (await waitingInvitations(tx)).filter((waiting) => waiting.email_folded === folded);
    if (earlier.some((waiting) => invitationState(waiting, at) === 'open')) {
      throw new Refusal('already_invited', { field: 'email' });
    }
    for (const { id } of earlier) await endInvitation(tx, id, at);
    const { token, ...fresh } = freshToken(services.secret, at);
    const row: InvitationRow = {
      ...inviting,
      ...fresh,
      organisation_id: scope.organisationId,
      id: newId(),
      email_folded: folded,
      invited_by: memberOf(scope),
      created_at: at.toISOString(),
      accepted_at: null,
      accepted_by: null,
      withdrawn_at: null,
    };
    await tx.on<IdentityTables>().insertInto('invitation').values(row).execute();
    await record(tx, at, 'identity.invitation.sent', row);
    await mail(services, tx, row, token);
    return presentInvitation(row, at);
  });
}

/** Sends the letter again with a new link; the link of the old letter ends. @throws Refusal `not_found` */
export async function resendInvitation(services: Services, scope: Scope, id: string): Promise<Invitation> {
  const at = services.clock.now();
  return services.database.inScope(scope, async (tx) => {
    const before = await waiting(tx, id);
    const problem = dayProblem(before.role, before.until, dayOf(at));
    if (problem) throw new Refusal(problem);
    const { token, ...fresh } = freshToken(services.secret, at);
    const row = { ...before, ...fresh };
    await tx
      .on<IdentityTables>()
      .updateTable('invitation')
      .set(fresh)
      .where('organisation_id', '=', scope.organisationId)
      .where('id', '=', id)
      .execute();
    await record(tx, at, 'identity.invitation.resent', row);
    await mail(services, tx, row, token);
    return presentInvitation(row, at);
  });
}

/** @throws Refusal `not_found` */
export async function withdrawInvitation(services: Services, scope: Scope, id: string): Promise<void> {
  const at = services.clock.now();
  await services.database.inScope(scope, async (tx) => {
    const row = await waiting(tx, id);
    await endInvitation(tx, id, at);
    await record(tx, at, 'identity.invitation.withdrawn', row);
  });
}

/** The keyed hash of a fresh id: nobody without the installation key can make one, and we keep only its hash. */
function freshToken(secret: string, at: Date) {
  const token = derivedKey(secret, `invitation ${newId()}`);
  const expires = new Date(at.getTime() + invitationDays * 86_400_000);
  return { token, token_hash: hashOfToken(token), expires_at: expires.toISOString() };
}

async function waiting(tx: ScopedTx, id: string): Promise<InvitationRow> {
  const row = await tx
    .on<IdentityTables>()
    .selectFrom('invitation')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
}

async function endInvitation(tx: ScopedTx, id: string, at: Date): Promise<void> {
  await tx
    .on<IdentityTables>()
    .updateTable('invitation')
    .set({ withdrawn_at: at.toISOString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .execute();
}

async function mail(services: Services, tx: ScopedTx, row: InvitationRow, token: string): Promise<void> {
  const organisation = await ownOrganisation(tx);
  const { language, role, email, name } = row;
  const letter = invitationLetter(services.texts, language, {
    url: `${services.config.url}/auth/invitation/${organisation.slug}/${token}`,
    organisation: organisation.name,
    inviter: tx.scope.actor.name,
    role,
    until: row.until === null ? null : row.until.split('-').reverse().join('.'),
    days: invitationDays,
  });
  await sendLetter(services, tx, { address: email, name }, letter, { keep: organisation.demo });
}

function record(tx: ScopedTx, at: Date, action: string, row: InvitationRow) {
  const { id, email, role, until } = row;
  const change = { before: null, after: { email, role, until } };
  return recordAudit(tx, { at, action, subject: { kind: 'invitation', id }, change });
}
