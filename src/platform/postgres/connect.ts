import { readFileSync } from 'node:fs';
import pg from 'pg';
import { superuser } from './cluster.ts';
import type { Place } from './place.ts';

/** The role and the database that Kaja's tables belong to. */
export const ownerName = 'kaja';

/** The address of a database of the embedded server, for anything that takes a PostgreSQL URL. */
export function urlOf(place: Place, role: string, database: string): string {
  return `postgresql://${role}:${readPassword(place)}@/${database}?host=${encodeURIComponent(place.socketFolder)}`;
}

/** The generated password; throws ENOENT when its file is missing. */
export function readPassword(place: Place): string {
  return readFileSync(`${place.home}/password`, 'utf8').trim();
}

/**
 * What a server answers to a real connection: `ready`, `busy` (it starts, recovers or shuts down), `password` (it
 * refuses ours) or `silent`.
 */
export async function probe(place: Place): Promise<'ready' | 'busy' | 'password' | 'silent'> {
  const client = connection(place);
  try {
    await client.connect();
    await client.query('select 1');
    return 'ready';
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (code === '57P03') return 'busy';
    // 53300: all connections are taken, by others that it serves well.
    if (code === '53300') return 'ready';
    return code.startsWith('28') ? 'password' : 'silent';
  } finally {
    await client.end().catch(() => {});
  }
}

/** Makes the owner's role and database where they are missing. */
export async function ensureDatabase(place: Place): Promise<void> {
  const client = connection(place);
  await client.connect();
  try {
    const found = await client.query<{ role: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as role,
              exists (select from pg_database where datname = $1) as database`,
      [ownerName],
    );
    const attributes = `login createdb createrole password '${readPassword(place)}'`;
    if (!found.rows[0]?.role) await client.query(`create role ${ownerName} ${attributes}`);
    if (!found.rows[0]?.database) await client.query(`create database ${ownerName} owner ${ownerName}`);
  } finally {
    await client.end();
  }
}

function connection(place: Place): pg.Client {
  const client = new pg.Client({
    connectionString: urlOf(place, superuser, 'postgres'),
    connectionTimeoutMillis: 3000,
    query_timeout: 10_000,
    application_name: 'kaja starter',
  });
  client.on('error', () => {}); // a server that goes away is noticed by who waits for the answer
  return client;
}
