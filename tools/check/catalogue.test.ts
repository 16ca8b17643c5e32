import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '#platform/testing/postgres.ts';
import { catalogueFindings } from './catalogue.ts';

const policy = `using (organisation_id = (select nullif(current_setting('kaja.organisation_id', true), '')::uuid))`;

/** A table that keeps every rule. */
const tree = `
  create table organisation (id uuid primary key);
  create table tree (
    organisation_id uuid not null references organisation (id),
    id uuid not null,
    name text not null,
    primary key (organisation_id, id),
    unique (organisation_id, name)
  );
  alter table tree enable row level security;
  create policy scope on tree ${policy};`;

const guarded = (table: string) =>
  `alter table ${table} enable row level security; create policy scope on ${table} ${policy};`;

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await emptyDatabase();
  client = new pg.Client(database.url);
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
});

/** What is found in a database with these tables; nothing of it stays. */
async function findingsOf(statements: string): Promise<string[]> {
  await client.query('begin');
  try {
    await client.query(statements);
    return await catalogueFindings(async (text) => (await client.query<Record<string, unknown>>(text)).rows);
  } finally {
    await client.query('rollback');
  }
}

test('a table with its keys and its policy passes', async () => {
  expect(await findingsOf(tree)).toEqual([]);
});

test('a database without tables is not taken for a good one', async () => {
  expect(await findingsOf('select 1')).toEqual([expect.stringContaining('asks the wrong database')]);
});

test.each([
  ['no organisation', 'create table fruit (id uuid primary key)', /fruit: has no organisation_id/],
  [
    'an organisation that may be null',
    `create table fruit (organisation_id uuid, id uuid); ${guarded('fruit')} create unique index on fruit (organisation_id, id)`,
    /fruit: organisation_id may be null/,
  ],
  [
    'a primary key of its own',
    `create table fruit (organisation_id uuid not null, id uuid primary key); ${guarded('fruit')}`,
    /fruit: key fruit_pkey lacks organisation_id/,
  ],
  [
    'a unique key across organisations',
    `create table fruit (organisation_id uuid, id uuid, name text unique, primary key (organisation_id, id)); ${guarded('fruit')}`,
    /fruit: key fruit_name_key lacks organisation_id/,
  ],
  [
    'no primary key',
    `create table fruit (organisation_id uuid not null, id uuid); ${guarded('fruit')}`,
    /fruit: has no primary key/,
  ],
  [
    'a foreign key that could point into another organisation',
    `create table fruit (organisation_id uuid, id uuid, tree_home uuid, tree_id uuid, primary key (organisation_id, id),
       foreign key (tree_home, tree_id) references tree (organisation_id, id)); ${guarded('fruit')}`,
    /fruit: foreign key .* to public\.tree does not carry organisation_id/,
  ],
  [
    'no row-level security',
    'create table fruit (organisation_id uuid, id uuid, primary key (organisation_id, id))',
    /fruit: row level security is off/,
  ],
  [
    'a policy that lets everybody in',
    `create table fruit (organisation_id uuid, id uuid, primary key (organisation_id, id));
     alter table fruit enable row level security; create policy everybody on fruit using (true)`,
    /fruit: a policy does not compare organisation_id/,
  ],
  ['FORCE', 'alter table tree force row level security', /tree: FORCE row level security/],
  [
    'a trigger',
    `create function ring() returns trigger language plpgsql as 'begin return new; end';
     create trigger ring before insert on tree for each row execute function ring()`,
    /tree: trigger ring/,
  ],
])('%s is found', async (_name, statements, says) => {
  expect((await findingsOf(`${tree} ${statements}`)).join('\n')).toMatch(says);
});
