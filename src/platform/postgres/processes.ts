import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What names one process for good: numbers are given out again, a number with its start time is not. */
export interface ProcessIdentity {
  pid: number;
  /** Clock ticks since the machine started, field 22 of /proc/PID/stat (proc(5)). */
  startedAt: string;
}

/** The identity of a living process; null when there is none (a zombie has ended, it only waits to be collected). */
export function processIdentity(pid: number): ProcessIdentity | null {
  const fields = statusFields(pid);
  if (fields === null || fields[0] === 'Z' || fields[0] === 'X') return null;
  return { pid, startedAt: fields[19] ?? '' };
}

/** The number of a process's parent; null when the process is gone. */
export function parentOf(pid: number): number | null {
  const fields = statusFields(pid);
  return fields === null ? null : Number(fields[1]);
}

/** Whether exactly this process still lives. */
export function isAlive(identity: ProcessIdentity): boolean {
  return processIdentity(identity.pid)?.startedAt === identity.startedAt;
}

/** The words a process was started with; empty when it is gone. */
export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
  } catch {
    return [];
  }
}

/**
 * The processes that work in a data folder. PostgreSQL and each of its children have it as their working directory,
 * so this finds a server whose postmaster.pid is gone, and never mistakes a stranger that was given an old number.
 */
export function processesIn(folder: string): ProcessIdentity[] {
  return processesThat((pid) => workingDirectory(pid) === folder);
}

/** The processes that were started to work on a data folder, such as initdb, which stays outside of it. */
export function processesAskedFor(folder: string): ProcessIdentity[] {
  return processesThat((pid) => {
    const words = commandLine(pid);
    return words[words.indexOf('-D') + 1] === folder;
  });
}

function processesThat(matches: (pid: number) => boolean): ProcessIdentity[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(matches)
    .map(processIdentity)
    .filter((identity) => identity !== null);
}

/** Sends a signal, and does not mind when the process is gone. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

// The second field is the program's name in brackets and may hold spaces and brackets itself: read behind the last one.
function statusFields(pid: number): string[] | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function workingDirectory(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).replace(/ \(deleted\)$/, '');
  } catch {
    return null;
  }
}
