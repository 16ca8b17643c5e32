import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BinariesPackage, binariesPackage, ensureBinaries } from './binaries.ts';
import { claim, isClaimedByOthers, release } from './claims.ts';
import { hasData, makeCluster, superuser, writeSettings } from './cluster.ts';
import { ensureDatabase, ownerName, probe, urlOf } from './connect.ts';
import { withLock } from './lock.ts';
import { choosePlace, hash, type Place } from './place.ts';
import { PostgresProblem } from './problem.ts';
import { isAlive, type ProcessIdentity } from './processes.ts';
import { clearRemains, lastComplaint, logFile, runningServer, runsFrom, spawnServer, stopServer } from './server.ts';

/** What the starter is doing, for whoever shows progress. */
export type PostgresStep = 'waiting' | 'copying' | 'initialising' | 'starting' | 'recovering' | 'stopping';

export interface PostgresOptions {
  /** The project, whose node_modules holds the server's programs. */
  projectFolder: string;
  /** Kaja's data folder; made when missing. */
  dataFolder: string;
  /** Where exactly the server lives, instead of the starter's own choice (tests). */
  homeFolder?: string;
  /** Settings of PostgreSQL that win over ours (tests). */
  settings?: Record<string, string>;
  onProgress?: (step: PostgresStep) => void;
  /** Breaks off a start; a server that was being started is stopped, and the promise rejects with the signal's reason. */
  signal?: AbortSignal;
}

export interface RunningPostgres {
  /** The database `kaja` as its owner, over the unix socket: migrations and backup; it never serves. */
  ownerUrl: string;
  /** The same database as the role with all rights: for what only that role may do (leakproof marks). */
  superuserUrl: string;
  socketFolder: string;
  /** Whether the server ran already: left behind by a Kaja that was killed, or in use by another command. */
  adopted: boolean;
  isAlive(): boolean;
  /** Stops the server within 5 s, unless another process of ours still uses it. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one that runs there; never a second one.
 * Safe to call from several processes at once. Throws PostgresProblem with a sentence that says what to do.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const progress = options.onProgress ?? (() => {});
  const binaries = binariesPackage(options.projectFolder);
  const place = choosePlace(options.dataFolder, options.homeFolder);
  const lockName = `kaja-postgres-${hash(place.home)}`;
  const start = () => adoptOrStart(place, binaries, options, progress);
  const { server, adopted } = await withLock(lockName, start, () => progress('waiting'));
  return {
    ownerUrl: urlOf(place, ownerName, ownerName),
    superuserUrl: urlOf(place, superuser, ownerName),
    socketFolder: place.socketFolder,
    adopted,
    isAlive: () => isAlive(server),
    stop: () =>
      withLock(lockName, async () => {
        release(place.home);
        if (!isClaimedByOthers(place.home)) await stopServer(place, server);
      }),
  };
}

type Progress = (step: PostgresStep) => void;

async function adoptOrStart(place: Place, source: BinariesPackage, options: PostgresOptions, progress: Progress) {
  const isNew = !hasData(place, source.major);
  progress('copying');
  const binaries = ensureBinaries(source, place.programs);
  const password = ensurePassword(place, isNew);
  const left = isNew ? null : runningServer(place);
  const isAdopted = left !== null && (await adopt(place, left, binaries, progress, options.signal));
  let server = isAdopted ? left : null;
  if (server === null) {
    if (isNew) {
      progress('initialising');
      await makeCluster(place, binaries, password);
    }
    server = await start(place, binaries, options, progress);
  }
  claim(place.home);
  try {
    await ensureDatabase(place);
  } catch (error) {
    release(place.home);
    if (!isAdopted) await stopServer(place, server);
    throw error;
  }
  return { server, adopted: isAdopted };
}

function ensurePassword(place: Place, isNew: boolean): string {
  const file = join(place.home, 'password');
  if (!isNew) {
    if (!existsSync(file)) throw new PostgresProblem('password_missing', { folder: place.data, file });
    return '';
  }
  const password = randomBytes(24).toString('hex');
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}

// One that answers is taken over; one of other programs, or that does not answer for five seconds, is stopped.
async function adopt(
  place: Place,
  server: ProcessIdentity,
  binaries: string,
  progress: Progress,
  signal?: AbortSignal,
): Promise<boolean> {
  const isWanted = runsFrom(server, binaries) || isClaimedByOthers(place.home);
  let silentSince = performance.now();
  while (isWanted && isAlive(server)) {
    signal?.throwIfAborted();
    const answer = await probe(place);
    if (answer === 'ready') return true;
    if (answer === 'password')
      throw new PostgresProblem('password_refused', { folder: place.data, file: `${place.home}/password` });
    if (answer === 'busy') {
      progress('recovering');
      silentSince = performance.now();
    }
    if (performance.now() - silentSince > 5000) break;
    await pause(50);
  }
  if (isAlive(server)) {
    progress('stopping');
    await stopServer(place, server);
  }
  return false;
}

async function start(
  place: Place,
  binaries: string,
  options: PostgresOptions,
  progress: Progress,
): Promise<ProcessIdentity> {
  await clearRemains(place);
  writeSettings(place);
  progress('starting');
  const server = await spawnServer(place, binaries, options.settings ?? {});
  while (isAlive(server)) {
    if (options.signal?.aborted) {
      await stopServer(place, server);
      options.signal.throwIfAborted();
    }
    const answer = await probe(place);
    if (answer === 'ready') return server;
    if (answer === 'busy') progress('recovering');
    if (answer === 'password') {
      await stopServer(place, server);
      throw new PostgresProblem('password_refused', { folder: place.data, file: `${place.home}/password` });
    }
    await pause(20);
  }
  throw new PostgresProblem('starting_failed', { reason: lastComplaint(place), log: logFile(place) });
}
