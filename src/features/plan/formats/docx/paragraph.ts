import { linesOf } from '../characters.ts';
import type { FlowText } from '../flow.ts';
import { descend, isElement, type MarkupElement } from '../markup.ts';
import type { Numbering } from './numbering.ts';
import { boldOf, numberOf, outlineLevelOf, type Styles, type StyleTraits } from './styles.ts';

export interface DocxContext {
  styles: Styles;
  numbering: Numbering;
}

export interface Paragraph {
  text: FlowText;
  /** Text boxes that hang on the paragraph. */
  boxes: MarkupElement[];
  endDeleted: boolean;
}

interface Inline {
  context: DocxContext;
  bold: boolean;
  text: string;
  thick: boolean;
  thin: boolean;
  boxes: MarkupElement[];
}

const signs: Record<string, string> = {
  tab: '\t',
  ptab: '\t',
  br: '\n',
  cr: '\n',
  noBreakHyphen: '-',
  softHyphen: '\u00ad',
};
/** Symbol fonts keep their signs in the private area; these are the ones that mean something in a plan. */
const symbols: Record<string, string> = {
  F0B7: '•',
  F0A7: '•',
  F0FC: '✓',
  F0FE: '☑',
  F0A8: '☐',
  F06F: '☐',
  F0E0: '→',
  F0FB: '✗',
};

export function readParagraph(
  element: MarkupElement,
  context: DocxContext,
  inCell: boolean,
  continuing: boolean,
): Paragraph {
  const properties = descend(element, 'pPr');
  const styleId = descend(properties, 'pStyle')?.attributes.val;
  const traits = context.styles.traits(styleId);
  const inline: Inline = { context, bold: traits.bold === true, text: '', thick: false, thin: false, boxes: [] };
  addInline(element, inline);
  const lines = linesOf(inline.text);
  const endDeleted = descend(properties, 'rPr', 'del') !== undefined;
  const shown = !continuing && (lines.length > 0 || (inCell && !endDeleted));
  const marker = shown ? markerOf(properties, styleId, traits, context) : null;
  if (marker !== null) {
    // An automatic number may be all that a cell holds; a bullet without words is nothing.
    if (lines.length > 0) lines[0] = `${marker} ${lines[0]}`;
    else if (marker !== '•') lines.push(marker);
  }
  const heading = inCell ? null : (outlineLevelOf(properties) ?? traits.heading ?? null);
  return {
    text: { kind: 'text', heading, lines, bold: inline.thin ? false : inline.thick || inline.bold },
    boxes: inline.boxes,
    endDeleted,
  };
}

function markerOf(
  properties: MarkupElement | undefined,
  styleId: string | undefined,
  traits: StyleTraits,
  { numbering }: DocxContext,
): string | null {
  const own = descend(properties, 'numPr');
  const listId = descend(own, 'numId')?.attributes.val ?? traits.listId;
  if (listId === undefined || listId === '0') return null;
  const byStyle = styleId === undefined ? undefined : numbering.levelOfStyle(listId, styleId);
  const level = numberOf(descend(own, 'ilvl')?.attributes.val) ?? byStyle ?? traits.listLevel ?? 0;
  return numbering.next(listId, level);
}

function addInline(element: MarkupElement, inline: Inline): void {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const { name } = child;
    if (name === 't') addText(child, inline);
    else if (name === 'r') addRun(child, inline);
    else if (name in signs) inline.text += signs[name];
    else if (name === 'sym') inline.text += symbols[(child.attributes.char ?? '').toUpperCase()] ?? '';
    else if (name === 'txbxContent') inline.boxes.push(child);
    else if (!isUnread(name)) addInline(child, inline);
  }
}

/** Deletions, properties, and the reading aid above a word, which would double it. */
function isUnread(name: string): boolean {
  return name === 'del' || name === 'moveFrom' || name === 'pPr' || name === 'rPr' || name === 'sdtPr' || name === 'rt';
}

function addRun(run: MarkupElement, inline: Inline): void {
  const outer = inline.bold;
  const properties = descend(run, 'rPr');
  const style = descend(properties, 'rStyle')?.attributes.val;
  inline.bold = boldOf(properties) ?? inline.context.styles.traits(style).bold ?? outer;
  addInline(run, inline);
  inline.bold = outer;
}

function addText(element: MarkupElement, inline: Inline): void {
  const text = element.children.filter((child) => typeof child === 'string').join('');
  if (text.trim() !== '') {
    if (inline.bold) inline.thick = true;
    else inline.thin = true;
  }
  inline.text += text;
}
