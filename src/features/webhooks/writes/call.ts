import { failureOf } from '#platform/outbound/failure.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { unseal } from '#platform/seal/seal.ts';
import { failureOfStatus } from '../rules/retry.ts';
import { signedHeaders } from '../rules/signature.ts';
import type { DeliveryRow, ReceiverRow } from '../tables.ts';

/** How one call went. */
export interface Outcome {
  at: Date;
  tookMs: number;
  status: number | null;
  failure: string | null;
  answer: string;
}

const timeoutMs = 10_000;
/** Of the answer nothing else is kept, so nothing else is read. */
const keptAnswerBytes = 1_024;

/** Calls the receiver; no transaction is open meanwhile. */
export async function callReceiver(
  { clock, outbound, secret }: Pick<Services, 'clock' | 'outbound' | 'secret'>,
  receiver: Pick<ReceiverRow, 'id' | 'address' | 'secret_sealed'>,
  delivery: Pick<DeliveryRow, 'event_id' | 'payload'>,
): Promise<Outcome> {
  const at = clock.now();
  const key = openedSecret(secret, receiver);
  if (key === null) return { at, tookMs: 0, status: null, failure: 'secret-unreadable', answer: '' };
  const began = performance.now();
  const outcome = await outbound
    .send({
      method: 'POST',
      address: receiver.address,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Kaja-Webhooks',
        ...signedHeaders(key, { id: delivery.event_id, body: delivery.payload }, at),
      },
      body: delivery.payload,
      timeoutMs,
      maxBytes: keptAnswerBytes,
    })
    .then(
      ({ status, body }) => ({ status, failure: failureOfStatus(status), answer: storable(body) }),
      (error: unknown) => ({ status: null, failure: failureOf(error).reason, answer: '' }),
    );
  return { at, tookMs: Math.round(performance.now() - began), ...outcome };
}

/** Null after a restore under another installation key: somebody has to make a new secret. */
function openedSecret(secret: string, receiver: Pick<ReceiverRow, 'id' | 'secret_sealed'>): string | null {
  try {
    return unseal(secret, receiver.secret_sealed, sealedAt(receiver.id));
  } catch {
    return null;
  }
}

/** Where a receiver's secret lies. */
export function sealedAt(receiverId: string) {
  return { column: 'webhook_receiver.secret_sealed', id: receiverId } as const;
}

/** PostgreSQL holds no NUL in text. */
function storable(answer: string): string {
  return answer.replaceAll('\0', '\u{FFFD}');
}
