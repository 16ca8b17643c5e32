import { sql } from 'kysely';
import type { ScopedTx } from '#platform/db/database.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import type { Receiver } from '../contract/receivers.ts';
import type { ReceiverRow, WebhooksTables } from '../tables.ts';

type Listed = ReceiverRow & { held: number };

/** By name, as an Estonian sorts names. */
export async function listReceivers(tx: ScopedTx): Promise<Receiver[]> {
  const rows = await receivers(tx)
    .where('r.removed_at', 'is', null)
    .orderBy(sql`r.name collate "et-x-icu"`)
    .orderBy('r.id')
    .execute();
  return rows.map(presentReceiver);
}

/** @throws Refusal `not_found` for one that was taken away, too */
export async function findReceiver(tx: ScopedTx, id: string): Promise<Listed> {
  const row = await receivers(tx).where('r.id', '=', id).where('r.removed_at', 'is', null).executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
}

/** Those that could be told of something. @param options.hold whoever pauses one meanwhile waits for what is written to it */
export function receiversOf(tx: ScopedTx, options: { hold?: boolean } = {}): Promise<ReceiverRow[]> {
  return tx
    .on<WebhooksTables>()
    .selectFrom('webhook_receiver')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .$if(options.hold === true, (query) => query.forShare())
    .execute();
}

function receivers(tx: ScopedTx) {
  return tx
    .on<WebhooksTables>()
    .selectFrom('webhook_receiver as r')
    .selectAll('r')
    .select((row) =>
      row
        .selectFrom('webhook_delivery as d')
        .select((inner) => inner.fn.countAll<number>().as('held'))
        .whereRef('d.organisation_id', '=', 'r.organisation_id')
        .whereRef('d.receiver_id', '=', 'r.id')
        .where('d.state', '=', 'held')
        .$asScalar()
        .$notNull()
        .as('held'),
    )
    .where('r.organisation_id', '=', tx.scope.organisationId);
}

export function presentReceiver(row: Listed): Receiver {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    allEvents: row.all_events,
    families: row.families,
    state: row.state,
    pausedReason: row.paused_reason,
    pausedAt: row.paused_at,
    failingSince: row.failing_since,
    held: row.held,
    createdAt: row.created_at,
    revision: row.revision,
  };
}
