import { backupNote } from '#platform/backup/problem.ts';
import type { Terminal } from './command.ts';

const firstAfterMs = 2_000;
const everyMs = 5_000;

/** A size for people: `12 kB`, `3.4 GB`, by powers of a thousand as disks are sold. */
export function size(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const value = bytes / 1000 ** power;
  return `${power < 2 ? Math.round(value) : value.toFixed(1)} ${units[power]}`;
}

/** Says how far a long work has come, after two seconds and then every five. */
export function progressOf(terminal: Terminal, key: 'backing_up' | 'checking' | 'restoring') {
  const beganAt = performance.now();
  let saidAt = beganAt + firstAfterMs - everyMs;
  return (done: number, total: number) => {
    const now = performance.now();
    if (now - saidAt < everyMs || done <= 0) return;
    saidAt = now;
    const leftSeconds = Math.ceil((((now - beganAt) / done) * Math.max(0, total - done)) / 1000);
    const left =
      leftSeconds < 90
        ? backupNote('seconds', { count: leftSeconds }, ' / ')
        : backupNote('minutes', { count: Math.ceil(leftSeconds / 60) }, ' / ');
    terminal.err(backupNote(key, { done: size(done), total: size(total), left }, ' / '));
  };
}
