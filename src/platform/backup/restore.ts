import pg from 'pg';
import { explained } from '../db/problem.ts';
import { columnList, foreignKeysOf, quoted, tablesOf, valueSettings } from './catalogue.ts';
import { copyIn, copyInAcrossVersions } from './copy-in.ts';
import { fileName, type Manifest, type TableRecord } from './format.ts';
import { BackupProblem } from './problem.ts';
import { type BackupFile, memberNamed, type VerifiedBackup } from './read.ts';

/** Rows of these come with an installation itself, or with looking at it; any other row means that somebody used it. */
const bornWith = new Set(['public.schema_migration', 'public.installation_state', 'auth.attempt']);
const queueSchema = 'jobs';
/** What the queue's library keeps about itself, and a newer one keeps differently. */
const queueOwn = new Set(['version', 'instance', 'queue_stats', 'bam', 'warning']);

/**
 * Whether this program and this database can take the backup, asked before anything is changed.
 * @param known the migrations of this program, name → checksum
 * @throws BackupProblem `newer_kaja`, `other_migration`, `not_empty`, `in_use`, `installation_newer`
 */
export async function assertRestorable(
  ownerUrl: string,
  manifest: Manifest,
  known: ReadonlyMap<string, string>,
): Promise<void> {
  for (const { name, checksum } of manifest.migrations) {
    const ours = known.get(name);
    if (ours === undefined) throw new BackupProblem('newer_kaja', { migration: name, version: manifest.kajaVersion });
    if (ours !== checksum) throw new BackupProblem('other_migration', { migration: name });
  }
  await withOwner(ownerUrl, async (client) => {
    await assertEmpty(client);
    await assertUnused(client);
    const applied = await appliedMigrations(client);
    const wanted = new Set(manifest.migrations.map(({ name }) => name));
    const newer = applied.find((name) => !wanted.has(name));
    if (newer) throw new BackupProblem('installation_newer', { migration: newer });
  });
}

export async function assertEmpty(client: pg.ClientBase): Promise<void> {
  for (const table of await tablesOf(client)) {
    const name = `${table.schema}.${table.name}`;
    if (bornWith.has(name) || table.schema === queueSchema) continue;
    const { rows } = await client.query(`select exists (select from ${quoted(table)}) as used`);
    if (rows[0]?.used === true) throw new BackupProblem('not_empty', { table: name });
  }
}

/** A Kaja that serves this database holds connections as the serving roles, and those of the queue. */
async function assertUnused(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ connections: number }>(
    `select count(*)::int as connections from pg_catalog.pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()
        and (application_name like 'pgboss%' or usename in (current_database() || '_app', current_database() || '_jobs'))`,
  );
  if ((rows[0]?.connections ?? 0) > 0) throw new BackupProblem('in_use');
}

async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query(`select to_regclass('public.schema_migration') is not null as known`);
  if (rows[0]?.known !== true) return [];
  return (await client.query<{ name: string }>('select name from public.schema_migration')).rows.map((row) => row.name);
}

/**
 * Fills an empty installation, whose tables stand as the backup's did, in one transaction. Foreign keys are taken off
 * and put on again around it: that needs no superuser, minds no order and no circle, and checks every row at the end.
 * Afterwards the installation is paused.
 * @param queueVersion of the queue's tables as they are here
 */
export async function restoreTables(
  ownerUrl: string,
  file: BackupFile,
  backup: VerifiedBackup,
  options: { queueVersion: number; now: Date; onProgress?: (done: number, total: number) => void },
): Promise<void> {
  const { manifest } = backup;
  const total = manifest.tables.reduce((bytes, table) => bytes + table.bytes, 0);
  const isSameQueue = manifest.queueVersion === options.queueVersion;
  await withOwner(ownerUrl, async (client) => {
    await client.query(`begin; ${valueSettings}`);
    await assertEmpty(client);
    const keys = await foreignKeysOf(client);
    for (const key of keys) await client.query(`alter table ${key.table} drop constraint ${key.name}`);
    await emptyTables(client, file, manifest.tables, isSameQueue);
    let done = 0;
    for (const table of manifest.tables) {
      if (table.schema !== queueSchema || isSameQueue) await copyIn(client, file, backup, table);
      else if (!queueOwn.has(table.name)) await copyInAcrossVersions(client, file, backup, table);
      done += table.bytes;
      options.onProgress?.(done, total);
    }
    for (const key of keys) await client.query(`alter table ${key.table} add constraint ${key.name} ${key.definition}`);
    for (const sequence of manifest.sequences) {
      if (sequence.lastValue === null) continue;
      await client.query('select pg_catalog.setval($1::pg_catalog.regclass, $2)', [
        quoted(sequence),
        sequence.lastValue,
      ]);
    }
    await client.query('update public.installation_state set restored_at = $1, paused = true', [options.now]);
    await client.query('commit');
    // The planner knows nothing of tables that were just filled.
    await client.query('analyze');
  });
}

/** What a fresh installation brings along gives way; a table or column that is not there shows another schema. */
async function emptyTables(client: pg.ClientBase, file: BackupFile, wanted: TableRecord[], isSameQueue: boolean) {
  const here = new Map((await tablesOf(client)).map((table) => [quoted(table), table]));
  const emptied: string[] = [];
  for (const table of wanted) {
    const found = here.get(quoted(table));
    const isOther = table.schema === queueSchema && !isSameQueue;
    if (isOther && (!found || queueOwn.has(table.name))) continue;
    const isSame = found && (isOther || sorted(found.columns) === sorted(table.columns));
    if (!isSame) throw new BackupProblem('other_tables', { table: `${table.schema}.${table.name}`, file: file.path });
    emptied.push(quoted(table));
  }
  await client.query(`truncate ${emptied.join(', ')}`);
}

function sorted(columns: readonly string[]): string {
  return columnList([...columns].sort());
}

/** Puts the uploaded files back; a store that has one already keeps it, because a file is named by its contents. */
export async function restoreFiles(
  file: BackupFile,
  backup: VerifiedBackup,
  write: (organisationId: string, bytes: Uint8Array) => Promise<string>,
): Promise<void> {
  for (const each of backup.manifest.files) {
    const bytes = await file.contents(memberNamed(file, backup.members, fileName(each)));
    await write(each.organisationId, bytes);
  }
}

export async function withOwner<Result>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'kaja restore' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}
