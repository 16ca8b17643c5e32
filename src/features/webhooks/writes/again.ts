import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { newId } from '#platform/time/clock.ts';
import type { Delivery } from '../contract/deliveries.ts';
import { testEvent } from '../contract/values.ts';
import { findDelivery, presentDelivery } from '../reads/deliveries.ts';
import { findReceiver } from '../reads/receivers.ts';
import type { WebhooksTables } from '../tables.ts';
import { askToSend, insertDeliveries, newDelivery } from './fan-out.ts';

type Parts = Pick<Services, 'clock' | 'jobs'>;

/** A test event for one receiver, also for a paused one. @throws Refusal `not_found` */
export async function sendTest(services: Parts, tx: ScopedTx, receiverId: string): Promise<Delivery> {
  const now = services.clock.now();
  const receiver = await findReceiver(tx, receiverId);
  const { slug, demo } = await ownOrganisation(tx);
  const message = {
    id: newId(),
    event: testEvent,
    occurredAt: now.toISOString(),
    organisation: slug,
    subject: { kind: 'webhook-receiver', id: receiverId },
    change: { before: null, after: null },
  };
  const row = newDelivery(receiver, message, { now, sends: !demo, byHand: true });
  await insertDeliveries(services, tx, receiver, [row], now);
  return presentDelivery(row);
}

/** Once more, with the same id and the same bytes. In the demo it stays held. @throws Refusal `not_found` */
export async function sendAgain(services: Parts, tx: ScopedTx, id: string): Promise<Delivery> {
  const now = services.clock.now();
  const before = await findDelivery(tx, id);
  if ((await ownOrganisation(tx)).demo) return presentDelivery(before);
  const row = await tx
    .on<WebhooksTables>()
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', by_hand: true, tries: 0, begun_at: null, next_attempt_at: now.toISOString() })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await askToSend(services.jobs, tx, before.receiver_id, now);
  return presentDelivery(row);
}
