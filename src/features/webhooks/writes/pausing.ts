import { findReaders } from '#features/identity/reads/readers.ts';
import { notify } from '#features/notifications/writes/notify.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { dayOf } from '#platform/time/clock.ts';
import { placeOfReceiver } from '../contract/places.ts';
import type { PausedReason } from '../contract/values.ts';
import type { ReceiverRow, WebhooksTables } from '../tables.ts';

type Paused = Pick<ReceiverRow, 'id' | 'name' | 'failing_since'>;

/** Holds back what waits; nothing is lost, and a person decides. */
export async function holdBack(tx: ScopedTx, at: Date, receiverId: string, reason: PausedReason): Promise<void> {
  await tx
    .on<WebhooksTables>()
    .updateTable('webhook_receiver')
    .set((row) => ({
      state: 'paused',
      paused_reason: reason,
      paused_at: at.toISOString(),
      revision: row('revision', '+', 1),
    }))
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', receiverId)
    .execute();
  await tx
    .on<WebhooksTables>()
    .updateTable('webhook_delivery')
    .set({ state: 'held', next_attempt_at: null })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('receiver_id', '=', receiverId)
    .where('state', '=', 'waiting')
    .execute();
}

/** The product pauses a receiver and tells the owners. */
export async function pauseByItself(
  tx: ScopedTx,
  at: Date,
  receiver: Paused,
  reason: 'failing' | 'gone',
): Promise<void> {
  await holdBack(tx, at, receiver.id, reason);
  await recordAudit(tx, {
    at,
    action: 'webhooks.receiver.paused',
    subject: { kind: 'webhook-receiver', id: receiver.id },
    change: {
      before: { name: receiver.name, state: 'active' },
      after: { name: receiver.name, state: 'paused', reason },
    },
  });
  await tellOwners(tx, at, receiver, reason === 'gone' ? 'webhooks.gone' : 'webhooks.paused');
}

/** Nothing has arrived for a day. */
export async function warnOwners(tx: ScopedTx, at: Date, receiver: Paused): Promise<void> {
  await tx
    .on<WebhooksTables>()
    .updateTable('webhook_receiver')
    .set({ warned_at: at.toISOString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', receiver.id)
    .execute();
  await tellOwners(tx, at, receiver, 'webhooks.failing');
}

async function tellOwners(
  tx: ScopedTx,
  at: Date,
  receiver: Paused,
  kind: 'webhooks.failing' | 'webhooks.paused' | 'webhooks.gone',
): Promise<void> {
  const readers = await findReaders(tx, dayOf(at));
  await notify(tx, at, {
    to: readers.filter((reader) => reader.role === 'owner').map((reader) => reader.userId),
    kind,
    params: { name: receiver.name },
    path: placeOfReceiver(receiver.id),
    subject: { kind: 'webhook-receiver', id: receiver.id },
    urgent: true,
    once: `${kind} ${receiver.id} ${receiver.failing_since ?? at.toISOString()}`,
  });
}
