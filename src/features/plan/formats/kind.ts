import { Refusal } from '#platform/errors/refusal.ts';
import type { Archive } from './archive.ts';
import { decodeText } from './encoding.ts';
import { parseXml } from './markup.ts';
import { relatedParts } from './office.ts';

/** First bytes of files that people do send and that hold no text of a plan for us. */
const signatures: readonly [string, readonly number[]][] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7Z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['GZIP', [0x1f, 0x8b, 0x08]],
];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Says what the bytes are, whatever the name says. Throws for kinds that are not read. */
export function outerKindOf(bytes: Uint8Array): 'zip' | 'text' {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip';
  if (startsWith(bytes, [0x50, 0x4b, 0x05, 0x06])) throw new Refusal('document_kind_unknown');
  if (startsWith(bytes, compoundFile)) refuseCompoundFile(bytes);
  for (const [kind, signature] of signatures) if (startsWith(bytes, signature)) refuseKind(kind);
  return 'text';
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function refuseKind(kind: string): never {
  throw new Refusal('document_kind_unsupported', { params: { kind } });
}

/** Old Word and Excel files, and new ones with a password, are a small file system whose names are UTF-16. */
function refuseCompoundFile(bytes: Uint8Array): never {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => buffer.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) throw new Refusal('document_encrypted');
  if (holds('WordDocument')) refuseKind('DOC');
  if (holds('Workbook') || holds('Book')) refuseKind('XLS');
  if (holds('PowerPoint')) refuseKind('PPT');
  throw new Refusal('document_kind_unknown');
}

export interface OfficePart {
  kind: 'docx' | 'xlsx' | 'odt';
  mainPart: string;
}

export async function officePartOf(archive: Archive): Promise<OfficePart> {
  const openDocument = await openDocumentKindOf(archive);
  if (openDocument === 'text') return { kind: 'odt', mainPart: 'content.xml' };
  if (openDocument) refuseKind({ spreadsheet: 'ODS', presentation: 'ODP' }[openDocument] ?? 'ODF');
  refuseOtherArchives(archive);
  const related = (await relatedParts(archive, '')).ofType('officeDocument');
  const mainPart = [related, 'word/document.xml', 'xl/workbook.xml'].find(
    (path) => path !== undefined && archive.has(path),
  );
  if (mainPart === undefined) throw new Refusal('document_kind_unknown');
  if (mainPart.startsWith('word/')) return { kind: 'docx', mainPart };
  if (mainPart.startsWith('xl/')) return { kind: 'xlsx', mainPart };
  const root = parseXml(decodeText((await archive.read(mainPart)) ?? new Uint8Array()));
  if (root.name === 'document') return { kind: 'docx', mainPart };
  if (root.name === 'workbook') return { kind: 'xlsx', mainPart };
  throw new Refusal('document_kind_unknown');
}

/** The word for its kind that an OpenDocument file gives itself, `text` for ODT; undefined for other archives. */
async function openDocumentKindOf(archive: Archive): Promise<string | undefined> {
  const declared = archive.has('mimetype')
    ? Buffer.from((await archive.read('mimetype')) ?? []).toString('latin1')
    : '';
  if (declared.startsWith('application/epub')) refuseKind('EPUB');
  const kind = /^application\/vnd\.oasis\.opendocument\.([a-z]+)/.exec(declared)?.[1];
  if (kind !== undefined && (await isEncrypted(archive))) throw new Refusal('document_encrypted');
  return kind;
}

/** The names of the parts stay readable; the list of them says which need a password. */
async function isEncrypted(archive: Archive): Promise<boolean> {
  const manifest = await archive.read('META-INF/manifest.xml');
  return manifest !== undefined && Buffer.from(manifest).includes('encryption-data');
}

function refuseOtherArchives(archive: Archive): void {
  if (archive.has('ppt/presentation.xml')) refuseKind('PPTX');
  if (archive.has('xl/workbook.bin')) refuseKind('XLSB');
  if (archive.names.some((name) => name.endsWith('.iwa'))) refuseKind('Pages');
}
