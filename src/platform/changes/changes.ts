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
      parts.log.error({ error }, 'Changes could not be handed on and will be tried again');
    }
    await pause(restMs, undefined, { signal }).catch(() => undefined);
  }
}

/** @returns how many changes were handed on */
export function tellOnce(database: Database, listeners: readonly ChangeListener[]): Promise<number> {
  return database.inInstallation(async (tx) => {
    const events = await tx.named<{ organisation_id: string; entry_id: string; action: string }>({
      name: 'changes.take',
      text: `delete from change_event where id in (select id from change_event order by id limit $1 for update skip locked)
        returning organisation_id, entry_id, action`,
      values: [batch],
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
  });
}
