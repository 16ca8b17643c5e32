import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { seal } from '#platform/seal/seal.ts';
import { newSecretBytes } from '#platform/seal/token.ts';
import { newId } from '#platform/time/clock.ts';
import type { DeliveryState } from '../contract/values.ts';
import { secretPrefix } from '../rules/signature.ts';
import type { DeliveryRow, ReceiverRow, WebhooksTables } from '../tables.ts';
import { sealedAt } from './call.ts';
import { newDelivery } from './fan-out.ts';

export interface PastAttempt {
  afterSeconds: number;
  tookMs: number;
  status: number | null;
  failure: string | null;
  answer: string;
}

export interface PastDelivery {
  daysAgo: number;
  event: string;
  kind: string;
  after: Record<string, unknown>;
  state: DeliveryState;
  attempts: readonly PastAttempt[];
}

interface Past {
  name: string;
  address: string;
  families: readonly string[];
  /** The installation key. */
  secret: string;
  now: Date;
  history: readonly PastDelivery[];
}

const day = 86_400_000;

/** A receiver that was paused because nothing arrived, with what was delivered to it; for the demo. */
export async function writePastReceiver(tx: ScopedTx, past: Past): Promise<void> {
  const row = receiverRow(tx, past);
  await tx.on<WebhooksTables>().insertInto('webhook_receiver').values(row).execute();
  await recordAudit(tx, {
    at: new Date(row.created_at),
    action: 'webhooks.receiver.added',
    subject: { kind: 'webhook-receiver', id: row.id },
    change: { before: null, after: { name: row.name, families: row.families } },
  });
  const { slug } = await ownOrganisation(tx);
  for (const one of past.history) await insertDelivery(tx, row, slug, one, past.now);
}

function receiverRow(tx: ScopedTx, { name, address, families, secret, now }: Past): ReceiverRow {
  const id = newId();
  const plain = `${secretPrefix}${newSecretBytes(32).toString('base64')}`;
  return {
    name,
    address,
    families: [...families],
    organisation_id: tx.scope.organisationId,
    id,
    all_events: false,
    secret_sealed: seal(secret, plain, sealedAt(id)),
    state: 'paused',
    paused_reason: 'failing',
    paused_at: daysBefore(now, 1),
    failing_since: daysBefore(now, 4),
    warned_at: daysBefore(now, 3),
    created_at: daysBefore(now, 12),
    created_by: null,
    removed_at: null,
    revision: 2,
  };
}

async function insertDelivery(
  tx: ScopedTx,
  to: ReceiverRow,
  organisation: string,
  past: PastDelivery,
  now: Date,
): Promise<void> {
  const at = new Date(now.getTime() - past.daysAgo * day);
  const subject = { kind: past.kind, id: newId() };
  const change = { before: null, after: past.after };
  const message = { id: newId(), event: past.event, occurredAt: at.toISOString(), organisation, subject, change };
  const last = past.attempts.at(-1);
  const row: DeliveryRow = {
    ...newDelivery(to, message, { now: at, sends: false }),
    state: past.state,
    attempts: past.attempts.length,
    last_attempt_at: last ? new Date(at.getTime() + last.afterSeconds * 1_000).toISOString() : null,
    last_status: last?.status ?? null,
    last_failure: last?.failure ?? null,
  };
  await tx.on<WebhooksTables>().insertInto('webhook_delivery').values(row).execute();
  for (const { afterSeconds, tookMs, status, failure, answer } of past.attempts) {
    const attempt = { id: newId(), at: new Date(at.getTime() + afterSeconds * 1_000).toISOString() };
    await tx
      .on<WebhooksTables>()
      .insertInto('webhook_attempt')
      .values({
        ...attempt,
        organisation_id: to.organisation_id,
        delivery_id: row.id,
        took_ms: tookMs,
        status,
        failure,
        answer,
      })
      .execute();
  }
}

function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * day).toISOString();
}
