import type { ScopedTx } from '#platform/db/database.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import { send } from '../jobs.ts';
import { pauseBeforeRetry } from '../rules/retry.ts';
import type { DeliveryRow, ReceiverRow, WebhooksTables } from '../tables.ts';
import type { Outcome } from './call.ts';
import { pauseByItself } from './pausing.ts';

/** RFC 9110 §15.5.11: the address is gone for good, and its owner wants no more. */
const gone = 410;

/** Writes how a call went: the try, what becomes of the delivery, and how the receiver fares. */
export async function recordOutcome(
  services: Pick<Services, 'clock' | 'jobs'>,
  tx: ScopedTx,
  { receiver, delivery }: { receiver: ReceiverRow; delivery: DeliveryRow },
  outcome: Outcome,
): Promise<void> {
  const now = services.clock.now();
  await insertAttempt(tx, delivery.id, outcome);
  const tries = delivery.tries + 1;
  const begunAt = delivery.begun_at ?? outcome.at.toISOString();
  const next = whatNext(receiver, { ...delivery, tries }, outcome, { begunAt: new Date(begunAt), now });
  await tx
    .on<WebhooksTables>()
    .updateTable('webhook_delivery')
    .set({
      state: next.state,
      next_attempt_at: next.pauseSeconds === null ? null : secondsAfter(now, next.pauseSeconds).toISOString(),
      attempts: delivery.attempts + 1,
      tries,
      begun_at: begunAt,
      last_attempt_at: outcome.at.toISOString(),
      last_status: outcome.status,
      last_failure: outcome.failure,
    })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', delivery.id)
    .execute();
  await noteHealth(tx, receiver.id, outcome);
  if (outcome.status === gone && receiver.state === 'active') await pauseByItself(tx, now, receiver, 'gone');
  if (next.pauseSeconds !== null && next.pauseSeconds < 60) {
    await services.jobs.enqueue(tx, send, {}, { afterSeconds: next.pauseSeconds });
  }
}

function whatNext(
  receiver: ReceiverRow,
  delivery: DeliveryRow,
  outcome: Outcome,
  { begunAt, now }: { begunAt: Date; now: Date },
): { state: DeliveryRow['state']; pauseSeconds: number | null } {
  if (outcome.failure === null) return { state: 'delivered', pauseSeconds: null };
  // Tried once because somebody asked: the receiver is paused, so it goes on waiting for them.
  if (receiver.state === 'paused') return { state: 'held', pauseSeconds: null };
  const pauseSeconds = pauseBeforeRetry(delivery.tries, begunAt, now);
  return { state: pauseSeconds === null ? 'given-up' : 'waiting', pauseSeconds };
}

async function insertAttempt(tx: ScopedTx, deliveryId: string, outcome: Outcome): Promise<void> {
  await tx
    .on<WebhooksTables>()
    .insertInto('webhook_attempt')
    .values({
      organisation_id: tx.scope.organisationId,
      id: newId(),
      delivery_id: deliveryId,
      at: outcome.at.toISOString(),
      took_ms: outcome.tookMs,
      status: outcome.status,
      failure: outcome.failure,
      answer: outcome.answer,
    })
    .execute();
}

async function noteHealth(tx: ScopedTx, receiverId: string, outcome: Outcome): Promise<void> {
  const update = tx
    .on<WebhooksTables>()
    .updateTable('webhook_receiver')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', receiverId);
  if (outcome.failure === null) await update.set({ failing_since: null, warned_at: null }).execute();
  else await update.set({ failing_since: outcome.at.toISOString() }).where('failing_since', 'is', null).execute();
}

function secondsAfter(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000);
}
