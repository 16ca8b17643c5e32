import pg from 'pg';

/** Asks a test's database as its owner, past row-level security: to look at what is there, and to let time pass in it. */
export async function asOwner<Row extends pg.QueryResultRow>(
  installation: { ownerUrl: string },
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(installation.ownerUrl);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}
