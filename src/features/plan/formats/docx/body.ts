import type { FlowBlock, FlowText } from '../flow.ts';
import { isElement, type MarkupElement } from '../markup.ts';
import { type DocxContext, readParagraph } from './paragraph.ts';
import { readTable } from './table.ts';

/** Elements that only wrap paragraphs and tables: content controls, insertions, the body itself. */
const wrappers = new Set(
  'document body sdt sdtContent customXml ins moveTo AlternateContent Choice smartTag'.split(' '),
);

/** Reads in the order of the document, on which the counting of lists depends. */
export function bodyFlow(container: MarkupElement, context: DocxContext, inCell = false): FlowBlock[] {
  const flow: FlowBlock[] = [];
  addBlocks(container, context, inCell, flow, { pending: null });
  return flow;
}

interface Joining {
  /** Text of a paragraph whose end was deleted as a tracked change: the next one continues it. */
  pending: FlowText | null;
}

function addBlocks(
  container: MarkupElement,
  context: DocxContext,
  inCell: boolean,
  flow: FlowBlock[],
  joining: Joining,
): void {
  for (const child of container.children) {
    if (!isElement(child)) continue;
    if (child.name === 'p') addParagraph(child, context, inCell, flow, joining);
    else if (child.name === 'tbl') {
      flow.push(readTable(child, (cell) => bodyFlow(cell, context, true)));
      joining.pending = null;
    } else if (wrappers.has(child.name)) addBlocks(child, context, inCell, flow, joining);
  }
}

function addParagraph(
  element: MarkupElement,
  context: DocxContext,
  inCell: boolean,
  flow: FlowBlock[],
  joining: Joining,
): void {
  const paragraph = readParagraph(element, context, inCell, joining.pending !== null);
  const { text } = paragraph;
  if (joining.pending) {
    const [first, ...rest] = text.lines;
    const lines = joining.pending.lines;
    if (first !== undefined) lines.push(`${lines.pop() ?? ''} ${first}`.trim(), ...rest);
  } else if (text.lines.length > 0) flow.push(text);
  for (const box of paragraph.boxes) addBlocks(box, context, inCell, flow, { pending: null });
  if (!paragraph.endDeleted) joining.pending = null;
  else if (!joining.pending && text.lines.length > 0) joining.pending = text;
}
