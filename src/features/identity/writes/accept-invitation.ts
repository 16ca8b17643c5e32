import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { openScope, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Session } from '#platform/http/gate.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { invitationById, invitationByToken, type OpenedInvitation } from '../reads/invitations.ts';
import { findMembers } from '../reads/members.ts';
import { type Person, personByEmail } from '../reads/people.ts';
import { foldEmail, invitationState } from '../rules.ts';
import type { IdentityTables } from '../tables.ts';
import { lockMembership } from './membership-lock.ts';
import { ensureMember, ensurePerson } from './people.ts';

/**
 * Makes the invited person a member; whoever holds the token holds the letter, so the address is proven.
 * @param scope of the product in the inviting organisation
 * @returns the address to sign in
 * @throws Refusal `not_found`, `invitation_unusable`, `invitation_for_another`
 */
export async function acceptInvitation(
  { clock, database }: Pick<Services, 'clock' | 'database'>,
  scope: Scope,
  acceptance: { token: string; name: string; session: Session | null },
): Promise<string> {
  const at = clock.now();
  const { token, name, session } = acceptance;
  return database.inScope(scope, async (tx) => {
    // Taken before looking, so that of two acceptances the second sees the first.
    await lockMembership(tx);
    const invitation = await invitationByToken(tx, token);
    if (!invitation) throw new Refusal('not_found');
    if (invitationState(invitation, at) !== 'open') throw new Refusal('invitation_unusable');
    if (session && foldEmail(session.email) !== invitation.email_folded) throw new Refusal('invitation_for_another');
    return accept(tx, invitation, name, at);
  });
}

/**
 * Makes whoever has proven an address a member wherever that address is invited.
 * @returns the person, or null when nobody has invited them
 */
export async function acceptInvited(
  { clock, database }: Pick<Services, 'clock' | 'database'>,
  proven: { email: string; name: string | null },
): Promise<Person | null> {
  const at = clock.now();
  const folded = foldEmail(proven.email);
  const found = await database.inInstallation((tx) =>
    tx.named<{ organisation_id: string; invitation_id: string }>({
      name: 'identity.invitations-of',
      text: 'select organisation_id, invitation_id from auth.invitations_of($1)',
      values: [folded],
    }),
  );
  for (const { organisation_id, invitation_id } of found) {
    const scope = openScope(organisation_id, { kind: 'system', name: 'Kaja', language: 'et' });
    await database.inScope(scope, async (tx) => {
      await lockMembership(tx);
      const invitation = await invitationById(tx, invitation_id);
      // Withdrawn, or accepted by letter, in the meantime.
      if (!invitation || invitationState(invitation, at) !== 'open') return;
      await accept(tx, invitation, invitation.name || proven.name || folded, at);
    });
  }
  return found.length === 0 ? null : database.inInstallation((tx) => personByEmail(tx, folded));
}

async function accept(tx: ScopedTx, invitation: OpenedInvitation, name: string, at: Date): Promise<string> {
  const { scope } = tx;
  const { email, language, role } = invitation;
  const person = await ensurePerson(tx, { email, name, language }, at);
  await join(tx, invitation, person.id, at);
  await tx
    .on<IdentityTables>()
    .updateTable('invitation')
    .set({ accepted_at: at.toISOString(), accepted_by: person.id })
    .where('organisation_id', '=', scope.organisationId)
    .where('id', '=', invitation.id)
    .execute();
  const actor = { kind: 'member', userId: person.id, name, role, language } as const;
  await recordAudit(
    { ...tx, scope: openScope(scope.organisationId, actor) },
    {
      at,
      action: 'identity.invitation.accepted',
      subject: { kind: 'invitation', id: invitation.id },
      change: { before: null, after: { email, role } },
    },
  );
  return invitation.email_folded;
}

/** Somebody who belongs already (added meanwhile) keeps the role they have: an old letter must not take rights away. */
async function join(tx: ScopedTx, { role, until }: OpenedInvitation, userId: string, at: Date): Promise<void> {
  const belongs = (await findMembers(tx)).some((member) => member.userId === userId);
  if (!belongs) await ensureMember(tx, { userId, role, until }, at);
}
