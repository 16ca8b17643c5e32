import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { explained } from '../db/problem.ts';
import { type CatalogueTable, quoted, sequencesOf, tablesOf, valueSettings } from './catalogue.ts';
import { copyOut, pieceMemory } from './copy-out.ts';
import { type FileRecord, fileName, formatVersion, type Header, type Manifest, memberNames } from './format.ts';
import { keyMark } from './key.ts';
import { BackupProblem } from './problem.ts';
import { readState } from './state.ts';
import { type Sink, TarWriter } from './tar.ts';

export interface BackupSource {
  /** The owner's address; no superuser's rights are needed. */
  ownerUrl: string;
  /** Holds `files`. */
  dataFolder: string;
  /** The installation key. */
  secret: string;
  withKey: boolean;
  demoWasLoaded: boolean;
  kajaVersion: string;
  now: Date;
  /** Bytes done and to do: of tables as they lie on the disk, and of files. Called often. */
  onProgress?: (done: number, total: number) => void;
}

/** Any number that nobody else in the database uses; the same as in `migrate`. */
const migrationLock = 7_245_901;

/**
 * Writes the whole installation into `sink` while people work: one snapshot of every table, and the files that it names.
 * Nothing is changed and nobody waits, except a migration.
 * @returns what stands in the backup, and its size
 * @throws BackupProblem `nothing_to_back_up`; DatabaseProblem; whatever `sink` throws
 */
export async function takeBackup(source: BackupSource, sink: Sink): Promise<{ manifest: Manifest; bytes: number }> {
  const client = new pg.Client({ connectionString: source.ownerUrl, application_name: 'kaja backup' });
  // A connection that breaks in the midst of a COPY is told to whoever waits for it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const tables = await openSnapshot(client);
    return await write(client, tables, source, new TarWriter(sink));
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Begins the transaction at a moment when nobody migrates, and keeps everybody from it while we read. */
async function openSnapshot(client: pg.Client): Promise<CatalogueTable[]> {
  const { rows } = await client.query(`select to_regclass('public.schema_migration') is not null as known`);
  if (rows[0]?.known !== true) throw new BackupProblem('nothing_to_back_up');
  await client.query('select pg_advisory_lock($1)', [migrationLock]);
  await client.query(`begin isolation level repeatable read, read only; ${valueSettings}`);
  const tables = await tablesOf(client);
  await client.query(`lock table ${tables.map(quoted).join(', ')} in access share mode`);
  await client.query('select pg_catalog.pg_advisory_unlock($1)', [migrationLock]);
  return tables;
}

async function write(client: pg.Client, tables: CatalogueTable[], source: BackupSource, tar: TarWriter) {
  const header = await headerOf(client, source);
  const files = await filesOf(client);
  const total = sum(tables) + sum(files);
  let finished = 0;
  const tell = (current: number) => source.onProgress?.(finished + current, total);
  await tar.add(memberNames.header, asJson(header));
  const memory = pieceMemory();
  const records = [];
  for (const table of tables) {
    let copied = 0;
    records.push(
      await copyOut(client, table, tar, memory, (bytes) => {
        copied += bytes;
        tell(Math.min(copied, table.bytes));
      }),
    );
    finished += table.bytes;
  }
  const missingFiles: FileRecord[] = [];
  for (const file of files) {
    if (!(await addFile(tar, source.dataFolder, file))) missingFiles.push(file);
    finished += file.bytes;
    tell(0);
  }
  if (source.withKey) await tar.add(memberNames.key, Buffer.from(source.secret));
  const missing = new Set(missingFiles);
  const manifest: Manifest = {
    ...header,
    tables: records,
    sequences: await sequencesOf(client),
    files: files.filter((file) => !missing.has(file)),
    missingFiles,
    withKey: source.withKey,
  };
  await client.query('commit');
  await tar.add(memberNames.manifest, asJson(manifest));
  await tar.finish(memberNames.checksum);
  return { manifest, bytes: tar.bytes };
}

async function headerOf(client: pg.Client, source: BackupSource): Promise<Header> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from public.schema_migration order by name',
  );
  const server = await client.query<{ version: string; queue: boolean }>(
    `select pg_catalog.current_setting('server_version_num') as version,
            pg_catalog.to_regclass('jobs.version') is not null as queue`,
  );
  const queue = server.rows[0]?.queue
    ? await client.query<{ version: number }>('select version from jobs.version')
    : null;
  const state = await readState(client);
  if (!state) throw new BackupProblem('nothing_to_back_up');
  return {
    kind: 'kaja-backup',
    formatVersion,
    kajaVersion: source.kajaVersion,
    createdAt: source.now.toISOString(),
    installationId: state.id,
    postgresVersion: Number(server.rows[0]?.version),
    migrations: migrations.rows,
    queueVersion: queue?.rows[0]?.version ?? null,
    keyMark: keyMark(source.secret),
    demoWasLoaded: source.demoWasLoaded,
  };
}

/** Removed files too: their rows are in the backup, and a removal can be undone. */
async function filesOf(client: pg.Client): Promise<FileRecord[]> {
  const { rows } = await client.query<FileRecord>(
    `select organisation_id as "organisationId", sha256, max(bytes)::float8 as bytes
       from public.file group by organisation_id, sha256 order by organisation_id, sha256`,
  );
  return rows;
}

/** @returns false when the file is not on the disk, or is not what its name says by size */
async function addFile(tar: TarWriter, dataFolder: string, file: FileRecord): Promise<boolean> {
  const place = path.join(dataFolder, 'files', file.organisationId, file.sha256.slice(0, 2), file.sha256);
  const size = await stat(place).then(
    (found) => found.size,
    () => null,
  );
  // Files are never changed once they are there, so one of the right size stays so while it is read.
  if (size !== file.bytes) return false;
  await tar.begin(fileName(file), size);
  for await (const chunk of createReadStream(place)) await tar.put(chunk as Buffer);
  await tar.end(size);
  return true;
}

function sum(sized: readonly { bytes: number }[]): number {
  return sized.reduce((total, { bytes }) => total + bytes, 0);
}

function asJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}
