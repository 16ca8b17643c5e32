import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { BackupProblem } from './problem.ts';
import type { Sink } from './tar.ts';

/** A file that bears its name only when it is whole: written beside it, flushed to the disk, and renamed. */
export interface WholeFile extends Sink {
  finish(): Promise<void>;
  /** Takes away what was written so far. */
  abandon(): Promise<void>;
}

/** @throws BackupProblem `disk_full`, `file_unwritable` */
export async function openWholeFile(file: string): Promise<WholeFile> {
  const partial = `${file}.partial`;
  // It holds everything that the installation knows, so nobody but its owner reads it.
  const handle = await open(partial, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw explained(error, file);
  });
  return {
    write: (bytes) => writeAll(handle, bytes).catch((error) => Promise.reject(explained(error, file))),
    async finish() {
      try {
        await handle.sync();
        await handle.close();
        await rename(partial, file);
        await syncFolder(path.dirname(file));
      } catch (error) {
        throw explained(error as NodeJS.ErrnoException, file);
      }
    },
    async abandon() {
      await handle.close().catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
}

/** Bytes into a stream, such as standard output. */
export function streamSink(stream: NodeJS.WritableStream): Sink {
  let broken: Error | undefined;
  stream.on('error', (error) => {
    broken = error;
  });
  return {
    write: (bytes) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken);
        // The bytes may be used again once this resolves, so it waits until they are gone.
        stream.write(bytes, (error?: Error | null) => (error ? reject(error) : resolve()));
      }),
  };
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.byteLength; ) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.byteLength - written);
    written += bytesWritten;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function explained(error: NodeJS.ErrnoException, file: string): unknown {
  if (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG')
    return new BackupProblem('disk_full', { file }, error);
  if (error.code && ['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EISDIR'].includes(error.code))
    return new BackupProblem('file_unwritable', { file, reason: error.code }, error);
  return error;
}
