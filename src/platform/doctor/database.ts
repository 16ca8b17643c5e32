import type pg from 'pg';
import { type Finding, findingsOf } from './finding.ts';

const database = findingsOf('database');
/** A difference that signatures, second factors and reminders bear. */
const clockToleranceSeconds = 5;

export interface DatabaseQuestion {
  /** As the owner. */
  client: pg.ClientBase;
  /** Of this program, name → checksum. */
  migrations: ReadonlyMap<string, string>;
  /** The serving role's name where somebody gave its address; else it follows from the database's name. */
  appRole: string | null;
  now: () => Date;
}

export async function databaseFindings(question: DatabaseQuestion): Promise<Finding[]> {
  const { client } = question;
  return [
    ...(await serverFindings(client)),
    await clockFinding(client, question.now),
    await migrationFinding(client, question.migrations),
    await roleFinding(client, question.appRole),
    await securityFinding(client),
  ];
}

async function serverFindings(client: pg.ClientBase): Promise<Finding[]> {
  const { rows } = await client.query<Record<string, string | boolean>>(`
    select current_setting('server_version') as version, current_setting('server_version_num')::int < 180000 as is_older,
           pg_encoding_to_char(encoding) as encoding,
           exists (select from pg_collation where collname = 'et-x-icu') as has_collation,
           exists (select from pg_ts_config where cfgname = 'estonian') as has_estonian,
           current_setting('fsync') = 'on' and current_setting('synchronous_commit') <> 'off'
             and current_setting('full_page_writes') = 'on' as is_durable
      from pg_database where datname = current_database()`);
  const server = rows[0] ?? {};
  const findings = [database.fine('server_fine', { version: String(server.version) })];
  if (server.encoding !== 'UTF8') findings.push(database.problem('encoding', { encoding: String(server.encoding) }));
  if (!server.has_collation) findings.push(database.problem('collation_missing'));
  if (!server.has_estonian) findings.push(database.warning('estonian_missing', { version: String(server.version) }));
  if (!server.is_durable) findings.push(database.problem('not_durable'));
  return findings;
}

async function clockFinding(client: pg.ClientBase, now: () => Date): Promise<Finding> {
  const before = now().getTime();
  const { rows } = await client.query<{ at: number }>('select extract(epoch from clock_timestamp())::float8 as at');
  const between = (before + now().getTime()) / 2;
  const seconds = Math.round(Math.abs(Number(rows[0]?.at) - between / 1000));
  return seconds > clockToleranceSeconds ? database.problem('clock', { seconds }) : database.fine('clock_fine');
}

async function migrationFinding(client: pg.ClientBase, known: ReadonlyMap<string, string>): Promise<Finding> {
  const there = await client.query(`select to_regclass('public.schema_migration') is not null as there`);
  if (!there.rows[0]?.there) return database.warning('never_started');
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from public.schema_migration order by name',
  );
  const foreign = rows.find(({ name, checksum }) => known.get(name) !== checksum);
  if (foreign) return database.problem('migration_foreign', { migration: foreign.name });
  const missing = known.size - rows.length;
  if (missing > 0) return database.warning('migration_missing', { count: missing });
  return database.fine('migrations_fine', { count: rows.length });
}

/** Row-level security binds only a role that owns nothing and has no rights over it. */
async function roleFinding(client: pg.ClientBase, appRole: string | null): Promise<Finding> {
  const { rows } = await client.query<{ role: string; unbound: boolean; owns: boolean }>(
    `select r.rolname::text as role, r.rolsuper or r.rolbypassrls as unbound,
            exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relowner = r.oid and n.nspname in ('public', 'auth')) as owns
       from pg_roles r where r.rolname = coalesce($1, current_database() || '_app')`,
    [appRole],
  );
  const role = rows[0];
  if (!role) return database.warning('role_missing');
  return role.unbound || role.owns
    ? database.problem('role_unbound', { role: role.role })
    : database.fine('role_fine', { role: role.role });
}

async function securityFinding(client: pg.ClientBase): Promise<Finding> {
  // What belongs to an organisation has it in its primary key; ids that wait for a worker have not.
  const { rows } = await client.query<{ table: string }>(
    `select n.nspname || '.' || c.relname as table
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_index i on i.indrelid = c.oid and i.indisprimary
      where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = 'public' and not c.relrowsecurity
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id'
                       and a.attnum = any (i.indkey::int2[]))
      order by 1`,
  );
  if (rows.length === 0) return database.fine('security_fine');
  return database.problem('security_off', { tables: rows.map(({ table }) => table).join(', ') });
}
