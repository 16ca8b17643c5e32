import { ownOrganisation } from '#features/identity/reads/organisations.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { ScopedTx } from '#platform/db/database.ts';
import { memberOf, type Scope } from '#platform/db/scope.ts';
import { Refusal } from '#platform/errors/refusal.ts';
import { faultsOfAddress } from '#platform/outbound/failure.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { seal } from '#platform/seal/seal.ts';
import { newSecretBytes } from '#platform/seal/token.ts';
import { newId } from '#platform/time/clock.ts';
import type { Receiver } from '../contract/receivers.ts';
import { knownFamilies } from '../reads/families.ts';
import { findReceiver, presentReceiver, receiversOf } from '../reads/receivers.ts';
import { secretPrefix } from '../rules/signature.ts';
import type { ReceiverRow, WebhooksTables } from '../tables.ts';
import { sealedAt } from './call.ts';
import { askToSend } from './fan-out.ts';
import { holdBack } from './pausing.ts';

type Parts = Pick<Services, 'clock' | 'database' | 'jobs' | 'outbound' | 'secret' | 'texts'>;

export interface ReceiverFacts {
  name: string;
  address: string;
  allEvents: boolean;
  families: readonly string[];
}

const mostReceivers = 50;
/** Standard Webhooks: 24 to 64 bytes. */
const secretBytes = 32;

/**
 * The secret leaves here once and is kept sealed.
 * @throws Refusal `address_not_callable`, `events_not_chosen`, `event_unknown`, `too_many_receivers`
 */
export async function addReceiver(
  services: Parts,
  scope: Scope,
  facts: ReceiverFacts,
): Promise<{ receiver: Receiver; secret: string }> {
  assertEvents(services, facts);
  await assertCallable(services, facts.address);
  const id = newId();
  const { secret, sealed } = newSecret(services, id);
  return services.database.inScope(scope, async (tx) => {
    if ((await receiversOf(tx)).length >= mostReceivers) {
      throw new Refusal('too_many_receivers', { params: { limit: mostReceivers } });
    }
    const at = services.clock.now();
    const row: ReceiverRow = {
      organisation_id: scope.organisationId,
      id,
      ...columnsOf(facts),
      secret_sealed: sealed,
      state: 'active',
      paused_reason: null,
      paused_at: null,
      failing_since: null,
      warned_at: null,
      created_at: at.toISOString(),
      created_by: memberOf(scope),
      removed_at: null,
      revision: 1,
    };
    await tx.on<WebhooksTables>().insertInto('webhook_receiver').values(row).execute();
    await record(tx, at, 'added', null, row);
    return { receiver: presentReceiver({ ...row, held: 0 }), secret };
  });
}

/** @throws Refusal as adding does, and `edited_meanwhile`, `not_found` */
export async function changeReceiver(
  services: Parts,
  scope: Scope,
  id: string,
  change: { [Key in keyof ReceiverFacts]?: ReceiverFacts[Key] | undefined } & { revision: number },
): Promise<Receiver> {
  if (change.address !== undefined) await assertCallable(services, change.address);
  return services.database.inScope(scope, async (tx) => {
    const before = await lockReceiver(tx, id);
    const facts = {
      name: change.name ?? before.name,
      address: change.address ?? before.address,
      allEvents: change.allEvents ?? before.all_events,
      families: change.families ?? (change.allEvents ? [] : before.families),
    };
    if (before.revision !== change.revision) {
      const { name, address, all_events: allEvents, families } = before;
      throw new Refusal('edited_meanwhile', {
        detail: { revision: before.revision, values: { name, address, allEvents, families } },
      });
    }
    assertEvents(services, facts);
    const set = { ...columnsOf(facts), revision: before.revision + 1 };
    await update(tx, id).set(set).execute();
    await record(tx, services.clock.now(), 'changed', before, { ...before, ...set });
    return presentReceiver(await findReceiver(tx, id));
  });
}

/** @throws Refusal `not_found` */
export function removeReceiver({ clock, database }: Parts, scope: Scope, id: string): Promise<void> {
  const at = clock.now();
  return database.inScope(scope, async (tx) => {
    const before = await lockReceiver(tx, id);
    await holdBack(tx, at, id, before.paused_reason ?? 'by-hand');
    await update(tx, id).set({ removed_at: at.toISOString() }).execute();
    await record(tx, at, 'removed', before, null);
  });
}

/** It comes back paused: what was held meanwhile is a person's to send. @throws Refusal `not_found` */
export function restoreReceiver({ clock, database }: Parts, scope: Scope, id: string): Promise<Receiver> {
  return database.inScope(scope, async (tx) => {
    await update(tx, id).set({ removed_at: null }).execute();
    const row = await findReceiver(tx, id);
    await record(tx, clock.now(), 'restored', null, row);
    return presentReceiver(row);
  });
}

/** @throws Refusal `not_found` */
export function pauseReceiver({ clock, database }: Parts, scope: Scope, id: string): Promise<Receiver> {
  const at = clock.now();
  return database.inScope(scope, async (tx) => {
    const before = await lockReceiver(tx, id);
    if (before.state === 'active') {
      await holdBack(tx, at, id, 'by-hand');
      await record(tx, at, 'paused', before, { ...before, state: 'paused' });
    }
    return presentReceiver(await findReceiver(tx, id));
  });
}

/** What was held back goes out only when asked for; the rest can be sent one by one. @throws Refusal `not_found` */
export function resumeReceiver(
  { clock, database, jobs }: Parts,
  scope: Scope,
  id: string,
  { sendHeld }: { sendHeld: boolean },
): Promise<Receiver> {
  const at = clock.now();
  return database.inScope(scope, async (tx) => {
    const before = await lockReceiver(tx, id);
    if (before.state === 'paused') {
      const set = {
        state: 'active',
        paused_reason: null,
        paused_at: null,
        failing_since: null,
        warned_at: null,
      } as const;
      await update(tx, id)
        .set({ ...set, revision: before.revision + 1 })
        .execute();
      await record(tx, at, 'resumed', before, { ...before, ...set });
    }
    if (sendHeld && !(await ownOrganisation(tx)).demo) {
      await tx
        .on<WebhooksTables>()
        .updateTable('webhook_delivery')
        .set({ state: 'waiting', tries: 0, begun_at: null, next_attempt_at: at.toISOString() })
        .where('organisation_id', '=', scope.organisationId)
        .where('receiver_id', '=', id)
        .where('state', '=', 'held')
        .execute();
      await askToSend(jobs, tx, id, at);
    }
    return presentReceiver(await findReceiver(tx, id));
  });
}

/** @throws Refusal `not_found` */
export function renewSecret(services: Parts, scope: Scope, id: string): Promise<{ secret: string }> {
  const { secret, sealed } = newSecret(services, id);
  return services.database.inScope(scope, async (tx) => {
    const before = await lockReceiver(tx, id);
    await update(tx, id)
      .set({ secret_sealed: sealed, revision: before.revision + 1 })
      .execute();
    await record(tx, services.clock.now(), 'secret-renewed', before, before);
    return { secret };
  });
}

function assertEvents({ texts }: Parts, { allEvents, families }: ReceiverFacts): void {
  if (allEvents === families.length > 0) throw new Refusal('events_not_chosen', { field: 'families' });
  const known = knownFamilies(texts);
  const unknown = families.find((family) => !known.has(family));
  if (unknown !== undefined) throw new Refusal('event_unknown', { field: 'families', params: { event: unknown } });
}

/** Asks for the name's addresses; a name that is not known yet may come, an inner address never. */
async function assertCallable({ outbound }: Parts, address: string): Promise<void> {
  const objection = await outbound.objection(address);
  if (objection && faultsOfAddress.has(objection.reason)) {
    throw new Refusal('address_not_callable', { field: 'address' });
  }
}

function newSecret({ secret: installationKey }: Parts, receiverId: string): { secret: string; sealed: string } {
  const secret = `${secretPrefix}${newSecretBytes(secretBytes).toString('base64')}`;
  return { secret, sealed: seal(installationKey, secret, sealedAt(receiverId)) };
}

function columnsOf({ name, address, allEvents, families }: ReceiverFacts) {
  return { name, address, all_events: allEvents, families: [...new Set(families)] };
}

async function lockReceiver(tx: ScopedTx, id: string): Promise<ReceiverRow> {
  const row = await tx
    .on<WebhooksTables>()
    .selectFrom('webhook_receiver')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not_found');
  return row;
}

function update(tx: ScopedTx, id: string) {
  return tx
    .on<WebhooksTables>()
    .updateTable('webhook_receiver')
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('id', '=', id);
}

/** Of the address only where it lies: a path or query may carry somebody's key, and the log is read by many. */
function record(tx: ScopedTx, at: Date, verb: string, before: ReceiverRow | null, after: ReceiverRow | null) {
  const subject = { kind: 'webhook-receiver', id: (before ?? after)?.id ?? '' };
  const change = { before: before && factsOf(before), after: after && factsOf(after) };
  return recordAudit(tx, { at, action: `webhooks.receiver.${verb}`, subject, change });
}

function factsOf({ name, address, all_events, families, state }: ReceiverRow) {
  return { name, address: new URL(address).origin, allEvents: all_events, families, state };
}
