import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Refusal } from '#platform/errors/refusal.ts';
import { limits } from './limits.ts';

/** The parts of a zip, each unpacked only when asked for and never beyond the limits. */
export interface Archive {
  names: string[];
  has(name: string): boolean;
  /** Undefined when there is no such part. */
  read(name: string): Promise<Uint8Array | undefined>;
}

export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await open(buffer);
  const entries = await listEntries(zip);
  let unpackedBytes = 0;
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    async read(name) {
      const entry = entries.get(name);
      if (!entry) return undefined;
      const part = await unpack(zip, entry, limits.unpackedBytes - unpackedBytes);
      unpackedBytes += part.byteLength;
      return part;
    },
  };
}

function open(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true }, (error, zip) => {
      if (error) reject(new Refusal('document_damaged', { cause: error }));
      else resolve(zip);
    });
  });
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.archiveEntries) throw new Refusal('document_zip_bomb');
  const entries = new Map<string, Entry>();
  let declaredBytes = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      declaredBytes += entry.uncompressedSize;
      refuseBomb(entry, declaredBytes);
      if (entry.isEncrypted()) throw new Refusal('document_encrypted');
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('document_damaged', { cause: error });
  }
  return entries;
}

function refuseBomb(entry: Entry, declaredBytes: number): void {
  const dense =
    entry.uncompressedSize > limits.ratioFromBytes && entry.uncompressedSize > entry.compressedSize * limits.ratio;
  if (dense || declaredBytes > limits.unpackedBytes) throw new Refusal('document_zip_bomb');
}

/** Counts while it inflates: what the archive says of itself may be a lie. */
async function unpack(zip: ZipFile, entry: Entry, allowedBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.byteLength;
      if (size > allowedBytes) throw new Refusal('document_zip_bomb');
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('document_damaged', { cause: error });
  }
  const part = Buffer.concat(chunks, size);
  if (crc32(part) !== entry.crc32) throw new Refusal('document_damaged');
  return part;
}
