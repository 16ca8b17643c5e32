import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { derivedKey } from '../config/secret.ts';
import { DatabaseProblem, explained } from './problem.ts';

export interface Migrated {
  /** Address of the role that serves: owns nothing, so row-level security binds it. */
  appUrl: string;
  /** Address of the role that owns the job queue's schema. */
  jobsUrl: string;
  /** The serving role's name, for grants on what is made outside migrations (the queue's tables). */
  appRole: string;
  applied: string[];
}

/** Any number that nobody else in the database uses for an advisory lock. */
const migrationLock = 7_245_901;
const oldestServer = 160_000;

/**
 * Brings a database up to date: makes the serving roles, then runs the migrations that it has not seen, each in a
 * transaction of its own. Several processes may start together; one migrates, the others wait and find nothing to do.
 *
 * In a migration `"kaja:app"` stands for the serving role, whose real name follows the database (roles are cluster-wide).
 *
 * @throws DatabaseProblem when the server cannot be used; Error when a migration that was applied has been edited since.
 */
export async function migrate(options: {
  ownerUrl: string;
  appUrl: string | null;
  /** The installation key; a function is asked once the database has let us in, so that a wrong address leaves no key. */
  secret: string | (() => string);
  folder: string;
  /** Only these migrations, to make the tables as an older Kaja had them; all without it. */
  only?: ReadonlySet<string>;
}): Promise<Migrated> {
  const client = new pg.Client({ connectionString: options.ownerUrl });
  try {
    await client.connect();
    await assertServerVersion(client);
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    const secret = typeof options.secret === 'string' ? options.secret : options.secret();
    const names = await servingRoles(client, { appUrl: options.appUrl, secret });
    const applied = await applyMissing(client, options.folder, { appRole: names.app, only: options.only });
    return {
      appUrl: options.appUrl ?? withRole(options.ownerUrl, names.app, passwordOf(secret, names.app)),
      jobsUrl:
        options.appUrl === null
          ? withRole(options.ownerUrl, names.jobs, passwordOf(secret, names.jobs))
          : options.ownerUrl,
      appRole: names.app,
      applied,
    };
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function assertServerVersion(client: pg.Client) {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  const version = Number(rows[0]?.version);
  if (version < oldestServer) {
    throw new DatabaseProblem('database_too_old', new Error(`PostgreSQL ${Math.floor(version / 10_000)}`));
  }
}

async function servingRoles(client: pg.Client, options: { appUrl: string | null; secret: string }) {
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const database = rows[0]?.name ?? '';
  if (options.appUrl) {
    // Nobody but the owner is there to keep the queue.
    await client.query('create schema if not exists jobs');
    return { app: roleOf(options.appUrl), jobs: '' };
  }
  const names = { app: `${database}_app`, jobs: `${database}_jobs` };
  for (const name of Object.values(names)) {
    await ensureRole(client, name, passwordOf(options.secret, name));
  }
  // The owner grants what is needed to the queue's role by being a member of it: it hands the schema over.
  await client.query(`grant ${pg.escapeIdentifier(names.jobs)} to current_user`);
  await client.query(
    `create schema if not exists jobs authorization ${pg.escapeIdentifier(names.jobs)};
     grant connect on database ${pg.escapeIdentifier(database)} to ${pg.escapeIdentifier(names.app)}, ${pg.escapeIdentifier(names.jobs)}`,
  );
  return names;
}

/** Not by `URL`: an address over a socket has no host (`postgresql://kaja:key@/kaja?host=/run/…`), which it refuses. */
function roleOf(url: string): string {
  return decodeURIComponent(/^[a-z]+:\/\/([^:@/]*)/.exec(url)?.[1] ?? '');
}

async function ensureRole(client: pg.Client, name: string, password: string) {
  const role = pg.escapeIdentifier(name);
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  if (rowCount === 0) await client.query(`create role ${role} login noinherit`);
  await client.query(`alter role ${role} login password ${pg.escapeLiteral(password)}`);
}

/** Every migration of this program, name → checksum, in their order. */
export async function knownMigrations(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const known = new Map<string, string>();
  for (const name of names) known.set(name, checksumOf(await readFile(path.join(folder, name), 'utf8')));
  return known;
}

function checksumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function applyMissing(
  client: pg.Client,
  folder: string,
  { appRole, only }: { appRole: string; only: ReadonlySet<string> | undefined },
): Promise<string[]> {
  await client.query(`create table if not exists schema_migration (
    name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration',
  );
  const seen = new Map(rows.map((row) => [row.name, row.checksum]));
  const applied: string[] = [];
  for (const [name, checksum] of await knownMigrations(folder)) {
    if (only && !only.has(name)) continue;
    const text = await readFile(path.join(folder, name), 'utf8');
    const before = seen.get(name);
    if (before === undefined) {
      await applyOne(client, { name, checksum, sql: text.replaceAll('"kaja:app"', pg.escapeIdentifier(appRole)) });
      applied.push(name);
    } else if (before !== checksum) {
      throw new Error(`Migration ${name} was changed after it had been applied; write a new one instead.`);
    }
  }
  return applied;
}

async function applyOne(client: pg.Client, migration: { name: string; checksum: string; sql: string }) {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`Migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
  }
}

/** Derived, not stored: every process that knows the installation key reaches the same role. */
function passwordOf(secret: string, role: string): string {
  return derivedKey(secret, `database role ${role}`);
}

function withRole(url: string, role: string, password: string): string {
  // Not `URL`: the embedded server's address has no host (`postgresql://kaja@/kaja?host=/run/…`), which it refuses.
  const who = `${encodeURIComponent(role)}:${encodeURIComponent(password)}@`;
  return url.replace(/^([a-z]+:\/\/)(?:[^@/]*@)?/, (_, scheme: string) => `${scheme}${who}`);
}
