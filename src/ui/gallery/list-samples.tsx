import { Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { createFormat } from '../format.ts';
import { DataList } from '../list/data-list.tsx';
import type { Column } from '../list/list-props.ts';
import { useListState } from '../list/list-state.ts';
import { type RowReading, useShownRows } from '../list/shown-rows.ts';
import { EmptyScreen } from '../parts/empty-screen.tsx';
import { QuickLook } from '../parts/quick-look.tsx';
import { StateBadge } from '../parts/state-badge.tsx';
import { useToasts } from '../parts/undo-toast.tsx';
import { Page } from '../shell/page.tsx';
import { type Book, books } from './samples.ts';

const format = createFormat('et');
const filterKeys = ['state'];
const filters = [
  {
    key: 'state',
    label: 'Olek',
    options: [
      { value: 'riiulis', label: 'riiulis' },
      { value: 'kadunud', label: 'kadunud' },
    ],
  },
];
const reading: RowReading<Book> = {
  words: (book) => `${book.title} ${book.author}`,
  filters: { state: (book, value) => book.state === value },
  sorts: {
    title: (book) => book.title,
    author: (book) => book.author,
    due: (book) => book.due,
    loans: (book) => book.loans,
  },
};
const columns: readonly Column<Book>[] = [
  { key: 'title', header: 'Pealkiri', sortable: true, cell: (book) => book.title },
  { key: 'author', header: 'Autor', sortable: true, cell: (book) => book.author },
  { key: 'state', header: 'Olek', cell: (book) => <StateBadge tone={book.tone} label={book.state} /> },
  { key: 'due', header: 'Tähtaeg', sortable: true, cell: (book) => (book.due ? format.day(book.due) : '–') },
  {
    key: 'loans',
    header: 'Laenutusi',
    sortable: true,
    align: 'end',
    cell: (book) => format.number(book.loans),
    onPhone: 'hidden',
  },
];

export function ListSamples() {
  const state = useListState({ filters: filterKeys });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const rows = useShownRows(books, state, reading)?.filter((book) => !gone.has(book.id));
  const [opened, setOpened] = useState<Book | null>(null);
  const toasts = useToasts();
  const remove = (chosen: readonly Book[]) => {
    setGone(new Set(chosen.map((book) => book.id)));
    toasts.undo('Raamatud kustutatud.', async () => setGone(new Set()));
  };
  return (
    <Page title="Raamatud" primary={<Button leftSection={<IconPlus size={18} aria-hidden />}>Lisa raamat</Button>}>
      <DataList
        name="Raamatud"
        state={state}
        rows={rows}
        rowKey={(book) => book.id}
        rowName={(book) => book.title}
        columns={columns}
        filters={filters}
        bulk={[{ label: 'Kustuta', icon: IconTrash, danger: true, run: remove }]}
        onOpen={setOpened}
        exporter={<Button variant="default">Laadi alla</Button>}
        empty={<EmptyScreen title="Riiul on tühi" text="Siin seisavad raamatud." />}
      />
      <QuickLook
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened?.title ?? ''}
        full={{ to: 'forms', label: 'Ava leht' }}
      >
        <p>{opened?.author}</p>
      </QuickLook>
    </Page>
  );
}
