import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { useUiTexts } from '../i18n/ui-texts.ts';
import type { Column, DataListProps, Selection } from './list-props.ts';
import type { ListState } from './list-state.ts';

type TableProps<Row> = DataListProps<Row> & { rows: readonly Row[]; selection: Selection<Row> };

export function ListTable<Row>(props: TableProps<Row>) {
  const t = useUiTexts();
  const { rows, columns, rowKey, selection, bulk } = props;
  // One row at a time is reached by Tab; the arrows move between rows.
  const [at, setAt] = useState<string | null>(null);
  const reached = rows.some((row) => rowKey(row) === at) ? at : rows[0] && rowKey(rows[0]);
  return (
    <table className="k-table" aria-label={props.name}>
      <thead>
        <tr>
          {bulk && (
            <th scope="col" className="k-cell-check">
              <Checkbox
                aria-label={t('list.selectAll')}
                checked={selection.chosen.length === rows.length}
                indeterminate={selection.chosen.length > 0 && selection.chosen.length < rows.length}
                onChange={selection.toggleAll}
              />
            </th>
          )}
          {columns.map((column) => (
            <Header key={column.key} column={column} state={props.state} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <TableRow key={rowKey(row)} {...props} row={row} reached={rowKey(row) === reached} onReach={setAt} />
        ))}
      </tbody>
    </table>
  );
}

function Header<Row>({ column, state }: { column: Column<Row>; state: ListState }) {
  const t = useUiTexts();
  const sorted = state.sort?.column === column.key ? state.sort : null;
  const direction = sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined;
  const Icon = sorted ? (sorted.descending ? IconArrowDown : IconArrowUp) : IconArrowsSort;
  return (
    <th scope="col" data-align={column.align} aria-sort={direction}>
      {column.sortable ? (
        <button
          type="button"
          className="k-sort"
          data-sorted={sorted ? true : undefined}
          title={t('list.sortBy', { column: column.header })}
          onClick={() => state.sortBy({ column: column.key, descending: sorted ? !sorted.descending : false })}
        >
          {column.header}
          <Icon size={14} stroke={1.8} aria-hidden />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function TableRow<Row>(props: TableProps<Row> & { row: Row; reached: boolean; onReach: (key: string) => void }) {
  const t = useUiTexts();
  const { row, columns, rowKey, rowName, onOpen, bulk, selection } = props;
  const chosen = selection.keys.has(rowKey(row));
  const press = (event: KeyboardEvent<HTMLTableRowElement>) => {
    // A field or a button within the row keeps its own keys.
    if (event.target !== event.currentTarget) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next =
        event.key === 'ArrowDown' ? event.currentTarget.nextElementSibling : event.currentTarget.previousElementSibling;
      if (next instanceof HTMLElement) next.focus();
    } else if (event.key === 'Enter' && onOpen) {
      event.preventDefault();
      onOpen(row);
    } else if (event.key === ' ' && bulk) {
      event.preventDefault();
      selection.toggle(row);
    }
  };
  const click = (event: MouseEvent<HTMLTableRowElement>) => {
    const inner = event.target instanceof Element && event.target.closest('a, button, input, label, select, textarea');
    // Marking words to copy them is no click either.
    if (!inner && !getSelection()?.toString()) onOpen?.(row);
  };
  return (
    <tr
      data-row
      data-chosen={chosen || undefined}
      data-opens={onOpen ? true : undefined}
      tabIndex={props.reached ? 0 : -1}
      aria-label={rowName(row)}
      onFocus={() => props.onReach(rowKey(row))}
      onKeyDown={press}
      onClick={click}
    >
      {bulk && (
        <td className="k-cell-check">
          <Checkbox
            tabIndex={-1}
            aria-label={t('list.selectRow', { name: rowName(row) })}
            checked={chosen}
            onChange={() => selection.toggle(row)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.key} data-align={column.align} data-label={column.header} data-phone={column.onPhone}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}
