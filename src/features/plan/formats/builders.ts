import { crc32, deflateRawSync } from 'node:zlib';

/** Files for tests, made by hand so that they can hold what no library writes: faults, odd numbering, tracked changes. */

export interface ZipPart {
  name: string;
  content: string | Uint8Array;
  /** What the archive claims about the part, where that is to be a lie or a special case. */
  claim?: { size?: number; flags?: number; crc?: number };
}

export function zip(parts: readonly ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claim = {} } of parts) {
    const bytes = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(bytes);
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(claim.flags ?? 0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(claim.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claim.size ?? bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, path, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), fields, tail, path]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.set([0x50, 0x4b, 5, 6]);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

export interface DocxParts {
  numbering?: string;
  styles?: string;
}

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A Word file around the inner XML of its body. */
export function docxFile(body: string, { numbering, styles }: DocxParts = {}): Uint8Array {
  const parts: ZipPart[] = [rootRelations('word/document.xml')];
  const relations: string[] = [];
  if (numbering !== undefined) {
    parts.push({ name: 'word/numbering.xml', content: `<w:numbering ${word}>${numbering}</w:numbering>` });
    relations.push(`<Relationship Id="n" Type="${office}/numbering" Target="numbering.xml"/>`);
  }
  if (styles !== undefined) {
    parts.push({ name: 'word/styles.xml', content: `<w:styles ${word}>${styles}</w:styles>` });
    relations.push(`<Relationship Id="s" Type="${office}/styles" Target="/word/styles.xml"/>`);
  }
  parts.push({ name: 'word/_rels/document.xml.rels', content: relationships(relations) });
  parts.push({
    name: 'word/document.xml',
    content: `<?xml version="1.0"?><w:document ${word}><w:body>${body}</w:body></w:document>`,
  });
  return zip(parts);
}

export interface XlsxParts {
  styles?: string;
  sharedTexts?: string;
  /** Attributes of `workbookPr`. */
  settings?: string;
}

/** A workbook around the inner XML of its sheets (`sheetData`, `mergeCells`). */
export function xlsxFile(sheets: { name: string; xml: string; state?: string }[], parts: XlsxParts = {}): Uint8Array {
  const listed = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"${state ? ` state="${state}"` : ''}/>`,
  );
  const relations = sheets.map(
    (_, at) => `<Relationship Id="s${at}" Type="${office}/worksheet" Target="worksheets/sheet${at}.xml"/>`,
  );
  const files: ZipPart[] = [
    rootRelations('xl/workbook.xml'),
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns:r="${office}"><workbookPr ${parts.settings ?? ''}/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    ...sheets.map(({ xml }, at) => ({
      name: `xl/worksheets/sheet${at}.xml`,
      content: `<worksheet>${xml}</worksheet>`,
    })),
  ];
  for (const [type, root, inner] of [
    ['styles', 'styleSheet', parts.styles],
    ['sharedStrings', 'sst', parts.sharedTexts],
  ] as const) {
    if (inner === undefined) continue;
    files.push({ name: `xl/${type}.xml`, content: `<${root}>${inner}</${root}>` });
    relations.push(`<Relationship Id="${type}" Type="${office}/${type}" Target="${type}.xml"/>`);
  }
  files.push({ name: 'xl/_rels/workbook.xml.rels', content: relationships(relations) });
  return zip(files);
}

export interface OdtParts {
  /** Styles of the document, and those that its own formatting made. */
  styles?: string;
  automaticStyles?: string;
  manifest?: string;
}

const openDocument = ['office', 'text', 'table', 'style', 'fo', 'draw', 'svg', 'xlink', 'loext']
  .map((prefix) => `xmlns:${prefix}="urn:${prefix}"`)
  .join(' ');

/** A LibreOffice text document around the inner XML of its text. */
export function odtFile(body: string, { styles = '', automaticStyles = '', manifest = '' }: OdtParts = {}): Uint8Array {
  const document = (name: string, inner: string) =>
    `<?xml version="1.0"?><office:${name} ${openDocument}>${inner}</office:${name}>`;
  const text = `<office:body><office:text>${body}</office:text></office:body>`;
  return zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'styles.xml', content: document('document-styles', `<office:styles>${styles}</office:styles>`) },
    {
      name: 'content.xml',
      content: document(
        'document-content',
        `<office:automatic-styles>${automaticStyles}</office:automatic-styles>${text}`,
      ),
    },
    { name: 'META-INF/manifest.xml', content: `<manifest:manifest>${manifest}</manifest:manifest>` },
  ]);
}

function rootRelations(target: string): ZipPart {
  return {
    name: '_rels/.rels',
    content: relationships([`<Relationship Id="d" Type="${office}/officeDocument" Target="${target}"/>`]),
  };
}

function relationships(inner: readonly string[]): string {
  return `<Relationships>${inner.join('')}</Relationships>`;
}
