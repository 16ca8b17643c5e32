import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { Beginning, fileName, formatVersion, Header, Manifest, memberNames, pieceBytes, pieceName } from './format.ts';
import { BackupProblem } from './problem.ts';
import { paddingOf, readHeader, tarBlock } from './tar.ts';

const decompress = promisify(zstdDecompress);
/** The largest file that is uploaded is 20 MB; a list of a million files takes 150 MB. */
const largestMember = 512 * 1_048_576;

export interface Member {
  name: string;
  size: number;
  /** Where its contents begin. */
  position: number;
}

/** A backup that lies on the disk, read piece by piece. */
export class BackupFile {
  readonly #handle: FileHandle;
  readonly path: string;

  constructor(path: string, handle: FileHandle) {
    this.path = path;
    this.#handle = handle;
  }

  static async open(path: string): Promise<BackupFile> {
    return new BackupFile(path, await open(path, 'r'));
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  async size(): Promise<number> {
    return (await this.#handle.stat()).size;
  }

  /** @throws BackupProblem `cut_off` when the file ends before */
  async bytes(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length);
    for (let read = 0; read < length; ) {
      const { bytesRead } = await this.#handle.read(buffer, read, length - read, position + read);
      if (bytesRead === 0) throw new BackupProblem('cut_off', { file: this.path });
      read += bytesRead;
    }
    return buffer;
  }

  contents(member: Member): Promise<Buffer> {
    return this.bytes(member.position, member.size);
  }

  /** COPY text of one piece of a table. @throws BackupProblem `altered` */
  async text(member: Member): Promise<Buffer> {
    try {
      return await decompress(await this.contents(member), { maxOutputLength: pieceBytes, chunkSize: pieceBytes });
    } catch (error) {
      if (error instanceof BackupProblem) throw error;
      throw new BackupProblem('altered', { file: this.path }, error);
    }
  }

  /** The member whose header lies at `position`; `'end'` at the end. @throws BackupProblem */
  async member(position: number): Promise<Member | 'end'> {
    const header = readHeader(await this.bytes(position, tarBlock));
    if (header === 'end') return header;
    if (header === null || header.size > largestMember) throw new BackupProblem('altered', { file: this.path });
    return { ...header, position: position + tarBlock };
  }

  async json(member: Member): Promise<unknown> {
    try {
      return JSON.parse((await this.contents(member)).toString());
    } catch (error) {
      if (error instanceof BackupProblem) throw error;
      throw new BackupProblem('altered', { file: this.path }, error);
    }
  }
}

export interface VerifiedBackup {
  manifest: Manifest;
  /** By name, where each member lies. */
  members: ReadonlyMap<string, Member>;
}

/**
 * Reads a backup from its first byte to its last, before anything else is touched: that it is whole, that nothing in it
 * was altered, and that its tables and files are what it says of them.
 * @throws BackupProblem `not_a_backup`, `other_format`, `cut_off`, `altered`
 */
export async function verifyBackup(
  file: BackupFile,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<VerifiedBackup> {
  await readBeginning(file);
  const size = await file.size();
  const members = new Map<string, Member>();
  const hash = createHash('sha256');
  let position = 0;
  for (;;) {
    const member = await file.member(position);
    if (member === 'end') throw new BackupProblem('altered', { file: file.path });
    const next = member.position + member.size + paddingOf(member.size);
    if (member.name === memberNames.checksum) {
      await verifyEnd(file, member, hash.digest('hex'), size);
      break;
    }
    members.set(member.name, member);
    await hashRange(file, hash, position, next);
    position = next;
    onProgress(position, size);
  }
  const manifest = await readManifest(file, members);
  await verifyContents(file, manifest, members);
  return { manifest, members };
}

async function readBeginning(file: BackupFile): Promise<void> {
  const notOurs = new BackupProblem('not_a_backup', { file: file.path });
  if ((await file.size()) === 0) throw notOurs;
  const first = await file.member(0).catch((error: BackupProblem) => {
    throw error.code === 'cut_off' ? error : notOurs;
  });
  if (first === 'end' || first.name !== memberNames.header) throw notOurs;
  const beginning = Beginning.safeParse(await file.json(first));
  if (!beginning.success) throw notOurs;
  if (beginning.data.formatVersion !== formatVersion)
    throw new BackupProblem('other_format', { file: file.path, found: beginning.data.formatVersion, formatVersion });
}

async function hashRange(file: BackupFile, hash: ReturnType<typeof createHash>, from: number, to: number) {
  for (let at = from; at < to; at += pieceBytes) hash.update(await file.bytes(at, Math.min(pieceBytes, to - at)));
}

async function verifyEnd(file: BackupFile, member: Member, checksum: string, size: number): Promise<void> {
  const stated = (await file.bytes(member.position, Math.min(member.size, 64))).toString();
  const end = member.position + member.size + paddingOf(member.size);
  // Two empty blocks close a tar file; a byte more or less and it is not the file that was written.
  if (size < end + 2 * tarBlock) throw new BackupProblem('cut_off', { file: file.path });
  const closing = await file.bytes(member.position + member.size, size - member.position - member.size);
  const isWhole = size === end + 2 * tarBlock && stated === checksum && closing.every((byte) => byte === 0);
  if (!isWhole) throw new BackupProblem('altered', { file: file.path });
}

async function readManifest(file: BackupFile, members: ReadonlyMap<string, Member>): Promise<Manifest> {
  const [first, last] = [members.get(memberNames.header), members.get(memberNames.manifest)];
  const header = first && Header.safeParse(await file.json(first));
  const manifest = last && Manifest.safeParse(await file.json(last));
  if (!header?.success || !manifest?.success) throw new BackupProblem('altered', { file: file.path });
  return manifest.data;
}

// The checksum of the whole proves that the file is as it was written; this proves that it was written right.
async function verifyContents(file: BackupFile, manifest: Manifest, members: ReadonlyMap<string, Member>) {
  for (const table of manifest.tables) {
    const hash = createHash('sha256');
    for (let number = 1; number <= table.pieces; number += 1)
      hash.update(await file.text(memberNamed(file, members, pieceName(table, number))));
    if (hash.digest('hex') !== table.sha256) throw new BackupProblem('altered', { file: file.path });
  }
  for (const each of manifest.files) {
    const member = memberNamed(file, members, fileName(each));
    const hash = createHash('sha256');
    await hashRange(file, hash, member.position, member.position + member.size);
    if (hash.digest('hex') !== each.sha256) throw new BackupProblem('altered', { file: file.path });
  }
}

export function memberNamed(file: BackupFile, members: ReadonlyMap<string, Member>, name: string): Member {
  const member = members.get(name);
  if (!member) throw new BackupProblem('altered', { file: file.path });
  return member;
}
