import { useMemo } from 'react';
import { useFormat } from '../use-format.ts';
import type { ListState } from './list-state.ts';

export interface RowReading<Row> {
  /** What the search looks through. */
  words: (row: Row) => string;
  /** Filter key → does the row fit the chosen value. */
  filters?: Readonly<Record<string, (row: Row, value: string) => boolean>>;
  /** Column key → what to sort by; words sort by the reader's alphabet, null comes last. */
  sorts?: Readonly<Record<string, (row: Row) => string | number | null>>;
}

/** Filters and sorts in the browser: for lists that the API gives whole (some hundreds of rows). Keep `reading` stable. */
export function useShownRows<Row>(
  rows: readonly Row[] | undefined,
  state: ListState,
  reading: RowReading<Row>,
): readonly Row[] | undefined {
  const { compare } = useFormat();
  const { words, filters, sort } = state;
  return useMemo(() => {
    const asked = words.toLocaleLowerCase('et').split(/\s+/).filter(Boolean);
    const shown = rows?.filter((row) => {
      const text = reading.words(row).toLocaleLowerCase('et');
      const fitting = Object.entries(filters).every(([key, value]) => reading.filters?.[key]?.(row, value) ?? true);
      return fitting && asked.every((word) => text.includes(word));
    });
    const sortedBy = sort ? reading.sorts?.[sort.column] : undefined;
    if (!shown || !sort || !sortedBy) return shown;
    return shown.toSorted((a, b) => {
      const [one, other] = [sortedBy(a), sortedBy(b)];
      if (one === null || other === null) return Number(one === null) - Number(other === null);
      const order =
        typeof one === 'number' && typeof other === 'number' ? one - other : compare(String(one), String(other));
      return sort.descending ? -order : order;
    });
  }, [rows, words, filters, sort, reading, compare]);
}
