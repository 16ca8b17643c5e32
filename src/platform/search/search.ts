import type { ScopedTx } from '../db/database.ts';
import type { Hit } from './contract.ts';

/**
 * A room declares what of it can be searched, and calls `indexRecords` where it writes such records: what is committed
 * is found.
 */
export interface Searchable {
  /** Of one meaning in the whole product: `activity`. */
  kind: string;
  permission: `${string}.${string}`;
  /**
   * Reads the records: `$1` organisation, `$2` ids of records or of their contexts, or null for all. Answers `id`, `context_id` (the record it
   * stands and falls with, its own id where there is none), `title`, `body` (further words that find it), `detail` (a
   * second line, or null) and `path` below `/app/<organisation>`. What was removed is left out.
   */
  source: string;
  /** The contexts that the reader is bound to; null (or no function) where their role sees all. */
  boundTo?(tx: ScopedTx): Promise<readonly string[] | null>;
}

/** Brings the entries of some records or contexts (all, with null) in line, in the transaction that changes them. */
export async function indexRecords(
  tx: ScopedTx,
  searchable: Pick<Searchable, 'kind' | 'source'>,
  ids: readonly string[] | null,
): Promise<void> {
  const { kind, source } = searchable;
  const values = [tx.scope.organisationId, ids];
  await tx.query(
    `delete from search_entry where organisation_id = $1 and kind = $3
       and ($2::uuid[] is null or context_id = any($2) or id = any($2))`,
    [...values, kind],
  );
  await tx.query(
    `insert into search_entry (organisation_id, kind, id, context_id, title, detail, path, words)
     select $1, '${kind}', id, context_id, left(title, 200), left(detail, 200), path,
       search_words($1, left(title, 2000), left(body, 20000))
     from (${source}) record on conflict do nothing`,
    values,
  );
}

/** The words as they were typed; at most eight, because each narrows the search. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter(Boolean).slice(0, 8);
}

/** The best hits among what the reader may see. */
export async function findRecords(
  tx: ScopedTx,
  searchables: readonly Searchable[],
  text: string,
  limit: number,
): Promise<Hit[]> {
  const free: string[] = [];
  const bound: string[] = [];
  for (const searchable of searchables) {
    const contexts = (await searchable.boundTo?.(tx)) ?? null;
    if (contexts === null) free.push(searchable.kind);
    else bound.push(...contexts.map((context) => `${searchable.kind}:${context}`));
  }
  return tx.named<Hit & { [column: string]: unknown }>({
    name: 'search.find',
    text: 'select kind, id, title, detail, path from search_find($1, $2, $3, $4)',
    values: [wordsOf(text), free, bound, limit],
  });
}
