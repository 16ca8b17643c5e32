import { Refusal } from '#platform/errors/refusal.ts';
import type { SourceDocument } from '../../contract/source.ts';
import type { Archive } from '../archive.ts';
import { decodeText } from '../encoding.ts';
import { sourceBlocksOf } from '../flow.ts';
import { type MarkupElement, parseXml } from '../markup.ts';
import { relatedParts } from '../office.ts';
import { bodyFlow } from './body.ts';
import { readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';

/** Formatting and marks that say nothing about the words, and texts that the document no longer shows. */
const skipped = new Set(
  (
    'rFonts color sz szCs lang shd kern spacing ind jc u i iCs bCs highlight noProof vertAlign position w tabs ' +
    'tblBorders tcBorders tblCellMar tcMar tcW vAlign textDirection cnfStyle pBdr tblW tblLook ' +
    'proofErr bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd lastRenderedPageBreak sectPr ' +
    'delText delInstrText instrText Fallback footnoteReference endnoteReference commentReference annotationRef'
  ).split(' '),
);

/**
 * Word documents, read from their XML: the automatic numbers of lists, merged cells and tracked changes that converters
 * to HTML lose are what tells the rows of a plan apart.
 */
export async function readDocx(archive: Archive, mainPart: string): Promise<SourceDocument> {
  const parts = await relatedParts(archive, mainPart);
  const styles = readStyles(await optionalXml(archive, parts.ofType('styles')));
  const numbering = readNumbering(await optionalXml(archive, parts.ofType('numbering')));
  const bytes = await archive.read(mainPart);
  if (!bytes) throw new Refusal('document_damaged');
  const root = parseXml(decodeText(bytes), skipped);
  const blocks = sourceBlocksOf(bodyFlow(root, { styles, numbering }));
  if (blocks.length === 0) throw new Refusal('document_empty');
  return { format: 'docx', blocks };
}

async function optionalXml(archive: Archive, name: string | undefined): Promise<MarkupElement | undefined> {
  const bytes = name ? await archive.read(name) : undefined;
  return bytes ? parseXml(decodeText(bytes), skipped) : undefined;
}
