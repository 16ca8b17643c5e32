import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database of one test file. */
export interface TestDatabase {
  name: string;
  /** As its owner. */
  url: string;
  drop(): Promise<void>;
}

/** A new database from a template, in about 50 ms. Nobody may be connected to the template meanwhile. */
export async function cloneDatabase(template: string): Promise<TestDatabase> {
  return createFrom(template, `test_${randomBytes(6).toString('hex')}`);
}

/** A new database without tables. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return createFrom('template1', `test_${randomBytes(6).toString('hex')}`);
}

/** The owner's address of another database of the run's server. */
export function urlOfDatabase(name: string): string {
  return inject('postgresUrl').replace('@/kaja?', `@/${identifier(name)}?`);
}

async function createFrom(template: string, name: string): Promise<TestDatabase> {
  await run(inject('postgresUrl'), `create database ${identifier(name)} template ${identifier(template)}`);
  // The server's own processes (a worker of a parallel query that is just ending) belong to no owner: only the role with
  // all rights may end them.
  const drop = () => run(inject('postgresSuperuserUrl'), `drop database if exists ${identifier(name)} with (force)`);
  return { name, url: urlOfDatabase(name), drop };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function identifier(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new Error(`${name} is no name of a test database`);
  return name;
}
