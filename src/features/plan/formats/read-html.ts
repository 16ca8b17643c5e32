import type { SourceBlock } from '../contract/source.ts';
import { cleanText, linesOf } from './characters.ts';
import { type FlowBlock, type FlowCell, type FlowRow, sourceBlocksOf } from './flow.ts';
import { refuseUnlessWithinLimits } from './grid.ts';
import { childrenOf, descend, isElement, type MarkupElement, parseHtml } from './markup.ts';
import { numeral } from './numerals.ts';

const unread = new Set(
  'script style head template noscript nav select button textarea svg iframe object audio video canvas del xml title caption colgroup'.split(
    ' ',
  ),
);
const breaking = new Set(
  'p div section article main header footer aside address blockquote pre figure figcaption ul ol li dl dt dd form fieldset legend details summary center hr h1 h2 h3 h4 h5 h6 tr td th'.split(
    ' ',
  ),
);

/** Pages and what Word, Google Docs and spreadsheets put on the clipboard. */
export function readHtml(html: string): SourceBlock[] {
  const start = html.search(/</);
  const root = parseHtml(start > 0 && html.startsWith('Version:') ? html.slice(start) : html);
  const blocks = sourceBlocksOf(flowOf(root, { bold: false, heading: null }));
  const title = titleOf(root);
  const wordless = !blocks.some((block) => block.kind !== 'table');
  if (title !== '' && wordless) blocks.unshift({ kind: 'heading', text: title, level: 1 });
  return blocks;
}

function titleOf(root: MarkupElement): string {
  const title = descend(root, 'html', 'head', 'title') ?? descend(root, 'head', 'title');
  return linesOf(title?.children.filter((child) => typeof child === 'string').join('') ?? '').join(' ');
}

interface Context {
  bold: boolean;
  heading: number | null;
}

function flowOf(element: MarkupElement, context: Context): FlowBlock[] {
  const flow = new HtmlFlow();
  flow.children(element, context);
  flow.finish();
  return flow.blocks;
}

class HtmlFlow {
  readonly blocks: FlowBlock[] = [];
  private text = '';
  private spaced = true;
  private thin = false;
  private thick = false;
  private heading: number | null = null;
  private marker = '';

  children(element: MarkupElement, context: Context): void {
    let item = firstNumberOf(element);
    for (const child of element.children) {
      if (!isElement(child)) this.addText(child, context);
      else if (child.name === 'li') {
        this.finish();
        item = Number.parseInt(child.attributes.value ?? '', 10) || item;
        this.marker = element.name === 'ol' ? `${numeral(item, numeralOf(element))}. ` : '• ';
        item += 1;
        this.element(child, context);
        this.marker = '';
      } else this.element(child, context);
    }
  }

  finish(): void {
    const lines = linesOf(this.text);
    if (lines.length > 0) {
      // Word puts the number of a list item into the text and Docs into the list: never both.
      if (this.marker !== '' && !/^([•·▪–-]|\w{1,3}[.)])\s/.test(lines[0] as string)) lines[0] = this.marker + lines[0];
      this.marker = '';
      this.blocks.push({ kind: 'text', heading: this.heading, lines, bold: this.thick && !this.thin });
    }
    this.text = '';
    this.spaced = true;
    this.thin = false;
    this.thick = false;
    this.heading = null;
  }

  private element(element: MarkupElement, context: Context): void {
    const { name, attributes } = element;
    const style = attributes.style ?? '';
    if (unread.has(name) || attributes.hidden !== undefined || /display:\s*none/i.test(style)) return;
    if (name === 'br') {
      this.text += '\n';
      this.spaced = true;
    } else if (name === 'table') {
      this.finish();
      this.blocks.push({ kind: 'table', name: captionOf(element), rows: rowsOf(element, context) });
    } else if (/mso-list:\s*Ignore/i.test(style)) this.addText(wordMarker(element), context);
    else {
      const inner = contextOf(element, context);
      const breaks = breaking.has(name);
      if (breaks) this.finish();
      this.children(element, inner);
      if (breaks) this.finish();
    }
  }

  private addText(text: string, context: Context): void {
    const collapsed = text.replace(/[ \t\n\r\f]+/g, ' ');
    if (collapsed.trim() !== '') {
      if (context.bold) this.thick = true;
      else this.thin = true;
      this.heading ??= context.heading;
    }
    const added = this.spaced && collapsed.startsWith(' ') ? collapsed.slice(1) : collapsed;
    if (added === '') return;
    this.text += added;
    this.spaced = added.endsWith(' ');
  }
}

function contextOf(element: MarkupElement, context: Context): Context {
  const { name, attributes } = element;
  const level =
    /^h([1-6])$/.exec(name)?.[1] ?? (attributes.role === 'heading' ? (attributes['aria-level'] ?? '2') : undefined);
  const weight = /font-weight:\s*(\w+)/i.exec(attributes.style ?? '')?.[1];
  let { bold } = context;
  if (weight) bold = weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  else if (name === 'b' || name === 'strong' || name === 'th') bold = true;
  return { bold, heading: level ? Number.parseInt(level, 10) || 2 : context.heading };
}

/** `·` in the font Symbol and `o` in Courier are Word's bullets. */
function wordMarker(element: MarkupElement): string {
  const marker = allText(element).replace(/[\s\u00a0]+/g, '');
  return `${/^[·o§Øü\uf000-\uf0ff]$/u.test(marker) ? '•' : marker} `;
}

function allText(element: MarkupElement): string {
  return element.children.map((child) => (isElement(child) ? allText(child) : child)).join('');
}

function firstNumberOf(list: MarkupElement): number {
  return Number.parseInt(list.attributes.start ?? '', 10) || 1;
}

function numeralOf(list: MarkupElement): string {
  const type = list.attributes.type ?? '';
  const style = /list-style(?:-type)?:\s*([\w-]+)/i.exec(list.attributes.style ?? '')?.[1] ?? '';
  if (type === 'a' || /^lower-(alpha|latin)$/.test(style)) return 'lowerLetter';
  if (type === 'A' || /^upper-(alpha|latin)$/.test(style)) return 'upperLetter';
  if (type === 'i' || style === 'lower-roman') return 'lowerRoman';
  if (type === 'I' || style === 'upper-roman') return 'upperRoman';
  return 'decimal';
}

function captionOf(table: MarkupElement): string | null {
  const caption = descend(table, 'caption');
  const text = caption ? linesOf(cleanText(allText(caption).replace(/\s+/g, ' '))).join(' ') : '';
  return text === '' ? null : text;
}

function rowsOf(table: MarkupElement, context: Context): FlowRow[] {
  const elements: MarkupElement[] = [];
  for (const child of table.children) {
    if (!isElement(child)) continue;
    if (child.name === 'tr') elements.push(child);
    else if (/^t(head|body|foot)$/.test(child.name)) for (const row of childrenOf(child, 'tr')) elements.push(row);
  }
  refuseUnlessWithinLimits(elements.length, 1);
  // For each column the last row that a cell above covers.
  const covered: number[] = [];
  return elements.map((row, at) => rowOf(row, at + 1, elements.length, covered, context));
}

function rowOf(row: MarkupElement, number: number, lastNumber: number, covered: number[], context: Context): FlowRow {
  const cells: FlowCell[] = [];
  let column = 0;
  for (const element of row.children) {
    if (!isElement(element) || (element.name !== 'td' && element.name !== 'th')) continue;
    while ((covered[column] ?? 0) >= number) column += 1;
    const columns = Math.min(positive(element.attributes.colspan), 1_000);
    const rows = element.attributes.rowspan === '0' ? lastNumber : positive(element.attributes.rowspan);
    const untilRow = Math.min(number + rows - 1, lastNumber);
    refuseUnlessWithinLimits(1, column + 1);
    for (let at = column; at < column + columns; at += 1) covered[at] = Math.max(covered[at] ?? 0, untilRow);
    cells.push({
      column,
      columns,
      untilRow,
      blocks: flowOf(element, contextOf(element, { ...context, heading: null })),
    });
    column += columns;
  }
  return { number, cells };
}

function positive(value: string | undefined): number {
  const number = Number.parseInt(value ?? '', 10);
  return number > 0 ? Math.min(number, 65_534) : 1;
}
