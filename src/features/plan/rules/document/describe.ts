import type { PlanField } from '../../contract/document.ts';
import type { SourceDocument } from '../../contract/source.ts';
import { fieldToTell } from './columns.ts';
import { languageOf } from './language.ts';
import { candidateTables, chooseTables } from './tables.ts';
import { namedColumns, withSomeHeader } from './understand.ts';
import { Warnings } from './warnings.ts';
import { isBlank, squeeze } from './wording.ts';

/** A table of a document for the mapping screen. */
export interface TableDescription {
  /** Counted from 0 among the tables of the document; `tableIndex` of the options of `understandPlan`. */
  index: number;
  name: string | null;
  /** Row of the header as the document counts rows; null where there is none. */
  headerRow: number | null;
  columns: { index: number; header: string; field: PlanField | null; samples: string[] }[];
  /** Filled rows below the header. */
  rows: number;
  /** How much it looks like a plan; 0 not at all, above 3 surely. */
  score: number;
  /** Whether it is read when nobody chooses. */
  chosen: boolean;
  /** The first filled rows below the header, cell by cell. */
  sampleRows: string[][];
}

const samples = 5;

export function describeTables(source: SourceDocument): TableDescription[] {
  const candidates = candidateTables(source.blocks);
  const chosen = new Set(chooseTables(candidates).map((table) => table.index));
  const texts = source.blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join(' ');
  const rowsText = candidates.flatMap((one) =>
    one.table.rows.slice(0, 12).flatMap((row) => row.cells.map((cell) => cell.text)),
  );
  const names = new Warnings(languageOf(`${texts} ${rowsText.join(' ')}`));
  return candidates.map((found) => {
    const candidate = withSomeHeader(found);
    const rows = candidate.table.rows
      .slice(candidate.firstRow)
      .filter((row) => row.cells.some((cell) => !isBlank(cell.text)));
    const sampleRows = rows.slice(0, samples).map((row) => row.cells.map((cell) => squeeze(cell.text)));
    const columns = namedColumns(candidate, undefined, names);
    return {
      index: candidate.index,
      name: candidate.table.name,
      headerRow: candidate.headerRow === null ? null : (candidate.table.rows[candidate.headerRow]?.number ?? null),
      columns: columns.map((column) => ({
        index: column.index,
        header: column.header,
        field: fieldToTell(column, columns),
        samples: sampleRows.map((cells) => cells[column.index] ?? '').filter((text) => text !== ''),
      })),
      rows: rows.length,
      score: Math.round(candidate.score * 100) / 100,
      chosen: chosen.has(candidate.index),
      sampleRows,
    };
  });
}
