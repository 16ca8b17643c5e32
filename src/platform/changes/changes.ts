import { setTimeout as pause } from 'node:timers/promises';
import type { Database, Tx } from '../db/database.ts';
import type { Log } from '../log/log.ts';

/** One audit entry that was just committed. */
export interface ChangeEvent {
  organisationId: string;
  /** Id of the audit entry. */
  entryId: string;
  /** `plan.step.changed` */
  action: string;
}

/**
 * A room that acts on what others do. It is told in one transaction with the taking of the events, so it may lose none
 * and should only enqueue jobs.
 */
export interface ChangeListener {
  /** Which actions it wants to hear of. */
  hears(action: string): boolean;
  told(tx: Tx, events: readonly ChangeEvent[]): Promise<void>;
}

const batch = 500;
const restMs = 500;

/**
 * Hands committed changes to their listeners until `signal` ends it. Several workers may do so side by side. An outbox
 * table rather than a cursor over the log: ids are made before their transaction commits, so a cursor would pass by those
 * that commit late.
 */
export async function tellChanges(
  parts: { database: Database; log: Log },
  listeners: readonly ChangeListener[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const taken = await tellOnce(parts.database, listeners);
      if (taken === batch) continue;
    } catch (error) {
      parts.log.error({ error }, 'Changes could not be handed on together and are tried one by one');
      await tellOneByOne(parts, listeners, signal).catch((cause: unknown) =>
        parts.log.error({ error: cause }, 'Changes could not be handed on and will be tried again'),
      );
    }
    await pause(restMs, undefined, { signal }).catch(() => undefined);
  }
}

/**
 * Hands on what can be handed on: a change that some listener cannot take stays and is tried again, and holds up nobody
 * else's.
 * @returns how many changes were handed on
 * @throws when the table itself cannot be read
 */
export async function tellOneByOne(
  { database, log }: { database: Database; log: Log },
  listeners: readonly ChangeListener[],
  signal?: AbortSignal,
): Promise<number> {
  const waiting = await database.inInstallation((tx) =>
    tx.named<{ id: string }>({ name: 'changes.waiting', text: 'select id from change_event order by id', values: [] }),
  );
  let told = 0;
  for (const { id } of waiting) {
    if (signal?.aborted) break;
    try {
      told += await database.inInstallation((tx) => tell(tx, listeners, { only: id, limit: 1 }));
    } catch (error) {
      log.error({ error, change: id }, 'A change could not be handed on and will be tried again');
    }
  }
  return told;
}

/** @returns how many changes were handed on */
export function tellOnce(database: Database, listeners: readonly ChangeListener[]): Promise<number> {
  return database.inInstallation((tx) => tell(tx, listeners, { only: null, limit: batch }));
}

async function tell(
  tx: Tx,
  listeners: readonly ChangeListener[],
  { only, limit }: { only: string | null; limit: number },
): Promise<number> {
  const events = await tx.named<{ organisation_id: string; entry_id: string; action: string }>({
    name: only === null ? 'changes.take' : 'changes.take-one',
    text: `delete from change_event where id in (
        select id from change_event ${only === null ? '' : 'where id = $2'} order by id limit $1 for update skip locked)
      returning organisation_id, entry_id, action`,
    values: only === null ? [limit] : [limit, only],
  });
  const told = events.map((row) => ({
    organisationId: row.organisation_id,
    entryId: row.entry_id,
    action: row.action,
  }));
  for (const listener of listeners) {
    const heard = told.filter((event) => listener.hears(event.action));
    if (heard.length > 0) await listener.told(tx, heard);
  }
  return events.length;
}
