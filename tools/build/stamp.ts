import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a build leaves beside its result: of which sources it was made, and which files it wrote. */
export interface Stamp {
  sources: string;
  files: string[];
  /** The files of the build before: a running server or an open browser may still load them. */
  earlierFiles: string[];
}

/** A checksum over everything that a build reads, tests aside. */
export function checksumOfSources(root: string): string {
  const sum = createHash('sha256');
  const files = ['src', 'tools/build'].flatMap((folder) => filesBelow(root, folder));
  for (const file of [...files, 'package.json', 'package-lock.json', 'tsconfig.json']) {
    sum
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return sum.digest('hex');
}

/** The stamp of an earlier build; null when there is none, or one that was broken off. */
export function readStamp(root: string, part: string): Stamp | null {
  const file = stampFile(root, part);
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Stamp) : null;
  } catch {
    return null;
  }
}

/** Writes the stamp with the time the build began at, so that what was edited meanwhile counts as newer. */
export function writeStamp(root: string, part: string, stamp: Stamp, beganAt: Date): void {
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile(root, part), JSON.stringify(stamp));
  utimesSync(stampFile(root, part), beganAt, beganAt);
}

/** All files below a folder, relative to the root, sorted; without tests. */
export function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}

function stampFile(root: string, part: string): string {
  return join(root, 'dist', `${part}.built`);
}
