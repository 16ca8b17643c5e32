import { Refusal } from '#platform/errors/refusal.ts';
import type { SourceBlock, SourceDocument, SourceFormat } from '../contract/source.ts';
import { cleanText, linesOf, trimBlank } from './characters.ts';
import { shapeOf } from './delimited.ts';
import { readSeparated, readTabbed } from './read-delimited.ts';
import { readHtml } from './read-html.ts';
import { looksLikeMarkdown, readMarkdown } from './read-markdown.ts';

const opensHtml =
  /^<(!doctype\s+html|html|head|body|meta|table|tbody|tr|div|p|h[1-6]|ul|ol|section|article|main|span|b|style|link|google-sheets-html-origin)[\s>/]/i;

/** What a file calls itself; only decides where its text fits several kinds. */
export type TextHint = 'csv' | 'tsv' | 'markdown' | 'html' | 'text' | null;

/** Reads text by what it looks like: a page, tabs, a Markdown table, separated values, or else paragraphs. */
export function readText(raw: string, hint: TextHint): SourceDocument {
  const text = cleanText(raw);
  if (trimBlank(text) === '') throw new Refusal('document_empty');
  const format = formatOf(text, hint);
  const blocks = readers[format](text);
  if (blocks.length === 0) throw new Refusal('document_empty');
  return { format, blocks };
}

type TextFormat = Exclude<SourceFormat, 'docx' | 'odt' | 'xlsx'>;

const readers: Record<TextFormat, (text: string) => SourceBlock[]> = {
  html: readHtml,
  tsv: readTabbed,
  markdown: readMarkdown,
  csv: (text) => readSeparated(text, separatorOf(text) ?? ','),
  text: readLines,
};

function formatOf(text: string, hint: TextHint): TextFormat {
  refuseOtherKinds(text);
  if (isHtml(text)) return 'html';
  const separator = hint === 'csv' ? separatorOf(text) : null;
  if (separator !== null && separator !== '\t') return 'csv';
  if (isTabbed(text)) return 'tsv';
  if (looksLikeMarkdown(text)) return 'markdown';
  const shape = shapeOf(text);
  if (shape && shape.separator !== '\t' && shape.alike >= 2 && shape.width >= 3) {
    const usual = shape.separator === ',' ? 0.8 : 0.5;
    if (shape.alike / shape.filled >= usual) return 'csv';
  }
  return hint === 'markdown' ? 'markdown' : 'text';
}

/** Regular expressions that look ahead over comments or tables can be made to hang, so this goes by steps. */
function isHtml(text: string): boolean {
  const head = text.slice(0, 262_144);
  const table = head.search(/<table[\s>]/i);
  if (table !== -1 && /<t[dh][\s>]/i.test(head.slice(table))) return true;
  let start = head.startsWith('Version:') ? Math.max(0, head.indexOf('<')) : 0;
  for (;;) {
    while (/\s/.test(head.charAt(start))) start += 1;
    const ending = head.startsWith('<!--', start) ? '-->' : head.startsWith('<?', start) ? '?>' : null;
    if (ending === null) return opensHtml.test(head.slice(start, start + 40));
    const end = head.indexOf(ending, start);
    if (end === -1) return false;
    start = end + ending.length;
  }
}

function refuseOtherKinds(text: string): void {
  const head = text.slice(0, 4_096).trimStart();
  if (head.startsWith('<?xml') && !/<(?:\w+:)?html[\s>]/i.test(head)) unsupported('XML');
  if (/^MIME-Version:/im.test(head.slice(0, 500)) && /^Content-Type:/im.test(head)) unsupported('MHTML');
  if (/^[[{]/.test(head) && /[\]}]$/.test(text.slice(-64).trimEnd()) && isJson(text)) unsupported('JSON');
}

function unsupported(kind: string): never {
  throw new Refusal('document_kind_unsupported', { params: { kind } });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function separatorOf(text: string): string | null {
  const stated = /^sep=(.)\n/i.exec(text)?.[1];
  return stated ?? shapeOf(text)?.separator ?? null;
}

/** Two lines with a tab between words, unless the tabs only stand behind the numbers of a list. */
function isTabbed(text: string): boolean {
  let tabbed = 0;
  let numbered = 0;
  for (const line of text.slice(0, 262_144).split('\n')) {
    if (!line.trim().includes('\t')) continue;
    tabbed += 1;
    if (/^\s*([\d.]+[.)]?|[a-z][.)]|[•·–-])\t[^\t]+$/i.test(line)) numbered += 1;
  }
  return tabbed >= 2 && numbered < tabbed;
}

function readLines(text: string): SourceBlock[] {
  return linesOf(text).map((line) => ({ kind: 'paragraph', text: line }));
}
