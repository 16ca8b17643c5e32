import { openScope } from '../db/scope.ts';
import type { Services } from '../runtime/runtime.ts';
import { indexRecords, type Searchable } from './search.ts';

/** Counted up when entries are made differently, so that every organisation's are made anew. */
const version = 1;

/**
 * Makes the entries of those organisations anew whose entries were made by other rules, or not at all: after an upgrade,
 * a restore, a change of the database server. Each organisation in a transaction of its own; safe to run twice.
 *
 * @returns how many organisations were indexed
 */
export async function rebuildSearch(
  services: Pick<Services, 'database'>,
  searchables: readonly Searchable[],
  signal?: AbortSignal,
): Promise<number> {
  const { database } = services;
  const { rules, organisations } = await database.inInstallation(async (tx) => {
    const configuration = await tx.query('select search_configuration()::text as name');
    const { rows } = await tx.query('select id from organisation order by id');
    const kinds = searchables.map((searchable) => searchable.kind).join(',');
    return {
      rules: `${version} ${configuration.rows[0]?.name} ${kinds}`,
      organisations: rows.map((row) => String(row.id)),
    };
  });
  let rebuilt = 0;
  for (const id of organisations) {
    if (signal?.aborted) break;
    const scope = openScope(id, { kind: 'system', name: 'search', language: 'et' });
    await database.inScope(scope, async (tx) => {
      const { rows } = await tx.query(
        `insert into search_state (organisation_id, rules) values ($1, $2)
         on conflict (organisation_id) do update set rules = $2 where search_state.rules <> $2 returning 1`,
        [id, rules],
      );
      if (rows.length === 0) return;
      for (const searchable of searchables) await indexRecords(tx, searchable, null);
      rebuilt += 1;
    });
  }
  return rebuilt;
}
