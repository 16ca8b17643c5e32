import { spawn } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Place } from './place.ts';
import { PostgresProblem } from './problem.ts';
import { isAlive, type ProcessIdentity, processesIn, processIdentity, signal } from './processes.ts';
import { fixedSettings } from './settings.ts';

/** The server that runs in the data folder; null when none does, whatever its postmaster.pid says. */
export function runningServer(place: Place): ProcessIdentity | null {
  const file = join(place.data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return serverProcesses(place).find((identity) => identity.pid === pid) ?? null;
}

/** Whether a running server is of the programs that we would start. */
export function runsFrom(server: ProcessIdentity, binaries: string): boolean {
  try {
    return readlinkSync(`/proc/${server.pid}/exe`) === join(realpathSync(binaries), 'bin', 'postgres');
  } catch {
    return false;
  }
}

/**
 * Removes what a killed server left: processes that lost their postmaster (they end by themselves unless a query keeps
 * them), and the two lock files, which PostgreSQL would believe if their number belongs to somebody else by now.
 */
export async function clearRemains(place: Place): Promise<void> {
  await waitForEnd(() => serverProcesses(place).length === 0, 2000);
  await endAll(place, 'SIGQUIT', 1000);
  await endAll(place, 'SIGKILL', 2000);
  const left = serverProcesses(place)[0];
  if (left) throw new PostgresProblem('cannot_stop', { folder: place.data, pid: left.pid });
  rmSync(join(place.data, 'postmaster.pid'), { force: true });
  rmSync(join(place.socketFolder, '.s.PGSQL.5432'), { force: true });
  rmSync(join(place.socketFolder, '.s.PGSQL.5432.lock'), { force: true });
}

/** Starts the server in a process group of its own, so that Ctrl-C reaches us and not it. */
export function spawnServer(
  place: Place,
  binaries: string,
  settings: Record<string, string>,
): Promise<ProcessIdentity> {
  const log = openLog(place);
  const words = Object.entries({ ...settings, ...fixedSettings(place.socketFolder) });
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', place.data, ...words.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...(place.user ?? {}),
      cwd: '/',
      detached: true,
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
      // A file and no pipe: the server may outlive us when we are killed, and must not end by a broken pipe.
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  child.unref();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      const pid = child.pid ?? 0;
      resolve(processIdentity(pid) ?? { pid, startedAt: 'ended at once' });
    });
  });
}

/**
 * Stops a server: open transactions are rolled back at once (fast), after two and a half seconds without a last checkpoint
 * (immediate; the next start recovers), and in the end by force. Nothing committed is lost by any of them.
 */
export async function stopServer(place: Place, server: ProcessIdentity): Promise<void> {
  signal(server.pid, 'SIGINT');
  signal(server.pid, 'SIGCONT'); // one that was suspended hears no other signal
  await waitForEnd(() => !isAlive(server), 2500);
  if (isAlive(server)) signal(server.pid, 'SIGQUIT');
  await waitForEnd(() => !isAlive(server), 500);
  if (isAlive(server)) signal(server.pid, 'SIGKILL');
  await waitForEnd(() => !isAlive(server), 500);
  if (serverProcesses(place).length > 0) await endAll(place, 'SIGKILL', 2000);
}

/** What the server wrote last, for the sentence that says why it did not start. */
export function lastComplaint(place: Place): string {
  const lines = readFileSync(logFile(place), 'utf8').trimEnd().split('\n').slice(-20);
  return (lines.findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1) ?? '').replace(/^.*?\] /, '');
}

/** The server's log. */
export function logFile(place: Place): string {
  return join(place.home, 'postgres.log');
}

function serverProcesses(place: Place): ProcessIdentity[] {
  return existsSync(place.data) ? processesIn(realpathSync(place.data)) : [];
}

async function endAll(place: Place, name: NodeJS.Signals, withinMs: number): Promise<void> {
  for (const { pid } of serverProcesses(place)) signal(pid, name);
  await waitForEnd(() => serverProcesses(place).length === 0, withinMs);
}

async function waitForEnd(hasEnded: () => boolean, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs;
  while (!hasEnded() && performance.now() < until) await pause(20);
}

function openLog(place: Place): number {
  const file = logFile(place);
  if (existsSync(file) && statSync(file).size > 4_000_000) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}
