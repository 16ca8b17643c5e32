import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, processIdentity } from './processes.ts';

/**
 * Which processes of ours use a server. The one that leaves last stops it: a command beside a serving process must not
 * take the database away from it, nor the other way round. Call only while holding the start lock.
 */
export function claim(home: string): void {
  const own = processIdentity(process.pid);
  if (!own) return;
  mkdirSync(join(home, 'claims'), { recursive: true, mode: 0o700 });
  writeFileSync(join(home, 'claims', `${own.pid}-${own.startedAt}`), '');
}

/** Gives up this process's claim. */
export function release(home: string): void {
  const own = processIdentity(process.pid);
  if (own) rmSync(join(home, 'claims', `${own.pid}-${own.startedAt}`), { force: true });
}

/** Whether another living process uses the server; forgets those that were killed. */
export function isClaimedByOthers(home: string): boolean {
  mkdirSync(join(home, 'claims'), { recursive: true, mode: 0o700 });
  const others = readdirSync(join(home, 'claims')).filter((name) => !name.startsWith(`${process.pid}-`));
  const living = others.filter((name) => {
    const [pid, startedAt] = name.split('-');
    const lives = isAlive({ pid: Number(pid), startedAt: startedAt ?? '' });
    if (!lives) rmSync(join(home, 'claims', name), { force: true });
    return lives;
  });
  return living.length > 0;
}
