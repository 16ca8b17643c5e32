import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import type { ListFilter } from './list-filter.ts';
import type { Column } from './list-props.ts';
import type { ListState } from './list-state.ts';

interface ListToolsProps<Row> {
  name: string;
  state: ListState;
  filters: readonly ListFilter[];
  searchable: boolean;
  columns: readonly Column<Row>[];
  exporter: ReactNode;
}

export function ListTools<Row>({ name, state, filters, searchable, columns, exporter }: ListToolsProps<Row>) {
  const t = useUiTexts();
  const sortable = columns.filter((column) => column.sortable);
  return (
    <search className="k-list-tools k-no-print" aria-label={name}>
      {searchable && <SearchField state={state} />}
      {filters.map((filter) => (
        <NativeSelect
          key={filter.key}
          aria-label={filter.label}
          value={state.filters[filter.key] ?? ''}
          data-chosen={state.filters[filter.key] ? true : undefined}
          onChange={(event) => state.filter(filter.key, event.currentTarget.value || null)}
          data={[{ value: '', label: `${filter.label}: ${t('list.all').toLocaleLowerCase()}` }, ...filter.options]}
        />
      ))}
      {sortable.length > 0 && (
        // On a phone the headers are gone, so sorting needs a place of its own.
        <NativeSelect
          className="k-list-sort"
          aria-label={t('list.sort')}
          value={state.sort ? `${state.sort.descending ? '-' : ''}${state.sort.column}` : ''}
          onChange={(event) => state.sortBy(readSort(event.currentTarget.value))}
          data={[
            { value: '', label: t('list.sort') },
            ...sortable.flatMap(({ key, header }) => [
              { value: key, label: `${header}, ${t('list.ascending')}` },
              { value: `-${key}`, label: `${header}, ${t('list.descending')}` },
            ]),
          ]}
        />
      )}
      {exporter && <div className="k-list-export">{exporter}</div>}
    </search>
  );
}

const PAUSE_MS = 200;

function SearchField({ state }: { state: ListState }) {
  const t = useUiTexts();
  const [typed, setTyped] = useState(state.words);
  const [seen, setSeen] = useState(state.words);
  // The address can change under the field (back, "show all"): then it is right, not the field.
  if (seen !== state.words) {
    setSeen(state.words);
    if (typed.trim() !== state.words.trim()) setTyped(state.words);
  }
  useEffect(() => {
    if (typed.trim() === state.words.trim()) return;
    const pause = setTimeout(() => state.search(typed), PAUSE_MS);
    return () => clearTimeout(pause);
  });
  return (
    <TextInput
      className="k-list-search"
      type="search"
      aria-label={t('list.search')}
      placeholder={t('list.search')}
      leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
      rightSection={typed && <CloseButton size="sm" aria-label={t('list.clear')} onClick={() => setTyped('')} />}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

function readSort(value: string): { column: string; descending: boolean } | null {
  return value === '' ? null : { column: value.replace(/^-/, ''), descending: value.startsWith('-') };
}
