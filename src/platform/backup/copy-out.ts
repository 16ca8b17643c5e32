import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type CatalogueTable, columnList, quoted } from './catalogue.ts';
import { pieceBytes, pieceName, type TableRecord } from './format.ts';
import type { TarWriter } from './tar.ts';

const compress = promisify(zstdCompress);
// Measured on text of plans: 490 MB/s and 42 % of the size; level 1 gives 23 % at 131 MB/s, slower than COPY itself.
// One buffer for a whole piece: in the library's own chunks of 16 kB the process grew by 50 MB and went on growing.
const compression = {
  params: { [constants.ZSTD_c_compressionLevel]: -3 },
  chunkSize: pieceBytes + pieceBytes / 64,
};
/** Pieces that are compressed at the same time; each holds its text and its result in memory. */
const sideBySide = 2;

/** What `copyOut` gathers text in. */
export function pieceMemory(): readonly Buffer[] {
  return Array.from({ length: sideBySide + 1 }, () => Buffer.allocUnsafeSlow(pieceBytes));
}

/**
 * Writes one table as pieces of COPY text.
 * @param client in the transaction of the backup
 * @param memory of `pieceMemory`, one for all tables
 * @param onBytes told how much text came since the last call
 */
export async function copyOut(
  client: pg.ClientBase,
  table: CatalogueTable,
  tar: TarWriter,
  memory: readonly Buffer[],
  onBytes: (bytes: number) => void,
): Promise<TableRecord> {
  const hash = createHash('sha256');
  const stream = client.query(copyTo(`copy (select ${columnList(table.columns)} from ${quoted(table)}) to stdout`));
  const record = { bytes: 0, pieces: 0 };
  const inWork: Promise<Buffer>[] = [];
  const writeFirst = async () => {
    const compressed = await inWork.shift();
    if (!compressed) return;
    record.pieces += 1;
    await tar.add(pieceName(table, record.pieces), compressed);
  };
  const take = async (piece: Buffer) => {
    hash.update(piece);
    record.bytes += piece.byteLength;
    onBytes(piece.byteLength);
    const compressing = compress(piece, compression);
    // Awaited in its turn; until then a failure of it must not end the process.
    compressing.catch(() => undefined);
    inWork.push(compressing);
    if (inWork.length >= sideBySide) await writeFirst();
  };
  for await (const piece of pieces(stream, memory)) await take(piece);
  while (inWork.length > 0) await writeFirst();
  const { schema, name, columns } = table;
  return { schema, name, columns, rows: stream.rowCount, sha256: hash.digest('hex'), ...record };
}

/**
 * A stream's bytes in pieces of `pieceBytes`, the last one shorter. The memory of a piece is used again when
 * `sideBySide` more have been taken; buffers left to the garbage collector cost ten times as much.
 */
async function* pieces(stream: AsyncIterable<Buffer>, memory: readonly Buffer[]): AsyncGenerator<Buffer> {
  let turn = 0;
  let size = 0;
  for await (const chunk of stream) {
    for (let at = 0; at < chunk.byteLength; ) {
      const piece = memory[turn % memory.length] as Buffer;
      const copied = chunk.copy(piece, size, at);
      at += copied;
      size += copied;
      if (size < pieceBytes) continue;
      yield piece;
      turn += 1;
      size = 0;
    }
  }
  if (size > 0) yield (memory[turn % memory.length] as Buffer).subarray(0, size);
}
