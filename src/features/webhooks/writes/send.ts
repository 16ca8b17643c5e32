import { setTimeout as pause } from 'node:timers/promises';
import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { scopeOfJob } from '#features/identity/reads/system-scope.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import type { Scope } from '#platform/db/scope.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import type { DeliveryRow, ReceiverRow, WebhooksTables } from '../tables.ts';
import { callReceiver } from './call.ts';
import { recordOutcome } from './record.ts';
import { claimTurn, giveTurnBack, keepTurn, type Turn } from './turns.ts';

type Parts = Pick<Services, 'clock' | 'database' | 'jobs' | 'log' | 'outbound' | 'secret'>;

/** Receivers that one process calls side by side: one that hangs keeps its own place and nobody else's. */
const sideBySide = 16;
/** New turns are taken for this long; then the job ends and the next one goes on. */
const takesTurnsForMs = 45_000;
const looksEveryMs = 250;
/** Of one receiver in one turn, so that a long queue of one does not keep others from theirs. */
const deliveriesInTurn = 20;

/** Sends what is due, until nothing is due and nothing is under way. */
export async function sendDue(services: Parts): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const endsAt = performance.now() + takesTurnsForMs;
  do {
    while (underWay.size < sideBySide && performance.now() < endsAt) {
      const turn = await claimTurn(services.database, services.clock.now());
      if (!turn) break;
      const taken = takeTurn(services, turn)
        // The turn is not given back: it is lost to the others until its claim runs out, and then tried again.
        .catch((error: unknown) => services.log.error({ error, receiver: turn.receiverId }, 'A webhook turn failed'))
        .finally(() => underWay.delete(taken));
      underWay.add(taken);
    }
    // New work for others is found while one receiver keeps us waiting.
    if (underWay.size > 0) await Promise.race([...underWay, pause(looksEveryMs)]);
  } while (underWay.size > 0);
}

async function takeTurn(services: Parts, turn: Turn): Promise<void> {
  const { database } = services;
  const scope = await scopeOfJob(database, turn.organisationId);
  if (!scope) return database.inInstallation((tx) => giveTurnBack(tx, turn, async () => null));
  for (let count = 0; count < deliveriesInTurn; count += 1) {
    const call = await database.inScope(scope, (tx) => nextCall(services, tx, turn));
    if (!call) break;
    const outcome = await callReceiver(services, call.receiver, call.delivery);
    await record(services, scope, turn, call, outcome);
    // One that hangs once hangs again: the others go first.
    if (outcome.failure === 'timed-out') break;
  }
  await database.inScope(scope, (tx) => giveTurnBack(tx, turn, () => nextDue(tx, turn.receiverId)));
}

interface Call {
  receiver: ReceiverRow;
  delivery: DeliveryRow;
}

async function nextCall({ clock }: Parts, tx: ScopedTx, turn: Turn): Promise<Call | null> {
  const now = clock.now();
  if (!(await keepTurn(tx, turn, now))) return null;
  const receiver = await receiverOf(tx, turn.receiverId);
  if (!receiver || receiver.removed_at !== null || (await ownOrganisation(tx)).demo) {
    await holdAll(tx, turn.receiverId);
    return null;
  }
  const delivery = await waiting(tx, turn.receiverId)
    .selectAll()
    .where('next_attempt_at', '<=', now.toISOString())
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return delivery ? { receiver, delivery } : null;
}

function record(
  services: Parts,
  scope: Scope,
  turn: Turn,
  call: Call,
  outcome: Awaited<ReturnType<typeof callReceiver>>,
) {
  return services.database.inScope(scope, async (tx) => {
    // As it is now: somebody may have paused the receiver or taken it away during the call.
    const receiver = await receiverOf(tx, turn.receiverId);
    if (receiver) await recordOutcome(services, tx, { receiver, delivery: call.delivery }, outcome);
  });
}

async function nextDue(tx: ScopedTx, receiverId: string): Promise<string | null> {
  const row = await waiting(tx, receiverId)
    .select((columns) => columns.fn.min('next_attempt_at').as('due'))
    .executeTakeFirst();
  return row?.due ?? null;
}

function waiting(tx: ScopedTx, receiverId: string) {
  return tx
    .on<WebhooksTables>()
    .selectFrom('webhook_delivery')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('receiver_id', '=', receiverId)
    .where('state', '=', 'waiting');
}

async function receiverOf(tx: ScopedTx, id: string): Promise<ReceiverRow | null> {
  const row = await tx
    .on<WebhooksTables>()
    .selectFrom('webhook_receiver')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

async function holdAll(tx: ScopedTx, receiverId: string): Promise<void> {
  await tx
    .on<WebhooksTables>()
    .updateTable('webhook_delivery')
    .set({ state: 'held', next_attempt_at: null })
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('receiver_id', '=', receiverId)
    .where('state', '=', 'waiting')
    .execute();
}
