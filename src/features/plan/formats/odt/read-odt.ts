import { Refusal } from '#platform/errors/refusal.ts';
import type { SourceDocument } from '../../contract/source.ts';
import type { Archive } from '../archive.ts';
import { decodeText } from '../encoding.ts';
import { sourceBlocksOf } from '../flow.ts';
import { descend, type MarkupElement, parseXml } from '../markup.ts';
import { OdtBody } from './body.ts';
import { readStyles } from './styles.ts';

/** What the document no longer or never shows in its text: deletions, comments, footnotes, declarations. */
const skipped = new Set(
  (
    'tracked-changes annotation annotation-end note sequence-decls variable-decls user-field-decls forms scripts ' +
    'font-face-decls soft-page-break bookmark bookmark-start bookmark-end reference-mark-start reference-mark-end ' +
    'paragraph-properties table-properties table-column-properties table-row-properties table-cell-properties ' +
    'graphic-properties list-level-properties tab-stops master-styles page-layout image object object-ole event-listeners'
  ).split(' '),
);

/** Text documents of LibreOffice and its kin (OpenDocument 1.0 to 1.4). */
export async function readOdt(archive: Archive, mainPart: string): Promise<SourceDocument> {
  const root = await optionalXml(archive, mainPart);
  const body = descend(root, 'body', 'text');
  if (!body) throw new Refusal('document_damaged');
  const styles = readStyles([await optionalXml(archive, 'styles.xml'), root]);
  const blocks = sourceBlocksOf(new OdtBody(styles).blocks(body));
  if (blocks.length === 0) throw new Refusal('document_empty');
  return { format: 'odt', blocks };
}

async function optionalXml(archive: Archive, name: string): Promise<MarkupElement | undefined> {
  const bytes = await archive.read(name);
  return bytes ? parseXml(decodeText(bytes), skipped) : undefined;
}
