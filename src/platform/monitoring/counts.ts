import type { Database } from '../db/database.ts';

export interface Counts {
  jobs: { name: string; state: string; jobs: number; oldestSeconds: number }[];
  letters: { state: string; letters: number }[];
  /** Changes that no worker has handed on yet. */
  changes: number;
  oldestChangeAt: number | null;
  paused: boolean;
  backupAt: number | null;
}

// Finished jobs are many and say nothing about now. A job that is to begin later does not wait yet.
const jobsSql = `
  select name, state::text as state, count(*)::int as jobs,
         greatest(0, extract(epoch from now() - min(greatest(created_on, start_after))))::float8 as "oldestSeconds"
    from jobs.job where state < 'completed' and (start_after <= now() or state = 'active') or state = 'failed'
   group by name, state`;

/** What only the database knows. Letters are counted by a function of the owner, because each organisation hides its own. */
export function readCounts(database: Database): Promise<Counts> {
  return database.inInstallation(async (tx) => {
    const jobs = await tx.query(jobsSql);
    const letters = await tx.query('select state, letters::int as letters from letter_counts()');
    const changes = await tx.query('select count(*)::int as changes, min(id::text) as oldest from change_event');
    const state = await tx.query('select paused, backup_at from installation_state');
    const oldest = changes.rows[0]?.oldest as string | null | undefined;
    const backup = state.rows[0]?.backup_at as string | Date | null | undefined;
    return {
      jobs: jobs.rows as Counts['jobs'],
      letters: letters.rows as Counts['letters'],
      changes: Number(changes.rows[0]?.changes ?? 0),
      oldestChangeAt: oldest ? momentOf(oldest) : null,
      paused: state.rows[0]?.paused === true,
      backupAt: backup ? new Date(backup).getTime() : null,
    };
  });
}

/** The first 48 bits of a UUIDv7 are its moment in milliseconds (RFC 9562 §5.7). */
function momentOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
}
