import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { columnList, quoted } from './catalogue.ts';
import { pieceName, type TableRecord } from './format.ts';
import { BackupProblem } from './problem.ts';
import { type BackupFile, memberNamed, type VerifiedBackup } from './read.ts';

/** Reads one table's pieces into a table of the same columns. @returns rows */
export async function copyIn(
  client: pg.ClientBase,
  file: BackupFile,
  backup: VerifiedBackup,
  table: TableRecord,
  target = quoted(table),
): Promise<void> {
  const columns = table.columns.length > 0 ? `(${columnList(table.columns)})` : '';
  const stream = client.query(copyFrom(`copy ${target} ${columns} from stdin`));
  await pipeline(Readable.from(pieces(file, backup, table), { objectMode: false }), stream);
  if (stream.rowCount !== table.rows) throw new BackupProblem('altered', { file: file.path });
}

async function* pieces(file: BackupFile, backup: VerifiedBackup, table: TableRecord): AsyncGenerator<Buffer> {
  for (let number = 1; number <= table.pieces; number += 1)
    yield await file.text(memberNamed(file, backup.members, pieceName(table, number)));
}

/**
 * Reads a table of the queue that another version of its library made: what both versions know is taken over, what the
 * newer one added keeps its default.
 */
export async function copyInAcrossVersions(
  client: pg.ClientBase,
  file: BackupFile,
  backup: VerifiedBackup,
  table: TableRecord,
): Promise<void> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select a.attname::text as name, pg_catalog.format_type(a.atttypid, a.atttypmod) as type
       from pg_catalog.pg_attribute a
      where a.attrelid = pg_catalog.to_regclass($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [quoted(table)],
  );
  const common = rows.filter((column) => table.columns.includes(column.name));
  if (common.length === 0) return;
  const staging = 'pg_temp.queue_of_other_version';
  await client.query(
    `create temporary table queue_of_other_version (${table.columns.map((column) => `${pg.escapeIdentifier(column)} text`).join(', ')}) on commit drop`,
  );
  await copyIn(client, file, backup, table, staging);
  const values = common.map(({ name, type }) => `${pg.escapeIdentifier(name)}::${type}`);
  await client.query(
    `insert into ${quoted(table)} (${columnList(common.map(({ name }) => name))}) select ${values.join(', ')} from ${staging}`,
  );
  await client.query(`drop table ${staging}`);
}
