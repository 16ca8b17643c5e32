import type { SourceBlock } from '../../contract/source.ts';
import { takeCode } from './codes.ts';
import { readPeriod } from './periods.ts';
import type { CandidateTable } from './tables.ts';
import { distinctTexts } from './tables.ts';
import { isBlank, squeeze } from './wording.ts';

/** What stands around the chosen tables: the title, the headings that are sections, and text that has no place. */
export interface Surroundings {
  title: string;
  /** Section heading before a chosen table, by the table's index. */
  headings: Map<number, string>;
  leftOver: string[];
  year: number | null;
  projectStart: string | null;
}

const defaultSheetName = /^(?:sheet|leht|tööleht|arkusz|lapa|taul|tabelle|table|tabel|tabela|list|hoja)\s*\d*$/iu;
const longestTitle = 300;
/** A short line with such a word is the title, also below `KINNITATUD` and the number of an annex. A sentence is not. */
const namesPlan =
  /^(?=.{4,160}$)(?=.*(?:kava|plaan|strateegia|programm|kalender|plan|harmonogram|strategy|programme|calendar|timetable|suunnitelma|plāns|plāna|plānu))[^\n]*[^.:;,\n]$/iu;

export function readSurroundings(blocks: SourceBlock[], chosen: CandidateTable[]): Surroundings {
  const firstBlock = chosen[0]?.block ?? 0;
  const headings = new Map<number, string>();
  const used = new Set<SourceBlock>();
  const { title, block } = titleOf(blocks, chosen, firstBlock);
  if (block) used.add(block);
  for (const [at, table] of chosen.entries()) {
    const from = at === 0 ? 0 : (chosen[at - 1]?.block ?? 0) + 1;
    const heading = headingBefore(blocks.slice(from, table.block), used, chosen.length > 1);
    if (!heading) continue;
    headings.set(table.index, squeeze(heading.text));
    used.add(heading);
  }
  for (const table of chosen.length > 1 ? chosen : []) {
    const above = rowsAboveHeader(table).filter((text) => text !== title);
    if (above.length === 1 && above[0] !== undefined && !headings.has(table.index)) headings.set(table.index, above[0]);
  }
  const texts = blocks.flatMap((one) => (one.kind === 'table' ? [] : [one]));
  const leftOver = texts.filter((one) => !used.has(one) && !isBlank(one.text)).map((one) => squeeze(one.text));
  const words = [title, ...texts.map((one) => one.text)];
  return { title, headings, leftOver, year: onlyYear(title), projectStart: projectStart(words) };
}

function titleOf(
  blocks: SourceBlock[],
  chosen: CandidateTable[],
  firstBlock: number,
): { title: string; block: SourceBlock | null } {
  const before = blocks
    .slice(0, firstBlock)
    .flatMap((block) => (block.kind === 'table' || isBlank(block.text) ? [] : [block]));
  const headings = before.filter((block) => block.kind === 'heading');
  const heading =
    headings.find((block) => block.level === 1) ??
    (headings.length > 1 || chosen.length === 1 ? headings[0] : undefined);
  const paragraphs = before.filter((block) => block.kind === 'paragraph' && block.text.length <= longestTitle);
  const paragraph = paragraphs.find((block) => namesPlan.test(block.text)) ?? paragraphs[0];
  const named = heading?.level === 1 || namesPlan.test(heading?.text ?? '') ? undefined : paragraph;
  const better = named && namesPlan.test(named.text) ? named : undefined;
  const found =
    better ?? heading ?? (paragraph && !takeCode(paragraph.text).code ? paragraph : undefined) ?? headings[0];
  if (found) return { title: squeeze(found.text), block: found };
  const row = titleRow(chosen[0]);
  if (row !== '') return { title: row, block: null };
  return { title: chosen.length === 1 ? (namedTable(chosen[0]) ?? '') : '', block: null };
}

/** A title inside the sheet: the first filled row above the header, when it holds one text. */
function titleRow(table: CandidateTable | undefined): string {
  const texts = rowsAboveHeader(table);
  return texts.find((text) => namesPlan.test(text)) ?? texts[0] ?? '';
}

/** What stands alone in its row above the header, until a row with more in it. */
function rowsAboveHeader(table: CandidateTable | undefined): string[] {
  const texts: string[] = [];
  for (const row of table?.table.rows.slice(0, table.headerRow ?? 0) ?? []) {
    if (distinctTexts(row) > 1) break;
    const text = squeeze(row.cells.find((cell) => !isBlank(cell.text))?.text ?? '');
    if (text !== '') texts.push(text);
  }
  return texts;
}

export function namedTable(table: CandidateTable | undefined): string | null {
  const name = squeeze(table?.table.name ?? '');
  return name === '' || defaultSheetName.test(name) ? null : name;
}

/** The last heading before a table, or a short line that begins with a number as headings typed by hand do. */
function headingBefore(
  between: SourceBlock[],
  used: Set<SourceBlock>,
  several: boolean,
): Exclude<SourceBlock, { kind: 'table' }> | null {
  for (const [at, block] of [...between.entries()].toReversed()) {
    if (block.kind === 'table') return null;
    if (used.has(block) || isBlank(block.text)) continue;
    if (block.kind === 'heading') return block;
    const short = block.text.length <= 160 && !/[.;:]$/.test(block.text.trim());
    if (short && takeCode(block.text).code) return block;
    if (short && several && at === between.length - 1) return block;
  }
  return null;
}

/** The one year that a text names; null for none or several. */
/** The year of the nearest heading above a table that names any, for `märts` under `Tegevuskava 2023`. */
export function yearAbove(blocks: SourceBlock[], block: number): number | null {
  for (let at = block - 1; at >= 0; at -= 1) {
    const one = blocks[at];
    if (one?.kind === 'heading' && /(?<!\d)(?:19|20)\d\d(?!\d)/.test(one.text)) return onlyYear(one.text);
  }
  return null;
}

export function onlyYear(text: string): number | null {
  const years = new Set(text.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []);
  return years.size === 1 ? Number([...years][0]) : null;
}

/** `Projekti algus: märts 2022`, `M1 = March 2022`. */
function projectStart(texts: string[]): string | null {
  for (const text of texts) {
    const match =
      /(?:\bM1\s*[=:–-]|projekti\s+algus\p{L}*\s*[:–-]?|project\s+starts?(?:\s+date)?\s*[:–-]?(?:\s+(?:in|on))?|początek\s+projektu\s*[:–-]?)\s*([^,;()]{4,30})/iu.exec(
        text,
      );
    const start = match && readPeriod((match[1] ?? '').replace(/\.$/, '').trim()).start;
    if (start) return start;
  }
  return null;
}
