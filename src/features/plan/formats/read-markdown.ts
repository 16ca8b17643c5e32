import type { SourceBlock } from '../contract/source.ts';
import { linesOf, trimBlank } from './characters.ts';
import { type PlacedRow, tableOf } from './grid.ts';

const ruler = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const heading = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/;
const bullet = /^\s*[-*+]\s+(?=\S)/;
const underline = /^ {0,3}(=+|-{2,})\s*$/;

export function looksLikeMarkdown(text: string): boolean {
  const lines = text.slice(0, 64 * 1024).split('\n');
  return lines.some((line, at) => isTableStart(lines, at) || headingOf(line) !== null);
}

/** Pipe tables, headings of both kinds, paragraphs and list items; emphasis marks fall away, words stay. */
export function readMarkdown(text: string): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const lines = text.split('\n');
  for (let at = frontMatterEnd(lines, blocks); at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (isTableStart(lines, at)) {
      at = readTable(lines, at, blocks) - 1;
      continue;
    }
    const marked = headingOf(line);
    const under = underline.exec(lines[at + 1] ?? '');
    if (marked) addText('heading', marked.text, blocks, marked.level);
    else if (under && trimBlank(line) !== '' && !bullet.test(line)) {
      addText('heading', line, blocks, under[1]?.startsWith('=') ? 1 : 2);
      at += 1;
    } else if (!/^\s*([-*_]\s*){3,}$/.test(line) && !line.startsWith('```')) {
      addText('paragraph', line.replace(bullet, '• ').replace(/^\s*>\s?/, ''), blocks);
    }
  }
  return blocks;
}

function frontMatterEnd(lines: readonly string[], blocks: SourceBlock[]): number {
  if (lines[0] !== '---') return 0;
  const end = lines.indexOf('---', 1);
  if (end === -1 || end > 50) return 0;
  for (const line of lines.slice(1, end)) {
    const title = /^title:\s*["']?(.*?)["']?\s*$/.exec(line)?.[1];
    if (title) addText('heading', title, blocks, 1);
  }
  return end + 1;
}

function headingOf(line: string): { level: number; text: string } | null {
  const marked = heading.exec(line);
  if (!marked) return null;
  return { level: marked[1]?.length ?? 1, text: (marked[2] ?? '').trimEnd().replace(/(?<=\s)#{1,20}$/, '') };
}

function addText(kind: 'heading' | 'paragraph', line: string, blocks: SourceBlock[], level?: number): void {
  const text = linesOf(plain(line)).join(' ');
  if (text !== '') blocks.push(level === undefined ? { kind, text } : { kind, text, level });
}

function isTableStart(lines: readonly string[], at: number): boolean {
  const rule = lines[at + 1];
  if (rule === undefined || !rule.includes('-') || !(lines[at] ?? '').includes('|') || rule.length > 5_000)
    return false;
  return rule.includes('|') && ruler.test(rule);
}

/** Returns the index of the first line below the table. */
function readTable(lines: readonly string[], start: number, blocks: SourceBlock[]): number {
  const rows: PlacedRow[] = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (at === start + 1) continue;
    if (!line.includes('|')) break;
    rows.push(rowOf(line, at + 1, at === start));
  }
  const table = tableOf(null, rows);
  if (table) blocks.push(table);
  return at;
}

function rowOf(line: string, number: number, isHeader: boolean): PlacedRow {
  const cells = splitCells(line).map((cell, column) => {
    const bold = isHeader || /^(\*\*|__)[^*_]+\1$/.test(cell);
    return { column, columns: 1, untilRow: number, lines: linesOf(plain(cell)), bold };
  });
  return { number, cells };
}

function splitCells(line: string): string[] {
  const cells = line
    .trim()
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
  if (cells[0] === '') cells.shift();
  if (cells.at(-1) === '') cells.pop();
  return cells;
}

const named: Record<string, string> = { nbsp: '\u00a0', amp: '&', lt: '<', gt: '>', quot: '"' };

function plain(marked: string): string {
  return marked
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/!?\[([^\][]*)\]\(([^()\s]*)\)/g, '$1')
    .replace(/(\*\*|__)(?=\S)([^*_\n]+)\1/g, '$2')
    .replace(/(?<![\w\\*])([*_])(?=\S)([^*_\n]+)(?<=\S)\1(?!\w)/g, '$2')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>~<&])/g, '$1')
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => named[name] ?? '');
}
