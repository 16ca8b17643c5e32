import type { ReactNode } from 'react';
import type { BulkAction } from './bulk-bar.tsx';
import type { ListFilter } from './list-filter.ts';
import type { ListState } from './list-state.ts';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  sortable?: boolean;
  align?: 'end';
  /** On a phone the first column is the card's title; `hidden` leaves a column out there, `corner` (a menu) draws it beside the title. */
  onPhone?: 'hidden' | 'corner';
}

export interface DataListProps<Row> {
  /** What it lists: "Tegevused". */
  name: string;
  state: ListState;
  /** Undefined while loading. Already filtered and sorted (by the server, or by `useShownRows`). */
  rows: readonly Row[] | undefined;
  rowKey: (row: Row) => string;
  /** Told to a screen reader, and the name of the row's link. */
  rowName: (row: Row) => string;
  columns: readonly Column<Row>[];
  filters?: readonly ListFilter[];
  searchable?: boolean;
  /** How many there are altogether, if that is known cheaply. */
  total?: number;
  error?: unknown;
  onRetry?: () => void;
  /** Enter or a click: the page or the quick look of the row. */
  onOpen?: (row: Row) => void;
  /** Makes rows selectable. */
  bulk?: readonly BulkAction<Row>[];
  /** Keyset pages: present while there is more. */
  more?: { load: () => void; loading: boolean };
  /** Takes out what is shown, with the same filters; a menu button or link. */
  exporter?: ReactNode;
  /** Shown when there is nothing at all: an EmptyScreen. */
  empty: ReactNode;
}

export interface Selection<Row> {
  keys: ReadonlySet<string>;
  chosen: readonly Row[];
  toggle(row: Row): void;
  /** All that is shown, or none. */
  toggleAll(): void;
  clear(): void;
}
