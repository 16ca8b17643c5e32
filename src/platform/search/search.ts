import type { ScopedTx } from '../db/database.ts';

/** One found record: `path` is below `/app/<organisation>`. */
export interface Hit {
  kind: string;
  id: string;
  title: string;
  detail: string | null;
  path: string;
}

/** A room declares what of it can be searched; the search asks each within the reader's scope. */
export interface Searchable {
  kind: string;
  permission: `${string}.${string}`;
  /** `text` is trimmed and not empty; at most `limit` hits, the best first. */
  find(tx: ScopedTx, text: string, limit: number): Promise<Hit[]>;
}
