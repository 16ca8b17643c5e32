import { linesOf } from '../characters.ts';
import type { FlowText } from '../flow.ts';
import { isElement, type MarkupElement } from '../markup.ts';
import type { Styles } from './styles.ts';

export interface Paragraph {
  text: FlowText;
  /** Text boxes that hang on the paragraph. */
  boxes: MarkupElement[];
}

interface Inline {
  styles: Styles;
  bold: boolean;
  text: string;
  thick: boolean;
  thin: boolean;
  boxes: MarkupElement[];
}

/** More blanks in a row than anybody types. */
const mostBlanks = 1_000;

export function readParagraph(element: MarkupElement, styles: Styles): Paragraph {
  const traits = styles.paragraph(element.attributes['style-name']);
  const inline: Inline = { styles, bold: traits.bold === true, text: '', thick: false, thin: false, boxes: [] };
  addInline(element, inline);
  return {
    text: {
      kind: 'text',
      heading: headingOf(element) ?? (traits.title ? 1 : null),
      lines: linesOf(inline.text),
      bold: inline.thick && !inline.thin,
    },
    boxes: inline.boxes,
  };
}

function headingOf(element: MarkupElement): number | null {
  if (element.name !== 'h') return null;
  const level = Number.parseInt(element.attributes['outline-level'] ?? '', 10);
  return level > 0 ? level : 1;
}

function addInline(element: MarkupElement, inline: Inline): void {
  for (const child of element.children) {
    if (!isElement(child)) addText(child, inline);
    else if (child.name === 's') inline.text += ' '.repeat(blanksOf(child));
    else if (child.name === 'tab') inline.text += '\t';
    else if (child.name === 'line-break') inline.text += '\n';
    else if (child.name === 'text-box') inline.boxes.push(child);
    else if (child.name === 'span') addSpan(child, inline);
    else if (!isUnread(child, element)) addInline(child, inline);
  }
}

/** The reading aid above a word, which would double it, and what a picture shows to those who cannot see it. */
function isUnread(child: MarkupElement, parent: MarkupElement): boolean {
  return child.name === 'ruby-text' || (parent.name === 'frame' && (child.name === 'title' || child.name === 'desc'));
}

function blanksOf(element: MarkupElement): number {
  const number = Number.parseInt(element.attributes.c ?? '', 10);
  return number > 0 ? Math.min(number, mostBlanks) : 1;
}

function addSpan(span: MarkupElement, inline: Inline): void {
  const outer = inline.bold;
  inline.bold = inline.styles.text(span.attributes['style-name']).bold ?? outer;
  addInline(span, inline);
  inline.bold = outer;
}

/** Line ends and indents of the file itself are one blank, as several blanks in a row are. */
function addText(text: string, inline: Inline): void {
  if (text.trim() !== '') {
    if (inline.bold) inline.thick = true;
    else inline.thin = true;
  }
  inline.text += text.replace(/[ \t\r\n]+/g, ' ');
}
