import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { findAuditEntries } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import type { Message } from '../contract/message.ts';
import { send } from '../jobs.ts';
import { receiversOf } from '../reads/receivers.ts';
import { isWanted } from '../rules/families.ts';
import type { DeliveryRow, ReceiverRow, WebhooksTables } from '../tables.ts';
import { askTurn } from './turns.ts';

type Parts = Pick<Services, 'clock' | 'database' | 'jobs'>;

/**
 * Writes one delivery for each change and each receiver that wants to hear of it. Safe to run twice: a change is written
 * once for a receiver. For one that is paused it is held, so that nothing is lost; the demo sends nothing out.
 */
export async function deliverChanges(services: Parts, scope: Scope, entryIds: readonly string[]): Promise<void> {
  await services.database.inScope(scope, async (tx) => {
    // Held: paused between being read here and being written to, one would get what was to wait for a person.
    const receivers = await receiversOf(tx, { hold: true });
    if (receivers.length === 0) return;
    const now = services.clock.now();
    const { slug, demo } = await ownOrganisation(tx);
    const entries = await findAuditEntries(tx, entryIds);
    for (const receiver of receivers) {
      const wanted = entries.filter(({ action, at }) => isWanted(receiver, action) && at >= receiver.created_at);
      const rows = wanted.map((entry) => {
        const message: Message = {
          id: entry.id,
          event: entry.action,
          occurredAt: entry.at,
          organisation: slug,
          subject: { kind: entry.subject_kind, id: entry.subject_id },
          change: entry.change,
        };
        return newDelivery(receiver, message, { now, sends: receiver.state === 'active' && !demo });
      });
      await insertDeliveries(services, tx, receiver, rows, now);
    }
  });
}

export function newDelivery(
  receiver: Pick<ReceiverRow, 'organisation_id' | 'id'>,
  message: Message,
  { now, sends, byHand = false }: { now: Date; sends: boolean; byHand?: boolean },
): DeliveryRow {
  const at = now.toISOString();
  return {
    organisation_id: receiver.organisation_id,
    id: newId(),
    receiver_id: receiver.id,
    event_id: message.id,
    event: message.event,
    payload: JSON.stringify(message),
    state: sends ? 'waiting' : 'held',
    by_hand: byHand,
    attempts: 0,
    tries: 0,
    begun_at: null,
    next_attempt_at: sends ? at : null,
    last_attempt_at: null,
    last_status: null,
    last_failure: null,
    created_at: at,
  };
}

export async function insertDeliveries(
  { jobs }: Pick<Services, 'jobs'>,
  tx: ScopedTx,
  receiver: Pick<ReceiverRow, 'id'>,
  rows: readonly DeliveryRow[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .on<WebhooksTables>()
    .insertInto('webhook_delivery')
    .values([...rows])
    .onConflict((conflict) => conflict.columns(['organisation_id', 'receiver_id', 'event_id']).doNothing())
    .execute();
  if (rows.some((row) => row.state === 'waiting')) await askToSend(jobs, tx, receiver.id, now);
}

/** Something is due now: a turn for the receiver, and a worker that looks for turns. */
export async function askToSend(jobs: Services['jobs'], tx: ScopedTx, receiverId: string, now: Date): Promise<void> {
  await askTurn(tx, { organisationId: tx.scope.organisationId, receiverId }, now);
  await jobs.enqueue(tx, send, {}, { gather: { key: 'now', seconds: 1 } });
}
