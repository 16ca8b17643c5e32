import pg from 'pg';

/** Numbers that nobody else in the database uses for an advisory lock; the one of `migrate` is beside them. */
export const turns = { queue: 7_245_902 } as const;

/**
 * Lets processes that start together do something one after the other: PostgreSQL refuses two that change the rights of
 * one table at the same time ("tuple concurrently updated"). The lock ends with the process, however it ends.
 */
export async function inTurn<Result>(url: string, turn: number, work: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'kaja turn' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [turn]);
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}
