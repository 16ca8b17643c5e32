import pg from 'pg';
import { expect, test } from 'vitest';
import { cloneDatabase, emptyDatabase } from './postgres.ts';

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test('a clone holds what its template holds, and leaves it alone', async () => {
  const template = await emptyDatabase();
  await ask(
    template.url,
    `create table names (name text collate "et-x-icu"); insert into names values ('Šalme'), ('Zelda'), ('Tõnu'), ('Ülle')`,
  );
  const clone = await cloneDatabase(template.name);
  await ask(clone.url, `insert into names values ('Ants')`);
  expect(await ask(clone.url, 'select name from names order by name')).toEqual(
    ['Ants', 'Šalme', 'Zelda', 'Tõnu', 'Ülle'].map((name) => ({ name })),
  );
  expect(await ask(template.url, 'select count(*)::int as count from names')).toEqual([{ count: 4 }]);
  await clone.drop();
  await expect(ask(clone.url, 'select 1')).rejects.toMatchObject({ code: '3D000' });
  await template.drop();
});
