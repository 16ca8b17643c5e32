import { createHash } from 'node:crypto';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Invitation } from '../contract/invitations.ts';
import { invitationState } from '../rules.ts';
import type { IdentityTables, InvitationRow } from '../tables.ts';

const mostInvitations = 500;

/** Invitations that nobody has accepted or withdrawn, the latest first; the expired ones can be sent again. */
export function waitingInvitations(tx: ScopedTx): Promise<InvitationRow[]> {
  return tx
    .on<IdentityTables>()
    .selectFrom('invitation')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(mostInvitations)
    .execute();
}

export interface OpenedInvitation extends InvitationRow {
  inviter: string | null;
}

export async function invitationByToken(tx: ScopedTx, token: string): Promise<OpenedInvitation | null> {
  return (await opened(tx).where('i.token_hash', '=', hashOfToken(token)).executeTakeFirst()) ?? null;
}

export async function invitationById(tx: ScopedTx, id: string): Promise<OpenedInvitation | null> {
  return (await opened(tx).where('i.id', '=', id).executeTakeFirst()) ?? null;
}

function opened(tx: ScopedTx) {
  return tx
    .on<IdentityTables>()
    .selectFrom('invitation as i')
    .leftJoin('auth.user as u', 'u.id', 'i.invited_by')
    .selectAll('i')
    .select('u.name as inviter')
    .where('i.organisation_id', '=', tx.scope.organisationId);
}

/** What is kept of a token: whoever reads the table cannot accept with it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function presentInvitation(row: InvitationRow, now: Date): Invitation {
  const { id, email, name, language, role, until } = row;
  const expired = invitationState(row, now) === 'expired';
  return { id, email, name, language, role, until, createdAt: row.created_at, expiresAt: row.expires_at, expired };
}
