import { createHash } from 'node:crypto';

/** Where the bytes of a backup go, in order. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
}

const block = 512;

/** Writes a tar file (POSIX ustar, IEEE 1003.1 `pax`), hashing every byte on its way. */
export class TarWriter {
  readonly #sink: Sink;
  readonly #hash = createHash('sha256');
  bytes = 0;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  async add(name: string, contents: Uint8Array): Promise<void> {
    await this.begin(name, contents.byteLength);
    await this.put(contents);
    await this.end(contents.byteLength);
  }

  /** For contents that come in parts: `begin`, any number of `put`, `end`. */
  begin(name: string, size: number): Promise<void> {
    return this.put(headerOf(name, size));
  }

  async put(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.bytes += bytes.byteLength;
    await this.#sink.write(bytes);
  }

  end(size: number): Promise<void> {
    return this.put(Buffer.alloc(paddingOf(size)));
  }

  /** Closes the file with the checksum of everything before it, under `name`. */
  async finish(name: string): Promise<void> {
    await this.add(name, Buffer.from(this.#hash.copy().digest('hex')));
    await this.put(Buffer.alloc(2 * block));
  }
}

export interface TarHeader {
  name: string;
  size: number;
}

export const tarBlock = block;

export function paddingOf(size: number): number {
  return (block - (size % block)) % block;
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(block);
  const [prefix, rest] = splitName(name);
  header.write(rest, 0, 100);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(prefix, 345, 155);
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

function splitName(name: string): [string, string] {
  if (Buffer.byteLength(name) <= 100) return ['', name];
  const cut = name.lastIndexOf('/');
  return [name.slice(0, cut), name.slice(cut + 1)];
}

/** The header of a member, `'end'` for the empty block that closes the file, or null when it is neither. */
export function readHeader(header: Buffer): TarHeader | 'end' | null {
  if (header.every((byte) => byte === 0)) return 'end';
  const stated = Number.parseInt(header.toString('latin1', 148, 156), 8);
  const size = Number.parseInt(header.toString('latin1', 124, 136), 8);
  if (stated !== checksumOf(header) || header.toString('latin1', 257, 262) !== 'ustar' || !(size >= 0)) return null;
  const prefix = textAt(header, 345, 155);
  return { name: `${prefix}${prefix ? '/' : ''}${textAt(header, 0, 100)}`, size };
}

function textAt(header: Buffer, start: number, length: number): string {
  return header.toString('utf8', start, start + length).replace(/\0.*$/s, '');
}

// The field of the checksum itself counts as spaces.
function checksumOf(header: Buffer): number {
  let sum = 8 * 32;
  for (let index = 0; index < block; index += 1) if (index < 148 || index >= 156) sum += header[index] ?? 0;
  return sum;
}
