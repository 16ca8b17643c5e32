import { Refusal } from '#platform/errors/refusal.ts';
import type { SourceDocument } from '../../contract/source.ts';
import type { Archive } from '../archive.ts';
import { decodeText } from '../encoding.ts';
import { tableOf } from '../grid.ts';
import { readSheet } from './sheet.ts';
import { readWorkbook } from './workbook.ts';

/**
 * `sheet`: name or number from 1 of the only sheet to read; without it all are read, hidden ones too, but for those that
 * we ourselves wrote beside a plan.
 */
export async function readXlsx(archive: Archive, mainPart: string, sheet?: string | number): Promise<SourceDocument> {
  const workbook = await readWorkbook(archive, mainPart);
  const withPlan = workbook.sheets.filter(({ data }) => !data);
  const unasked = withPlan.length > 0 ? withPlan : workbook.sheets;
  const asked = workbook.sheets.filter(({ name }, at) => name === sheet || at + 1 === sheet);
  const chosen = sheet === undefined ? unasked : asked;
  if (chosen.length === 0 && sheet !== undefined) throw new Refusal('document_sheet_unknown', { params: { sheet } });
  const blocks: SourceDocument['blocks'] = [];
  for (const { name, path } of chosen) {
    const bytes = await archive.read(path);
    if (!bytes) throw new Refusal('document_damaged');
    const table = tableOf(name, readSheet(decodeText(bytes), workbook));
    if (table) blocks.push(table);
  }
  if (blocks.length === 0) throw new Refusal('document_empty');
  return { format: 'xlsx', blocks };
}
