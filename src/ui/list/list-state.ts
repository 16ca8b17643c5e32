import { useCallback, useMemo } from 'react';
import { useAddress } from '../navigation/address.ts';

export interface ListSort {
  column: string;
  descending: boolean;
}
export interface ListState {
  words: string;
  sort: ListSort | null;
  /** Filter key → chosen value; what is not chosen is missing. */
  filters: Readonly<Record<string, string>>;
  /** Something narrows the list. */
  narrowed: boolean;
  search(words: string): void;
  sortBy(sort: ListSort | null): void;
  filter(key: string, value: string | null): void;
  clear(): void;
}

/** A list's state lives in the address (`?q=lood&sort=-deadline&state=late`): it survives leaving and can be sent. */
export function useListState(options: { filters?: readonly string[]; sort?: ListSort } = {}): ListState {
  const { params, change } = useAddress();
  const keys = useMemo(() => options.filters ?? [], [options.filters]);
  const filters = useMemo(
    () => Object.fromEntries(keys.flatMap((key) => (params[key] === undefined ? [] : [[key, params[key]]]))),
    [keys, params],
  );
  const words = params.q ?? '';
  const written = params.sort;
  const sort = written
    ? { column: written.replace(/^-/, ''), descending: written.startsWith('-') }
    : (options.sort ?? null);
  const clear = useCallback(() => change(Object.fromEntries([...keys, 'q'].map((key) => [key, null]))), [change, keys]);
  return {
    words,
    sort,
    filters,
    narrowed: words !== '' || Object.keys(filters).length > 0,
    search: (next) => change({ q: next.trim() === '' ? null : next }),
    sortBy: (next) => change({ sort: next && `${next.descending ? '-' : ''}${next.column}` }),
    filter: (key, value) => change({ [key]: value }),
    clear,
  };
}
