import { childrenOf, descend, type MarkupElement } from '../markup.ts';
import { numberOf } from './styles.ts';

/** Edges of cells closer than this (5 mm in twentieths of a point) are one edge that was dragged by hand. */
const sameEdgeTwips = 284;

interface Edges {
  start: number;
  end: number;
}

/** Widths of the table's grid columns in twips, empty when the document gives none. */
export function gridWidths(table: MarkupElement): number[] {
  const grid = descend(table, 'tblGrid');
  return (grid ? childrenOf(grid, 'gridCol') : []).map((column) => numberOf(column.attributes.w) ?? 0);
}

/**
 * Word keeps a grid line for each edge that some row has. When the rows of a table were dragged a little, a table that
 * looks like six columns has eight, and the header stands in another grid column than its cells. Edges that lie close
 * together and never occur in one row become one; lines that no row uses fall away.
 */
export function boundaryMap(
  rows: readonly (readonly Edges[])[],
  widths: readonly number[],
): (boundary: number) => number {
  const rowsAt = new Map<number, Set<number>>([[0, new Set()]]);
  for (const [row, cells] of rows.entries()) {
    for (const { start, end } of cells) {
      for (const edge of [start, end]) {
        const found = rowsAt.get(edge);
        if (found) found.add(row);
        else rowsAt.set(edge, new Set([row]));
      }
    }
  }
  const positions = positionsOf(widths);
  const columns = new Map<number, number>();
  let column = -1;
  let cluster: { twips: number; rows: Set<number> } | null = null;
  for (const [edge, edgeRows] of [...rowsAt].sort(([a], [b]) => a - b)) {
    const twips = positions(edge);
    const same = cluster && twips - cluster.twips <= sameEdgeTwips && edgeRows.isDisjointFrom(cluster.rows);
    if (cluster && same) for (const row of edgeRows) cluster.rows.add(row);
    else {
      column += 1;
      cluster = { twips, rows: new Set(edgeRows) };
    }
    columns.set(edge, column);
  }
  return (boundary) => columns.get(boundary) ?? boundary;
}

function positionsOf(widths: readonly number[]): (edge: number) => number {
  const sums = [0];
  for (const width of widths) sums.push((sums.at(-1) ?? 0) + width);
  // A grid without widths tells nothing about nearness, so its edges count as far apart.
  const usable = widths.length > 0 && widths.every((width) => width > 0);
  return (edge) => (usable && edge < sums.length ? (sums[edge] as number) : edge * sameEdgeTwips * 10 + 1e9);
}
