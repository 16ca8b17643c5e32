import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { newId } from '../time/clock.ts';

/**
 * Bytes of uploaded files, by content: the same picture twice is kept once per organisation. What a file is called and
 * who brought it stands in the table `file`; here are only bytes.
 */
export interface FileStore {
  /** @returns SHA-256 of the bytes, in hex: the name under which `read` finds them again */
  write(organisationId: string, bytes: Uint8Array): Promise<string>;
  /** @throws when there is no such file */
  read(organisationId: string, sha256: string): Promise<Buffer>;
  removeOrganisation(organisationId: string): Promise<void>;
}

const hash = /^[0-9a-f]{64}$/;

/** Files below a folder of the local disk. */
export function diskStore(folder: string): FileStore {
  const place = (organisationId: string, sha256: string) => {
    if (!hash.test(sha256)) throw new Error('A file is named by its SHA-256');
    return path.join(folder, organisationId, sha256.slice(0, 2), sha256);
  };
  return {
    async write(organisationId, bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const target = place(organisationId, sha256);
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
      // Written aside and renamed: a crash leaves a stray, never half a file under its true name.
      const aside = `${target}.${newId()}`;
      await writeFile(aside, bytes, { mode: 0o600 });
      await rename(aside, target);
      return sha256;
    },
    read: (organisationId, sha256) => readFile(place(organisationId, sha256)),
    removeOrganisation: (organisationId) => rm(path.join(folder, organisationId), { recursive: true, force: true }),
  };
}
