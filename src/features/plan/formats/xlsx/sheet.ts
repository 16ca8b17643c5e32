import { linesOf } from '../characters.ts';
import { type PlacedCell, type PlacedRow, refuseUnlessWithinLimits } from '../grid.ts';
import { scanXml } from '../markup.ts';
import { unescaped, type Workbook } from './workbook.ts';

/** Cells with text, under the row numbers that the spreadsheet shows. */
export function readSheet(xml: string, workbook: Workbook): PlacedRow[] {
  const reader = new SheetReader(workbook);
  scanXml(xml, reader);
  return withMerges(reader.rows, reader.merges);
}

interface Area {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

class SheetReader {
  readonly rows: PlacedRow[] = [];
  readonly merges: Area[] = [];
  private readonly workbook: Workbook;
  private row: PlacedRow = { number: 0, cells: [] };
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private reading = false;
  private inPhonetic = false;

  constructor(workbook: Workbook) {
    this.workbook = workbook;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.row = { number: Number(attributes.r) || this.row.number + 1, cells: [] };
      this.column = -1;
    } else if (name === 'c') {
      this.column = attributes.r === undefined ? this.column + 1 : columnOf(attributes.r);
      this.type = attributes.t ?? 'n';
      this.style = Number(attributes.s ?? 0);
      this.value = '';
    } else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 'v' || name === 't') this.reading = !this.inPhonetic;
    else if (name === 'mergeCell') this.addMerge(attributes.ref ?? '');
  }

  text(text: string): void {
    if (this.reading) this.value += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.reading = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'c') this.addCell();
    else if (name === 'row' && this.row.cells.length > 0) {
      this.rows.push(this.row);
      refuseUnlessWithinLimits(this.rows.length, 1);
    }
  }

  private addCell(): void {
    if (this.value === '') return;
    const style = this.workbook.style(this.style);
    const lines = linesOf(this.shown(style.text));
    if (lines.length === 0) return;
    refuseUnlessWithinLimits(1, this.column + 1);
    this.row.cells.push({ column: this.column, columns: 1, untilRow: this.row.number, lines, bold: style.bold });
  }

  private shown(numberText: (value: number) => string): string {
    switch (this.type) {
      case 's':
        return this.workbook.sharedTexts[Number(this.value)] ?? '';
      case 'n': {
        const number = Number(this.value);
        return Number.isNaN(number) ? this.value : numberText(number);
      }
      case 'b':
        return this.value === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return this.value.replace(/^(\d{4})-(\d\d)-(\d\d)(?:T00:00:00.*)?$/, '$3.$2.$1');
      default:
        return unescaped(this.value);
    }
  }

  private addMerge(reference: string): void {
    const [, from, to] = /^([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})$/.exec(reference) ?? [];
    if (from === undefined || to === undefined) return;
    this.merges.push({ left: columnOf(from), top: rowOf(from), right: columnOf(to), bottom: rowOf(to) });
  }
}

function withMerges(rows: PlacedRow[], merges: readonly Area[]): PlacedRow[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  for (const { left, top, right, bottom } of merges) {
    const cell = byNumber.get(top)?.cells.find((candidate: PlacedCell) => candidate.column === left);
    if (!cell) continue;
    cell.columns = right - left + 1;
    cell.untilRow = bottom;
  }
  return rows;
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}

function rowOf(reference: string): number {
  return Number(reference.replace(/^[A-Z]+/, ''));
}
