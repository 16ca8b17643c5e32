import { Refusal } from '#platform/errors/refusal.ts';
import type { Archive } from '../archive.ts';
import { decodeText } from '../encoding.ts';
import { childrenOf, descend, type MarkupElement, parseXml, scanXml } from '../markup.ts';
import { type RelatedParts, relatedParts } from '../office.ts';
import { generalText, type NumberText, numberText } from './number-format.ts';

/**
 * A name that each of our own data sheets has for itself, so that a workbook of ours that comes back is read as the plan
 * alone. Spreadsheets keep such names, and a sheet that somebody added has none.
 */
export const dataSheetName = 'Kaja.Data';

export interface Workbook {
  /** `data`: one of the sheets that we write beside the plan. */
  sheets: { name: string; path: string; data: boolean }[];
  sharedTexts: string[];
  /** How a cell with this style shows its number, and whether it is bold. */
  style(index: number): CellStyle;
}

export interface CellStyle {
  text: NumberText;
  bold: boolean;
}

export async function readWorkbook(archive: Archive, mainPart: string): Promise<Workbook> {
  const parts = await relatedParts(archive, mainPart);
  const root = await xml(archive, mainPart);
  if (!root) throw new Refusal('document_damaged');
  const sharedTexts = await readSharedTexts(archive, parts.ofType('sharedStrings'));
  const sample = sharedTexts.slice(0, 2_000).join(' ');
  const setting = {
    from1904: /^(1|true|on)$/.test(descend(root, 'workbookPr')?.attributes.date1904 ?? ''),
    language: /[õäöü]/i.test(sample) ? 'et' : /[ąćęłńśźż]/i.test(sample) ? 'pl' : 'en',
  };
  const styles = readCellStyles(await xml(archive, parts.ofType('styles')), setting);
  const plain: CellStyle = { text: generalText, bold: false };
  return { sheets: sheetsOf(root, parts), sharedTexts, style: (index) => styles[index] ?? plain };
}

/** Hidden sheets count too; charts and dialogs are no sheets. */
function sheetsOf(root: MarkupElement, parts: RelatedParts): Workbook['sheets'] {
  const ours = new Set(
    listed(root, 'definedNames', 'definedName')
      .filter(({ attributes }) => attributes.name === dataSheetName)
      .map(({ attributes }) => attributes.localSheetId),
  );
  return listed(root, 'sheets', 'sheet').flatMap((sheet, at) => {
    const part = parts.byId(sheet.attributes.id);
    const data = ours.has(String(at));
    return part?.type === 'worksheet' ? [{ name: sheet.attributes.name ?? '', path: part.path, data }] : [];
  });
}

async function xml(archive: Archive, path: string | undefined): Promise<MarkupElement | undefined> {
  const bytes = path ? await archive.read(path) : undefined;
  return bytes ? parseXml(decodeText(bytes)) : undefined;
}

async function readSharedTexts(archive: Archive, path: string | undefined): Promise<string[]> {
  const bytes = path ? await archive.read(path) : undefined;
  const texts: string[] = [];
  if (!bytes) return texts;
  let current = '';
  let inText = false;
  let inReading = false;
  scanXml(decodeText(bytes), {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 'rPh') inReading = true;
      else if (name === 't') inText = !inReading;
    },
    text(text) {
      if (inText) current += text;
    },
    close(name) {
      if (name === 'si') texts.push(unescaped(current));
      else if (name === 'rPh') inReading = false;
      else if (name === 't') inText = false;
    },
  });
  return texts;
}

/** Characters that XML cannot hold stand as `_x000D_` in a workbook. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

function readCellStyles(
  root: MarkupElement | undefined,
  setting: { from1904: boolean; language: string },
): CellStyle[] {
  if (!root) return [];
  const codes = new Map<number, string>();
  for (const format of listed(root, 'numFmts', 'numFmt'))
    codes.set(Number(format.attributes.numFmtId), format.attributes.formatCode ?? '');
  const boldFonts = listed(root, 'fonts', 'font').map((font) => {
    const bold = descend(font, 'b');
    return bold !== undefined && !/^(0|false)$/.test(bold.attributes.val ?? '');
  });
  return listed(root, 'cellXfs', 'xf').map((style) => {
    const formatId = Number(style.attributes.numFmtId ?? 0);
    return {
      text: numberText(formatId, codes.get(formatId), setting),
      bold: boldFonts[Number(style.attributes.fontId)] ?? false,
    };
  });
}

function listed(root: MarkupElement, list: string, item: string): MarkupElement[] {
  const found = descend(root, list);
  return found ? childrenOf(found, item) : [];
}
