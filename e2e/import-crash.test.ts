import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDatabase, type TestDatabase } from '#platform/testing/postgres.ts';

const activities = 3_000;
let folder: string;
let database: TestDatabase;
let owner: pg.Client;
let document: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaja-crash-'));
  document = path.join(folder, 'suur.tsv');
  const rows = Array.from(
    { length: activities },
    (_, index) => `1.${index}.\tTegevus ${index}\tmai 2027\t1) alustada. 2) lõpetada.\tToimkond`,
  );
  writeFileSync(document, ['Jrk\tTegevus\tAjakava\tAlategevused\tVastutajad', ...rows].join('\n'));
  database = await emptyDatabase();
  owner = new pg.Client(database.url);
  await owner.connect();
  expect(await ended(kaja('organisation', 'create', 'Krahh', '--owner', 'k@krahh.example'))).toBe(0);
});
afterAll(async () => {
  await owner.end();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function kaja(...words: string[]): ChildProcess {
  const environment = { ...process.env, DATABASE_URL: database.url, KAJA_DATA: path.join(folder, 'data') };
  return spawn(process.execPath, [path.join(import.meta.dirname, '..', 'dist', 'kaja.js'), ...words], {
    env: environment,
    stdio: 'ignore',
  });
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

async function rowsOf(table: string): Promise<number> {
  return (await owner.query(`select count(*)::int as rows from ${table}`)).rows[0].rows;
}

/**
 * Holds the table so that the import must stop right before writing into it, waits until it does, and ends its process
 * as a power cut would.
 */
async function killBeforeWriting(table: string): Promise<void> {
  await owner.query(`begin; lock table ${table} in share mode`);
  const child = kaja('plan', 'import', document, '--organisation', 'krahh');
  while (!(await isWaitedFor(table))) {
    if (child.exitCode !== null) throw new Error(`the import ended with ${child.exitCode} before it wrote ${table}`);
    await pause(20);
  }
  child.kill('SIGKILL');
  await ended(child);
  await owner.query('rollback');
}

async function isWaitedFor(table: string): Promise<boolean> {
  const { rowCount } = await owner.query('select 1 from pg_locks where relation = $1::regclass and not granted', [
    table,
  ]);
  return rowCount !== 0;
}

/** PostgreSQL notices the lost client only when it next speaks to it. */
async function untilNobodyWrites(): Promise<void> {
  const writing = `select 1 from pg_locks where relation = 'plan'::regclass and mode = 'RowExclusiveLock'`;
  while ((await owner.query(writing)).rowCount !== 0) await pause(20);
}

it.each(['plan_activity', 'plan_step', 'plan_activity_party'])(
  'leaves nothing of a plan whose import is killed on its way to %s',
  async (table) => {
    await killBeforeWriting(table);
    await untilNobodyWrites();
    for (const each of [
      'plan',
      'plan_section',
      'plan_activity',
      'plan_step',
      'plan_party',
      "audit_entry where action like 'plan.%'",
    ]) {
      expect([each, await rowsOf(each)]).toEqual([each, 0]);
    }
  },
);

it('brings all of it in when it is called again', async () => {
  expect(await ended(kaja('plan', 'import', document, '--organisation', 'krahh'))).toBe(0);
  expect([await rowsOf('plan'), await rowsOf('plan_activity'), await rowsOf('plan_step')]).toEqual([
    1,
    activities,
    2 * activities,
  ]);
});
