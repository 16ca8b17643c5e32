import type { FlowBlock, FlowRow, FlowTable } from '../flow.ts';
import { refuseUnlessWithinLimits } from '../grid.ts';
import { childrenOf, descend, isElement, type MarkupElement } from '../markup.ts';
import { boundaryMap, gridWidths } from './columns.ts';
import { numberOf } from './styles.ts';

interface RawCell {
  element: MarkupElement;
  start: number;
  end: number;
  merge: 'none' | 'begins' | 'continues';
}

/** `flowOf` reads what stands in a cell. */
export function readTable(table: MarkupElement, flowOf: (cell: MarkupElement) => FlowBlock[]): FlowTable {
  const elements = collect(table, 'tr').filter((row) => !isDeleted(row));
  refuseUnlessWithinLimits(elements.length, 1);
  const raw = elements.map(rawCellsOf);
  const columnAt = boundaryMap(raw, gridWidths(table));
  const rows: FlowRow[] = [];
  // For each column the cell that a merge further down belongs to.
  const merging = new Map<number, { untilRow: number }>();
  for (const [at, cells] of raw.entries()) {
    const row: FlowRow = { number: at + 1, cells: [] };
    for (const { element, start, end, merge } of cells) {
      const column = columnAt(start);
      const above = merging.get(column);
      if (merge === 'continues' && above && above.untilRow === at) {
        above.untilRow = row.number;
        continue;
      }
      const columns = Math.max(1, columnAt(end) - column);
      refuseUnlessWithinLimits(1, column + 1);
      const cell = { column, columns, untilRow: row.number, blocks: flowOf(element) };
      if (merge === 'begins') merging.set(column, cell);
      else merging.delete(column);
      row.cells.push(cell);
    }
    rows.push(row);
  }
  return { kind: 'table', name: null, rows };
}

/** Rows and cells may be wrapped in content controls and insertions. */
function collect(container: MarkupElement, name: 'tr' | 'tc'): MarkupElement[] {
  const found: MarkupElement[] = [];
  for (const child of container.children) {
    if (!isElement(child)) continue;
    if (child.name === name) found.push(child);
    else if (/^(sdt|sdtContent|customXml|ins|moveTo|smartTag)$/.test(child.name)) {
      for (const inner of collect(child, name)) found.push(inner);
    }
  }
  return found;
}

function isDeleted(row: MarkupElement): boolean {
  return descend(row, 'trPr', 'del') !== undefined;
}

function rawCellsOf(row: MarkupElement): RawCell[] {
  const cells: RawCell[] = [];
  let at = numberOf(descend(row, 'trPr', 'gridBefore')?.attributes.val) ?? 0;
  for (const element of collect(row, 'tc')) {
    const properties = descend(element, 'tcPr');
    const span = Math.min(Math.max(numberOf(descend(properties, 'gridSpan')?.attributes.val) ?? 1, 1), 1_000);
    const last = cells.at(-1);
    // Old documents merge sideways by marking the further cells.
    if (last && descend(properties, 'hMerge')?.attributes.val === 'continue') last.end += span;
    else cells.push({ element, start: at, end: at + span, merge: mergeOf(properties) });
    at += span;
  }
  return cells;
}

function mergeOf(properties: MarkupElement | undefined): RawCell['merge'] {
  const [merge] = properties ? childrenOf(properties, 'vMerge') : [];
  if (!merge) return 'none';
  return merge.attributes.val === 'restart' ? 'begins' : 'continues';
}
