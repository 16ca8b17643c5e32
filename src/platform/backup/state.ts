import type pg from 'pg';
import type { Database } from '../db/database.ts';

/** What the installation knows of itself; null where its tables are older than this knowledge, or not there at all. */
export interface InstallationState {
  id: string;
  restoredAt: Date | null;
  /** No job runs, so no letter goes out, until a person has answered. */
  paused: boolean;
  backupAt: Date | null;
  backupBytes: number | null;
}

export async function readState(client: pg.ClientBase): Promise<InstallationState | null> {
  const { rows } = await client.query(`select to_regclass('public.installation_state') is not null as known`);
  if (rows[0]?.known !== true) return null;
  const state = await client.query<InstallationState>(
    `select id, restored_at as "restoredAt", paused, backup_at as "backupAt", backup_bytes::float8 as "backupBytes"
       from public.installation_state`,
  );
  const row = state.rows[0];
  if (!row) return null;
  return { ...row, restoredAt: asDate(row.restoredAt), backupAt: asDate(row.backupAt) };
}

// Elsewhere in this process moments are parsed as text.
function asDate(value: Date | string | null): Date | null {
  return value === null ? null : new Date(value);
}

export async function rememberBackup(client: pg.ClientBase, at: Date, bytes: number): Promise<void> {
  await client.query('update public.installation_state set backup_at = $1, backup_bytes = $2', [at, bytes]);
}

/** As the serving role: whether work waits for a person's answer after a restore. */
export function isPaused(database: Database): Promise<boolean> {
  return database.inInstallation(async (tx) => {
    const { rows } = await tx.query('select paused from installation_state');
    return rows[0]?.paused === true;
  });
}

export interface Waiting {
  letters: number;
  /** When the oldest of them was written. */
  since: Date | null;
}

/** Letters that would go out when work begins again. */
export async function lettersWaiting(client: pg.ClientBase): Promise<Waiting> {
  const { rows } = await client.query<{ letters: number; since: Date | string | null }>(
    `select count(*)::int as letters, min(created_at) as since from public.mail_recipient
      where state in ('planned', 'deferred')`,
  );
  return { letters: rows[0]?.letters ?? 0, since: asDate(rows[0]?.since ?? null) };
}

/**
 * A person's answer after a restore: jobs run again. Letters that waited when the backup was taken go out, or, because
 * the old installation may have sent them since, stay in the outbox.
 */
export async function release(client: pg.ClientBase, letters: 'send' | 'keep', reason: string): Promise<number> {
  await client.query('begin');
  try {
    const kept =
      letters === 'send'
        ? 0
        : ((
            await client.query(
              `update public.mail_recipient set state = 'kept', reason = $1, changed_at = now()
                where state in ('planned', 'deferred')`,
              [reason],
            )
          ).rowCount ?? 0);
    await client.query('update public.installation_state set paused = false');
    await client.query('commit');
    return kept;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
