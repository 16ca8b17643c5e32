import type { SourceRow } from '../../contract/source.ts';
import { readCode } from './codes.ts';
import type { ColumnField } from './header-words.ts';
import { splitItems } from './items.ts';
import { looksLikeParty } from './parties.ts';
import { readPeriod } from './periods.ts';
import { isBlank } from './wording.ts';

const sampleRows = 40;

/** Recognises the columns of a table without a header by what stands in them. */
export function inferFields(rows: SourceRow[], width: number): (ColumnField | null)[] {
  const samples = Array.from({ length: width }, (_, index) => sampleOf(rows, index));
  const fields: (ColumnField | null)[] = samples.map((texts) => (texts.length === 0 ? null : fieldOf(texts)));
  keepFirst(fields, 'code');
  keepFirst(fields, 'period');
  keepFirst(fields, 'steps');
  const title = samples.findIndex((texts, index) => fields[index] === null && averageLength(texts) >= 6);
  const other = title === -1 ? samples.findIndex((_, index) => fields[index] === 'parties') : title;
  if (other !== -1) fields[other] = 'title';
  const indicators = samples.findIndex(
    (texts, index) => fields[index] === null && index > other && averageLength(texts) >= 15,
  );
  if (indicators !== -1) fields[indicators] = 'indicators';
  keepFirst(fields, 'parties');
  return fields;
}

export function sampleOf(rows: SourceRow[], index: number): string[] {
  const texts: string[] = [];
  for (const row of rows) {
    const text = row.cells[index]?.text ?? '';
    if (!isBlank(text)) texts.push(text);
    if (texts.length >= sampleRows) break;
  }
  return texts;
}

function fieldOf(texts: string[]): ColumnField | null {
  const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length;
  if (share((text) => text.length <= 10 && readCode(text) !== null) >= 0.6) return 'code';
  if (share(isPeriod) >= 0.5) return 'period';
  if (share((text) => splitItems(text.split('\n')).items.filter((item) => item.number !== null).length > 1) >= 0.4)
    return 'steps';
  return share(looksLikeParty) >= 0.5 ? 'parties' : null;
}

function isPeriod(text: string): boolean {
  const reading = readPeriod(text);
  return reading.problem === null && (reading.start !== null || reading.end !== null || reading.continuous);
}

function averageLength(texts: string[]): number {
  return texts.length === 0 ? 0 : texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
}

function keepFirst(fields: (ColumnField | null)[], field: ColumnField): void {
  const first = fields.indexOf(field);
  for (const [index, other] of fields.entries()) if (other === field && index !== first) fields[index] = null;
}
