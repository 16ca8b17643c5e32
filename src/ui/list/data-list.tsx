import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useHotkeys } from '../hotkeys/hotkeys.tsx';
import { useUiTexts } from '../i18n/ui-texts.ts';
import { ErrorScreen } from '../parts/error-screen.tsx';
import { LoadingLines } from '../parts/loading-screen.tsx';
import { useFormat } from '../use-format.ts';
import { BulkBar } from './bulk-bar.tsx';
import type { DataListProps, Selection } from './list-props.ts';
import { ListTable } from './list-table.tsx';
import { ListTools } from './list-tools.tsx';
import './list.css';

export function DataList<Row>(props: DataListProps<Row>) {
  const { state, rows } = props;
  const frame = useRef<HTMLDivElement>(null);
  const selection = useSelection(props);
  useListHotkeys(frame);
  if (props.error && !rows)
    return <ErrorScreen small error={props.error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />;
  if (rows?.length === 0 && !state.narrowed) return props.empty;
  return (
    <div className="k-list" ref={frame}>
      <ListTools
        name={props.name}
        state={state}
        filters={props.filters ?? []}
        searchable={props.searchable ?? true}
        columns={props.columns}
        exporter={props.exporter}
      />
      {selection.chosen.length > 0 && (
        <BulkBar actions={props.bulk ?? []} chosen={selection.chosen} onDone={selection.clear} />
      )}
      {rows ? <ListRows {...props} rows={rows} selection={selection} /> : <LoadingLines />}
    </div>
  );
}

function ListRows<Row>(props: DataListProps<Row> & { rows: readonly Row[]; selection: Selection<Row> }) {
  const t = useUiTexts();
  const format = useFormat();
  const { rows, more, total, state } = props;
  if (rows.length === 0) {
    return (
      <div className="k-list-nothing">
        <p>{t('list.filtered')}</p>
        <Button variant="default" onClick={state.clear}>
          {t('list.clear')}
        </Button>
      </div>
    );
  }
  const count = total ?? rows.length;
  return (
    <>
      <ListTable {...props} />
      <div className="k-list-foot">
        <span role="status" className="k-soft k-small">
          {t('list.count', { count, formatted: format.number(count) })}
        </span>
        {more && (
          <Button variant="default" onClick={more.load} loading={more.loading}>
            {t('list.more')}
          </Button>
        )}
      </div>
    </>
  );
}

/** What has left the list (another filter, deleted) is no longer chosen. */
function useSelection<Row>({ rows, rowKey }: DataListProps<Row>): Selection<Row> {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const chosen = (rows ?? []).filter((row) => keys.has(rowKey(row)));
    const clear = () => setKeys(new Set());
    return {
      keys,
      chosen,
      clear,
      toggle: (row) =>
        setKeys((before) => {
          const next = new Set(before);
          if (!next.delete(rowKey(row))) next.add(rowKey(row));
          return next;
        }),
      toggleAll: () => (chosen.length === rows?.length ? clear() : setKeys(new Set((rows ?? []).map(rowKey)))),
    };
  }, [rows, rowKey, keys]);
}

/** `j`/`k` from anywhere on the page go to the rows, `/` to the search; the arrows work once a row has the focus. */
function useListHotkeys(frame: { current: HTMLElement | null }): void {
  const t = useUiTexts();
  const hotkeys = useMemo(() => {
    const step = (by: number) => {
      const rows = [...(frame.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      rows[Math.max(0, Math.min(rows.length - 1, at < 0 ? 0 : at + by))]?.focus();
    };
    return [
      { keys: 'j', label: t('help.listDown'), run: () => step(1) },
      { keys: 'k', label: t('help.listUp'), run: () => step(-1) },
      { keys: '/', label: t('help.listSearch'), run: () => frame.current?.querySelector('input')?.focus() },
    ];
  }, [t, frame]);
  useHotkeys(hotkeys);
}
