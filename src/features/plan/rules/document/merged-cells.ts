import type { SourceCell } from '../../contract/source.ts';
import type { Column } from './columns.ts';
import type { ReadRow } from './row-kinds.ts';
import { isBlank } from './wording.ts';

/**
 * Gives a row the text of the cells that reach into it from above: cells merged over rows, and in the columns left of
 * the activity's name also cells left blank, since people write a period or an objective once for the rows under it.
 */
export class MergedCells {
  private readonly reaching: { cell: SourceCell; until: number }[] = [];
  private readonly above: (SourceCell | null)[] = [];
  private readonly grouping: Column[];
  private readonly width: number;
  private row = -1;

  constructor(rows: ReadRow[], columns: Column[]) {
    this.width = columns.length;
    const title = columns.find((column) => column.field === 'title')?.index ?? 0;
    const leading = columns.filter((column) => column.index < title || column.field === 'section');
    const groups = leading.filter(
      (column) => column.field !== 'code' && column.field !== 'title' && column.field !== null,
    );
    this.grouping = groups.filter((column) => column.field === 'section' || startsGroup(rows, column));
  }

  /** What stands in for each place of this row; null where the row's own cell counts. Call once per row, in order. */
  at(read: ReadRow): (SourceCell | null)[] {
    this.row += 1;
    const found: (SourceCell | null)[] = [];
    for (let index = 0; index < this.width; index += 1) {
      const cell = read.row.cells[index];
      const reaching = this.reaching[index];
      found.push(cell?.continues && reaching && this.row <= reaching.until ? reaching.cell : null);
      if (cell && cell.span.rows > 1)
        for (let covered = index; covered < index + cell.span.columns; covered += 1)
          this.reaching[covered] = { cell, until: this.row + cell.span.rows - 1 };
    }
    if (read.kind === 'section' || read.kind === 'totals') this.above.length = 0;
    for (const { index } of this.grouping) this.fillFromAbove(read, index, found);
    return found;
  }

  private fillFromAbove(read: ReadRow, index: number, found: (SourceCell | null)[]): void {
    if (read.kind !== 'activity') return;
    const own = found[index] ?? read.row.cells[index];
    if (own && !isBlank(own.text)) this.above[index] = own;
    else found[index] = this.above[index] ?? null;
  }
}

/** Only a column whose first activity has a value can group the rows below it. */
function startsGroup(rows: ReadRow[], column: Column): boolean {
  const first = rows.find((row) => row.kind === 'activity');
  return first !== undefined && !isBlank(first.row.cells[column.index]?.text ?? '');
}
