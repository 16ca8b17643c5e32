import type { Database, Tx } from '#platform/db/database.ts';
import { newId } from '#platform/time/clock.ts';
import type { TurnRow, WebhooksTables } from '../tables.ts';

/** The right to send to one receiver, held by one worker at a time. */
export interface Turn {
  receiverId: string;
  organisationId: string;
  claim: string;
}

/** A call takes ten seconds at most; a worker that has not been heard of for this long is dead. */
const claimMs = 60_000;

/** Something of the receiver's becomes due. */
export async function askTurn(
  tx: Tx,
  receiver: { organisationId: string; receiverId: string },
  dueAt: Date,
): Promise<void> {
  const { organisationId, receiverId } = receiver;
  await tx.named({
    name: 'webhooks.ask-turn',
    text: `insert into webhook_turn (receiver_id, organisation_id, due_at) values ($1, $2, $3)
      on conflict (receiver_id) do update set due_at = least(webhook_turn.due_at, excluded.due_at)`,
    values: [receiverId, organisationId, dueAt.toISOString()],
  });
}

/** Takes the turn that waits longest; null when none is due or all are held by others. */
export async function claimTurn(database: Pick<Database, 'named'>, now: Date): Promise<Turn | null> {
  const claim = newId();
  const [row] = await database.named<TurnRow & { [column: string]: unknown }>({
    name: 'webhooks.claim-turn',
    text: `update webhook_turn set claimed_until = $2, claim = $3
      where receiver_id = (
        select receiver_id from webhook_turn where due_at <= $1 and (claimed_until is null or claimed_until <= $1)
        order by due_at limit 1 for update skip locked)
      returning receiver_id, organisation_id`,
    values: [now.toISOString(), claimedUntil(now), claim],
  });
  return row ? { receiverId: row.receiver_id, organisationId: row.organisation_id, claim } : null;
}

/** @returns false when another worker has the turn, because this one was not heard of for too long */
export async function keepTurn(tx: Tx, turn: Turn, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .on<WebhooksTables>()
    .updateTable('webhook_turn')
    .set({ claimed_until: claimedUntil(now) })
    .where('receiver_id', '=', turn.receiverId)
    .where('claim', '=', turn.claim)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Gives the turn back. The row is locked before anybody looks what is still due, so that something which becomes due at
 * this very moment either is seen or asks for a turn after it.
 * @param nextDue asks when the receiver has something due again
 */
export async function giveTurnBack(tx: Tx, turn: Turn, nextDue: () => Promise<string | null>): Promise<void> {
  const turns = tx.on<WebhooksTables>();
  const held = await turns
    .selectFrom('webhook_turn')
    .select('receiver_id')
    .where('receiver_id', '=', turn.receiverId)
    .where('claim', '=', turn.claim)
    .forUpdate()
    .executeTakeFirst();
  if (!held) return;
  const due = await nextDue();
  if (due === null) {
    await turns.deleteFrom('webhook_turn').where('receiver_id', '=', turn.receiverId).execute();
  } else {
    await turns
      .updateTable('webhook_turn')
      .set({ due_at: due, claimed_until: null, claim: null })
      .where('receiver_id', '=', turn.receiverId)
      .execute();
  }
}

function claimedUntil(now: Date): string {
  return new Date(now.getTime() + claimMs).toISOString();
}
