import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { anOrganisation, cookieOf } from '#features/identity/builders.ts';
import { systemScope } from '#features/identity/reads/system-scope.ts';
import { type Manifest, memberNames } from '#platform/backup/format.ts';
import { BackupProblem } from '#platform/backup/problem.ts';
import { BackupFile, verifyBackup } from '#platform/backup/read.ts';
import { restoreInstallation } from '#platform/backup/restore-installation.ts';
import { openWholeFile } from '#platform/backup/sink.ts';
import { isPaused, lettersWaiting, readState, release } from '#platform/backup/state.ts';
import { takeBackup } from '#platform/backup/take.ts';
import { openServices } from '#platform/composition/compose.ts';
import { beginWork } from '#platform/composition/working.ts';
import { readConfig } from '#platform/config/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { sendLetter } from '#platform/mail/mail.ts';
import { asOwner } from '#platform/testing/as-owner.ts';
import { openTestInstallation, type TestInstallation } from '#platform/testing/installation.ts';
import { emptyDatabase, type TestDatabase } from '#platform/testing/postgres.ts';
import { features } from './features.ts';

const migrations = path.join(import.meta.dirname, '..', '..', 'migrations');
const base = '/api/v1/organisations/varundus';
let folder: string;
let source: TestInstallation;
let address: string;
let cookie: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kaja-backup-'));
  source = await openTestInstallation({ features, withJobs: true, environment: { SMTP_URL: 'smtp://127.0.0.1:9' } });
  await anOrganisation(source.services, { slug: 'varundus', name: 'Varundus', ownerEmail: 'v@varundus.example' });
  cookie = await cookieOf(source.services, 'v@varundus.example');
  address = await source.server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});

async function asked(method: string, url: string, body?: unknown): Promise<Record<string, never>> {
  const form = body instanceof FormData;
  const answer = await fetch(`${address}${base}${url}`, {
    method,
    headers: { cookie, origin: source.services.config.url, ...(form ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, never>;
}

function upload(url: string, name: string, bytes: string | Uint8Array<ArrayBuffer>): Promise<Record<string, never>> {
  const form = new FormData();
  form.append('file', new Blob([bytes]), name);
  return asked('POST', url, form);
}

/** Imports a plan, changes it and adds a file, as people would, until it is told to stop. */
async function workOn(until: () => boolean): Promise<number> {
  let turns = 0;
  for (; !until(); turns += 1) {
    const rows = Array.from({ length: 30 }, (_, row) => `1.${row}\tTegevus ${turns}\\${row}\tmai 2027\t1) alustada.`);
    const document = ['Jrk\tTegevus\tAjakava\tAlategevused', ...rows].join('\n');
    const preview = (await upload('/plan-imports', 'kava.tsv', document)) as unknown as { id: string };
    const made = (await asked('POST', `/plan-imports/${preview.id}/plan`, {
      title: `Kava ${turns}`,
      dates: { choice: 'keep' },
    })) as unknown as { id?: string; plan?: { id: string } };
    const id = made.plan?.id ?? made.id;
    const plan = (await asked('GET', `/plans/${id}`)) as unknown as { plan: { revision: number } };
    await asked('PATCH', `/plans/${id}`, { notes: `Märkus\t${turns}\n\\N`, revision: plan.plan.revision });
    await upload('/files', `fail ${turns}.bin`, new Uint8Array(randomBytes(70_000)));
  }
  return turns;
}

function target(name: string): string {
  return path.join(folder, name);
}

async function backUp(
  installation: { ownerUrl: string; dataFolder: string },
  file: string,
  options: { withKey?: boolean } = {},
): Promise<Manifest> {
  const sink = await openWholeFile(file);
  const { manifest } = await takeBackup(
    {
      ...installation,
      secret: 'a secret of forty characters, for tests!',
      withKey: options.withKey ?? false,
      demoWasLoaded: false,
      kajaVersion: 'test',
      now: new Date(),
    },
    sink,
  );
  await sink.finish();
  return manifest;
}

function ofSource() {
  return { ownerUrl: source.ownerUrl, dataFolder: source.services.config.dataFolder };
}

async function restore(file: string, ownerUrl: string, name: string, environment: Record<string, string> = {}) {
  const dataFolder = target(name);
  const config = readConfig({ KAJA_DATA: dataFolder, LOG_LEVEL: 'silent', ...environment });
  const opened = await BackupFile.open(file);
  try {
    const backup = await verifyBackup(opened);
    await restoreInstallation({ config, ownerUrl, migrations, now: new Date() }, opened, backup);
  } finally {
    await opened.close();
  }
  return { ownerUrl, dataFolder, config };
}

const withoutState = ({ tables }: Manifest) => tables.filter(({ name }) => name !== 'installation_state');

async function problemOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'none',
    (error: unknown) => (error instanceof BackupProblem ? error.code : String(error)),
  );
}

/** A database whose owner may make roles and nothing else: no superuser, and no other database. */
async function databaseOfPlainOwner(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  const role = `plain_${randomBytes(4).toString('hex')}`;
  const superuser = new pg.Client(inject('postgresSuperuserUrl'));
  await superuser.connect();
  await superuser.query(`create role ${role} login nosuperuser createrole nocreatedb password 'plain'`);
  await superuser.query(`alter database ${database.name} owner to ${role}`);
  await superuser.end();
  const url = database.url.replace(/\/\/[^@]*@/, `//${role}:plain@`);
  return { ...database, url };
}

describe('a backup that is taken while people work', () => {
  it('is restored elsewhere with every table and file, by an owner who is no superuser', async () => {
    const file = target('live.kaja');
    let done = false;
    const working = workOn(() => done);
    // Something of each kind is there, and more is on its way.
    while ((await asOwner(source, 'select from file')).length < 3) await asked('GET', '/plans');
    const manifest = await backUp(ofSource(), file);
    done = true;
    const turns = await working;
    expect(turns).toBeGreaterThan(2);
    const rowsOf = (name: string) => manifest.tables.find((table) => table.name === name)?.rows ?? 0;
    expect(rowsOf('plan_activity')).toBeGreaterThan(30);
    expect(manifest.files.length).toBeGreaterThan(2);
    expect(manifest.missingFiles).toEqual([]);
    expect(new Set(manifest.tables.map(({ schema }) => schema))).toEqual(new Set(['auth', 'jobs', 'public']));

    const database = await databaseOfPlainOwner();
    const restored = await restore(file, database.url, 'elsewhere');
    const [owner] = await asOwner(restored, 'select rolsuper from pg_roles where rolname = current_user');
    expect(owner).toEqual({ rolsuper: false });
    const again = await backUp(restored, target('again.kaja'));
    expect(withoutState(again)).toEqual(withoutState(manifest));
    expect(again.files).toEqual(manifest.files);
    expect(again.sequences).toEqual(manifest.sequences);
    expect(again.installationId).toBe(manifest.installationId);
    await database.drop();
  });

  it('leaves keys and rights as they are in a fresh installation', async () => {
    const file = target('rights.kaja');
    await backUp(ofSource(), file);
    const database = await emptyDatabase();
    const restored = await restore(file, database.url, 'rights');
    const catalogue = `
      select 'key ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
       where connamespace::regnamespace::text in ('public', 'auth', 'jobs')
      union all
      select 'index ' || schemaname || ' ' || indexdef from pg_indexes where schemaname in ('public', 'auth', 'jobs')
      union all
      select 'right ' || table_schema || '.' || table_name || ' ' || privilege_type from information_schema.role_table_grants
       where grantee like '%_app' and table_schema in ('public', 'auth') order by 1`;
    const lines = (rows: { line: string }[]) => rows.map((row) => row.line);
    expect(lines(await asOwner(restored, catalogue))).toEqual(lines(await asOwner(source, catalogue)));
    await database.drop();
  });
});

describe('a backup that is not whole', () => {
  let whole: string;
  beforeAll(async () => {
    whole = target('whole.kaja');
    await upload('/files', 'väike.bin', new Uint8Array(randomBytes(3_000)));
    await backUp(ofSource(), whole);
  });

  const verified = async (file: string) => {
    const opened = await BackupFile.open(file);
    return problemOf(verifyBackup(opened)).finally(() => opened.close());
  };

  it('is refused wherever it was cut', async () => {
    expect(await verified(whole)).toBe('none');
    const { length } = readFileSync(whole);
    const places = [0, 1, 511, 512, 513, 1024, length - 1, length - 512, length - 1024, length - 1025, length - 1536];
    for (let part = 1; part < 60; part += 1) places.push(Math.floor((length * part) / 60));
    const cut = target('cut.kaja');
    for (const place of places) {
      copyFileSync(whole, cut);
      truncateSync(cut, place);
      expect([place, await verified(cut)]).toEqual([place, place === 0 ? 'not_a_backup' : 'cut_off']);
    }
  });

  it('is refused wherever a byte was altered, or added', async () => {
    const bytes = readFileSync(whole);
    const altered = target('altered.kaja');
    for (let part = 0; part < 80; part += 1) {
      const place = Math.floor((bytes.length * part) / 80);
      const copy = Buffer.from(bytes);
      copy[place] = (copy[place] ?? 0) ^ 0x10;
      writeFileSync(altered, copy);
      expect(['altered', 'cut_off', 'not_a_backup'], `byte ${place}`).toContain(await verified(altered));
    }
    writeFileSync(altered, Buffer.concat([bytes, Buffer.alloc(512)]));
    expect(await verified(altered)).toBe('altered');
  });

  it('is told from another file, and from a backup of another format', async () => {
    const other = target('other.kaja');
    writeFileSync(other, 'Lugupeetud vastuvõtja! '.repeat(200));
    expect(await verified(other)).toBe('not_a_backup');
    const text = readFileSync(whole, 'latin1').replace('"formatVersion": 1', '"formatVersion": 7');
    writeFileSync(other, text, 'latin1');
    expect(await verified(other)).toBe('other_format');
  });

  it('touches nothing when it is refused', async () => {
    const cut = target('refused.kaja');
    copyFileSync(whole, cut);
    truncateSync(cut, readFileSync(whole).length - 4_000);
    const database = await emptyDatabase();
    expect(await problemOf(restore(cut, database.url, 'untouched'))).toBe('cut_off');
    expect(existsSync(target('untouched'))).toBe(false);
    expect(await asOwner({ ownerUrl: database.url }, `select from pg_tables where schemaname = 'public'`)).toEqual([]);
    await database.drop();
  });

  it('is taken away again when the disk fills up', async () => {
    const file = target('full.kaja');
    const sink = await openWholeFile(file);
    let room = 30_000;
    const small = {
      write: async (bytes: Uint8Array) => {
        room -= bytes.byteLength;
        if (room < 0) throw new BackupProblem('disk_full', { file });
        await sink.write(bytes);
      },
    };
    const source = { ...ofSource(), secret: 'x'.repeat(40), withKey: false, demoWasLoaded: false };
    const attempt = takeBackup({ ...source, kajaVersion: 'test', now: new Date() }, small);
    expect(await problemOf(attempt)).toBe('disk_full');
    await sink.abandon();
    expect(readdirSync(folder).filter((name) => name.startsWith('full.kaja'))).toEqual([]);
  });
});

describe('an installation that is restored', () => {
  it('is an empty one, always', async () => {
    const file = target('empty.kaja');
    await backUp(ofSource(), file);
    expect(await problemOf(restore(file, source.ownerUrl, 'full'))).toBe('not_empty');
    const database = await emptyDatabase();
    await restore(file, database.url, 'once');
    expect(await problemOf(restore(file, database.url, 'once'))).toBe('not_empty');
    await database.drop();
  });

  it('counts as empty after it was started and stopped, and as in use while it runs', async () => {
    const file = target('started.kaja');
    await backUp(ofSource(), file);
    const database = await emptyDatabase();
    const secret = 'b'.repeat(40);
    const addresses = await migrate({ ownerUrl: database.url, appUrl: null, secret, folder: migrations });
    const config = readConfig({ KAJA_DATA: target('started'), LOG_LEVEL: 'silent', KAJA_SECRET: secret });
    const { services } = openServices({ config, secret, addresses, features });
    const working = await beginWork(services, features, { appRole: addresses.appRole, works: true });
    const environment = { KAJA_SECRET: secret };
    expect(await problemOf(restore(file, database.url, 'started', environment))).toBe('in_use');
    await working.stop();
    await services.database.close();
    expect(await problemOf(restore(file, database.url, 'started', environment))).toBe('none');
    await database.drop();
  });

  it('refuses what a newer Kaja made, and brings up to date what an older one made', async () => {
    const file = target('newer.kaja');
    await asOwner(source, `insert into schema_migration values ('9999-homme.sql', 'x')`);
    await backUp(ofSource(), file);
    await asOwner(source, `delete from schema_migration where name = '9999-homme.sql'`);
    const database = await emptyDatabase();
    expect(await problemOf(restore(file, database.url, 'newer'))).toBe('newer_kaja');

    const older = await emptyDatabase();
    const only = new Set(
      readdirSync(migrations).filter((name) => name < '0007' || name.includes('installation-state')),
    );
    await migrate({ ownerUrl: older.url, appUrl: null, secret: 'c'.repeat(40), folder: migrations, only });
    await asOwner(
      { ownerUrl: older.url },
      `insert into organisation values (gen_random_uuid(), 'vana', 'Vana', 'et', '', false, now())`,
    );
    await backUp({ ownerUrl: older.url, dataFolder: target('older') }, file);
    const restored = await restore(file, database.url, 'newer');
    expect(await asOwner(restored, 'select slug from organisation')).toEqual([{ slug: 'vana' }]);
    const applied = await asOwner<{ name: string }>(restored, 'select name from schema_migration order by name');
    expect(applied.map(({ name }) => name)).toEqual(readdirSync(migrations).sort());
    await older.drop();
    await database.drop();
  });

  it('brings its key when the backup was asked to', async () => {
    const file = target('key.kaja');
    await backUp(ofSource(), file, { withKey: true });
    const database = await emptyDatabase();
    expect(await problemOf(restore(file, database.url, 'key', { KAJA_SECRET: 'd'.repeat(40) }))).toBe(
      'key_in_environment',
    );
    await restore(file, database.url, 'key');
    expect(readFileSync(path.join(target('key'), 'secret.key'), 'utf8')).toBe(
      'a secret of forty characters, for tests!',
    );
    await backUp(ofSource(), file);
    expect(readFileSync(file).includes(memberNames.key)).toBe(false);
    await database.drop();
  });

  it('works at nothing and sends nothing until a person has answered', async () => {
    const { services } = source;
    const scope = await systemScope(services.database, 'varundus', 'test');
    // The address leads nowhere, so the letter waits.
    const letter = { kind: 'test.letter', language: 'et', subject: 'Ootel', paragraphs: ['Tere'], footer: '' } as const;
    await services.database.inScope(scope, (tx) =>
      sendLetter(services, tx, { address: 'ootaja@varundus.example', name: null }, letter),
    );
    const file = target('paused.kaja');
    await backUp(ofSource(), file);
    const database = await emptyDatabase();
    const { config } = await restore(file, database.url, 'paused', { SMTP_URL: 'smtp://127.0.0.1:9' });
    const secret = readFileSync(path.join(target('paused'), 'secret.key'), 'utf8');
    const addresses = await migrate({ ownerUrl: database.url, appUrl: null, secret, folder: migrations });
    const opened = openServices({ config, secret, addresses, features }).services;
    const working = await beginWork(opened, features, { appRole: addresses.appRole, works: true });
    const owner = { ownerUrl: database.url };
    const attempts = async () =>
      (await asOwner(owner, `select attempts, state from mail_recipient where subject = 'Ootel'`))[0];
    const before = await attempts();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await attempts()).toEqual(before);
    expect(await isPaused(opened.database)).toBe(true);

    const client = new pg.Client(database.url);
    await client.connect();
    expect((await lettersWaiting(client)).letters).toBe(1);
    expect((await readState(client))?.restoredAt).toBeInstanceOf(Date);
    expect(await release(client, 'keep', 'taastamine')).toBe(1);
    await client.end();
    expect(await attempts()).toMatchObject({ state: 'kept' });
    // Work begins by itself: the changes that waited are handed on.
    while ((await asOwner(owner, 'select from change_event')).length > 0) await new Promise((r) => setTimeout(r, 50));
    await working.stop();
    await opened.database.close();
    await database.drop();
  });
});
