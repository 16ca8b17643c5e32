import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Delivery, DeliveryDetail } from '../contract/deliveries.ts';
import type { DeliveryState } from '../contract/values.ts';
import type { DeliveryRow, WebhooksTables } from '../tables.ts';

/** The newest first. @throws Refusal `not_found` when `before` is no delivery of the receiver */
export async function pageDeliveries(
  tx: ScopedTx,
  receiverId: string,
  query: { state?: DeliveryState | undefined; before?: string | undefined; limit: number },
): Promise<{ deliveries: Delivery[]; next: string | null }> {
  let deliveries = tx
    .on<WebhooksTables>()
    .selectFrom('webhook_delivery')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('receiver_id', '=', receiverId)
    .orderBy('id', 'desc')
    .limit(query.limit + 1);
  if (query.state) deliveries = deliveries.where('state', '=', query.state);
  if (query.before) deliveries = deliveries.where('id', '<', query.before);
  const rows = await deliveries.execute();
  const page = rows.slice(0, query.limit);
  const next = rows.length > query.limit ? (page.at(-1)?.id ?? null) : null;
  return { deliveries: page.map(presentDelivery), next };
}

/** @throws Refusal `not_found`, also when its receiver was taken away */
export async function findDelivery(tx: ScopedTx, id: string): Promise<DeliveryRow> {
  const row = await tx
    .on<WebhooksTables>()
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook_receiver as r', (join) =>
      join.onRef('r.organisation_id', '=', 'd.organisation_id').onRef('r.id', '=', 'd.receiver_id'),
    )
    .selectAll('d')
    .where('d.organisation_id', '=', tx.scope.organisationId)
    .where('d.id', '=', id)
    .where('r.removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
}

const mostAttempts = 100;

export async function readDelivery(tx: ScopedTx, id: string): Promise<DeliveryDetail> {
  const row = await findDelivery(tx, id);
  const attempts = await tx
    .on<WebhooksTables>()
    .selectFrom('webhook_attempt')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('delivery_id', '=', id)
    .orderBy('id', 'desc')
    .limit(mostAttempts)
    .execute();
  const tries = attempts.map(({ at, took_ms, status, failure, answer }) => ({
    at,
    tookMs: took_ms,
    status,
    failure,
    answer,
  }));
  return { ...presentDelivery(row), payload: row.payload, tries };
}

export function presentDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    receiverId: row.receiver_id,
    eventId: row.event_id,
    event: row.event,
    state: row.state,
    attempts: row.attempts,
    lastAttemptAt: row.last_attempt_at,
    lastStatus: row.last_status,
    lastFailure: row.last_failure,
    nextAttemptAt: row.next_attempt_at,
    createdAt: row.created_at,
  };
}
