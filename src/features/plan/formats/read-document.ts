import { Refusal } from '#platform/errors/refusal.ts';
import type { SourceDocument } from '../contract/source.ts';
import { openArchive } from './archive.ts';
import { readDocx } from './docx/read-docx.ts';
import { decodeText } from './encoding.ts';
import { officePartOf, outerKindOf } from './kind.ts';
import { limits } from './limits.ts';
import { readOdt } from './odt/read-odt.ts';
import { readText, type TextHint } from './read-text.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

export interface ReadOptions {
  /** Name and type only help to tell apart kinds of text; the bytes decide. */
  fileName?: string | undefined;
  mediaType?: string | undefined;
  /** Name or number (from 1) of the only sheet to read. */
  sheet?: string | number | undefined;
}

/**
 * Reads a file of any kind that Kaja takes. Throws a Refusal: `document_too_large`, `document_empty`,
 * `document_encrypted`, `document_damaged`, `document_zip_bomb`, `document_kind_unknown`, `document_kind_unsupported`,
 * `document_not_text`, `document_too_many_rows`, `document_sheet_unknown`.
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions = {}): Promise<SourceDocument> {
  refuseTooLarge(bytes.byteLength);
  if (bytes.byteLength === 0) throw new Refusal('document_empty');
  if (outerKindOf(bytes) === 'text') return readText(decodeText(bytes), hintOf(options));
  const archive = await openArchive(bytes);
  const { kind, mainPart } = await officePartOf(archive);
  if (kind === 'docx') return readDocx(archive, mainPart);
  return kind === 'odt' ? readOdt(archive, mainPart) : readXlsx(archive, mainPart, options.sheet);
}

export interface Paste {
  text: string;
  html?: string | undefined;
}

/** What came from the clipboard: its HTML when that brings a table or has more to it than the text, else its text. */
export function readPaste({ text, html = '' }: Paste): SourceDocument {
  refuseTooLarge(Buffer.byteLength(text) + Buffer.byteLength(html));
  const fromHtml = attempt(() => readText(html, 'html'));
  if (fromHtml?.format === 'html' && hasTable(fromHtml)) return fromHtml;
  const fromText = attempt(() => readText(text, null));
  if (fromText && (hasTable(fromText) || fromHtml?.format !== 'html')) return fromText;
  if (fromHtml) return fromHtml;
  return readText(text, null);
}

function attempt(read: () => SourceDocument): SourceDocument | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function hasTable(document: SourceDocument): boolean {
  return document.blocks.some((block) => block.kind === 'table');
}

function refuseTooLarge(size: number): void {
  if (size > limits.fileBytes) {
    throw new Refusal('document_too_large', { params: { megabytes: limits.fileBytes / 1024 / 1024 } });
  }
}

const hints: Record<string, TextHint> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  md: 'markdown',
  markdown: 'markdown',
  htm: 'html',
  html: 'html',
  txt: 'text',
  'text/csv': 'csv',
  'text/tab-separated-values': 'tsv',
  'text/markdown': 'markdown',
  'text/html': 'html',
};

function hintOf({ fileName, mediaType }: ReadOptions): TextHint {
  const ending = fileName?.split('.').at(-1)?.toLowerCase() ?? '';
  return hints[ending] ?? hints[mediaType?.split(';')[0]?.trim().toLowerCase() ?? ''] ?? null;
}
