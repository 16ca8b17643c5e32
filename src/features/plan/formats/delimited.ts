/** One record as a spreadsheet counts it; a quoted cell may hold line feeds. */
export interface DelimitedRecord {
  number: number;
  cells: string[];
  quoted: boolean;
}

/** Far beyond the 32,767 letters of a spreadsheet's cell, since other programs know no such bound. */
const longestQuoted = 1_048_576;

/**
 * Splits text with line feeds as its only line ends. A quote opens a quoted cell only where a closing one follows before
 * a separator or the end of the line, so `"Postimees" lugude sari` stays what it is.
 */
export function splitRecords(text: string, separator: string, most = Number.POSITIVE_INFINITY): DelimitedRecord[] {
  const records: DelimitedRecord[] = [];
  let at = 0;
  while (at < text.length && records.length < most) {
    const record: DelimitedRecord = { number: records.length + 1, cells: [], quoted: false };
    for (;;) {
      const quoted = text[at] === '"' ? quotedCell(text, at, separator) : null;
      if (quoted) record.quoted = true;
      const cell = quoted ?? plainCell(text, at, separator);
      record.cells.push(cell.text);
      at = cell.end;
      if (text[at] !== separator) break;
      at += 1;
    }
    at += 1;
    records.push(record);
  }
  return records;
}

function plainCell(text: string, start: number, separator: string): { text: string; end: number } {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n') end += 1;
  return { text: text.slice(start, end), end };
}

function quotedCell(text: string, start: number, separator: string): { text: string; end: number } | null {
  const furthest = Math.min(text.length, start + longestQuoted);
  let at = start + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1 || at > furthest) return null;
    if (text[at + 1] !== '"') break;
    at += 2;
  }
  let end = at + 1;
  while (text[end] === ' ') end += 1;
  if (end < text.length && text[end] !== separator && text[end] !== '\n') return null;
  return { text: text.slice(start + 1, at).replaceAll('""', '"'), end };
}

export interface Shape {
  separator: string;
  /** Usual number of cells. */
  width: number;
  /** Records with that many cells, and all that are not blank. */
  alike: number;
  filled: number;
}

/** The separator by which the first records are most alike, or null when none yields two columns. */
export function shapeOf(text: string): Shape | null {
  const sample = text.slice(0, 256 * 1024);
  let best: Shape | null = null;
  for (const separator of ['\t', ';', ',', '|']) {
    const shape = measure(sample, separator);
    if (shape && (!best || rating(shape) > rating(best))) best = shape;
  }
  return best;
}

function measure(sample: string, separator: string): Shape | null {
  const counts = new Map<number, number>();
  let filled = 0;
  for (const record of splitRecords(sample, separator, 500)) {
    if (record.cells.length === 1 && record.cells[0]?.trim() === '') continue;
    filled += 1;
    counts.set(record.cells.length, (counts.get(record.cells.length) ?? 0) + 1);
  }
  let best: Shape | null = null;
  for (const [width, alike] of counts) {
    if (width > 1 && (!best || alike * width > best.alike * best.width)) best = { separator, width, alike, filled };
  }
  return best;
}

function rating(shape: Shape): number {
  return (shape.alike / shape.filled) ** 2 * Math.min(shape.width, 8);
}
