import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from './place.ts';
import { PostgresProblem } from './problem.ts';
import { isAlive, processesAskedFor, processesIn, processIdentity, signal } from './processes.ts';
import { asConfiguration, kajaSettings } from './settings.ts';

/** The role that made the cluster: all rights, for the few things that only it may do. */
export const superuser = 'postgres';

/**
 * Whether data is there; throws PostgresProblem, before anything is touched, when it is another version's or no
 * PostgreSQL's.
 */
export function hasData(place: Place, major: string): boolean {
  const versionFile = join(place.data, 'PG_VERSION');
  if (existsSync(versionFile)) {
    const found = readFileSync(versionFile, 'utf8').trim();
    if (found === major) return true;
    throw new PostgresProblem('other_major_version', { folder: place.data, found, wanted: major });
  }
  if (existsSync(place.data) && readdirSync(place.data).length > 0) {
    throw new PostgresProblem('unreadable_data', { folder: place.data });
  }
  return false;
}

/**
 * Makes the cluster in a folder of its own and gives it its final name when it is whole, so that one that was broken
 * off is never taken for data.
 */
export async function makeCluster(place: Place, binaries: string, password: string): Promise<void> {
  await removeUnfinished(place.home);
  const unfinished = join(place.home, `pg.new-${process.pid}-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${unfinished}.password`;
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (place.user) for (const path of [unfinished, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  try {
    await initdb(place, binaries, unfinished, passwordFile);
    configure(place, unfinished);
    if (existsSync(place.data)) rmdirSync(place.data);
    renameSync(unfinished, place.data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Writes today's settings; they are part of the program, not of the data. */
export function writeSettings(place: Place): void {
  writeOwned(place, join(place.data, 'kaja.conf'), asConfiguration(kajaSettings));
}

// An initdb whose Kaja was killed may still be writing; its leftovers are nobody's data.
async function removeUnfinished(home: string): Promise<void> {
  for (const name of readdirSync(home)) {
    const pid = /^pg\.new-(\d+)-/.exec(name)?.[1];
    if (pid === undefined || processIdentity(Number(pid))) continue;
    const folder = join(home, name);
    const writers = [...processesIn(folder), ...processesAskedFor(folder)];
    for (const writer of writers) signal(writer.pid, 'SIGKILL');
    while (writers.some(isAlive)) await pause(10);
    rmSync(join(home, name), { recursive: true, force: true, maxRetries: 10 });
  }
}

function initdb(place: Place, binaries: string, folder: string, passwordFile: string): Promise<void> {
  const words = ['-D', folder, '-U', superuser, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  // Estonian order by ICU needs no locale of the system, which a bare machine does not have.
  words.push('--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=et', '--no-instructions');
  const child = spawn(join(binaries, 'bin', 'initdb'), words, {
    ...(place.user ?? {}),
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (bytes: Buffer) => {
    complaint += bytes.toString();
  });
  return new Promise((resolve, reject) => {
    const fail = (cause?: unknown) =>
      reject(new PostgresProblem('initialising_failed', { reason: complaint.trim() }, cause));
    child.once('error', fail);
    child.once('close', (code) => (code === 0 ? resolve() : fail()));
  });
}

function configure(place: Place, folder: string): void {
  const file = join(folder, 'postgresql.conf');
  const original = readFileSync(file, 'utf8');
  writeOwned(place, file, `include_if_exists 'kaja.conf'\n\n${original}`);
  writeOwned(place, join(folder, 'pg_hba.conf'), 'local all all scram-sha-256\n');
}

function writeOwned(place: Place, file: string, contents: string): void {
  writeFileSync(file, contents, { mode: 0o600 });
  if (place.user) chownSync(file, place.user.uid, place.user.gid);
}
