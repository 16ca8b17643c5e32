import type { CandidateTable, ImportPreview } from '../../contract/imports.ts';

/** The table whose columns are asked about: the person's choice, else the first that is read when nobody chooses. */
export function chosenTable({ tables, tableIndex }: ImportPreview): CandidateTable | undefined {
  const first = tables.find((table) => table.chosen) ?? tables[0];
  return tableIndex === null ? first : tables.find((table) => table.index === tableIndex);
}
