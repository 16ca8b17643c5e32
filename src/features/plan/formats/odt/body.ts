import type { FlowBlock } from '../flow.ts';
import { isElement, type MarkupElement } from '../markup.ts';
import { Numbering, type OpenList } from './numbering.ts';
import { readParagraph } from './paragraph.ts';
import type { Styles } from './styles.ts';
import { readTable, type TableReading } from './table.ts';

/** Elements that only wrap paragraphs and tables. Tables of contents and deleted text are none of them. */
const wrappers = new Set('section numbered-paragraph frame text-box g'.split(' '));

/** Reads in the order of the document, on which the counting of lists depends. */
export class OdtBody implements TableReading {
  repeatedCells = 0;
  private readonly styles: Styles;
  private readonly numbering: Numbering;

  constructor(styles: Styles) {
    this.styles = styles;
    this.numbering = new Numbering(styles);
  }

  blocks(body: MarkupElement): FlowBlock[] {
    return this.flowOf(body, false);
  }

  inCell(cell: MarkupElement): FlowBlock[] {
    return this.flowOf(cell, true);
  }

  private flowOf(container: MarkupElement, inCell: boolean): FlowBlock[] {
    const flow: FlowBlock[] = [];
    this.addBlocks(container, inCell, flow);
    return flow;
  }

  private addBlocks(container: MarkupElement, inCell: boolean, flow: FlowBlock[]): void {
    for (const child of container.children) {
      if (!isElement(child)) continue;
      if (child.name === 'p' || child.name === 'h') this.addParagraph(child, inCell, flow, null);
      else if (child.name === 'list') this.addList(child, null, inCell, flow);
      else if (child.name === 'table') flow.push(readTable(child, this));
      else if (wrappers.has(child.name)) this.addBlocks(child, inCell, flow);
    }
  }

  private addList(element: MarkupElement, outer: OpenList | null, inCell: boolean, flow: FlowBlock[]): void {
    const list = this.numbering.open(element, outer);
    for (const item of element.children) {
      if (!isElement(item) || (item.name !== 'list-item' && item.name !== 'list-header')) continue;
      let counting = item.name === 'list-item';
      for (const child of item.children) {
        if (!isElement(child)) continue;
        if (child.name === 'list') this.addList(child, list, inCell, flow);
        else if (child.name === 'p' || child.name === 'h') {
          const next = () => this.numbering.next(list, item.attributes['start-value']);
          this.addParagraph(child, inCell, flow, counting ? next : () => null);
          counting = false;
        } else if (child.name === 'table') flow.push(readTable(child, this));
      }
    }
  }

  /** `next` counts the item of a list whose first paragraph this is; null outside of lists. */
  private addParagraph(
    element: MarkupElement,
    inCell: boolean,
    flow: FlowBlock[],
    next: (() => string | null) | null,
  ): void {
    const { text, boxes } = readParagraph(element, this.styles);
    const { lines } = text;
    if (lines.length > 0 || (inCell && next)) {
      const marker = next ? next() : this.headingNumber(element);
      // An automatic number may be all that a cell holds; a bullet without words is nothing.
      if (marker !== null && lines.length > 0) lines[0] = `${marker} ${lines[0]}`;
      else if (marker !== null && marker !== '•') lines.push(marker);
    }
    if (inCell) text.heading = null;
    if (lines.length > 0) flow.push(text);
    for (const box of boxes) this.addBlocks(box, inCell, flow);
  }

  private headingNumber(element: MarkupElement): string | null {
    if (element.name !== 'h' || element.attributes['is-list-header'] === 'true') return null;
    return this.numbering.nextHeading((Number.parseInt(element.attributes['outline-level'] ?? '', 10) || 1) - 1);
  }
}
