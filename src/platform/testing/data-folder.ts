import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processesIn, signal } from '#platform/postgres/processes.ts';

/** Where the database of a data folder lives: inside, or, as root, where the data folder's note says. */
export function databaseHome(dataFolder: string): string {
  const note = join(dataFolder, 'postgres', 'home');
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : join(dataFolder, 'postgres');
}

/** PostgreSQL's own folder in it; the working directory of the server's processes. */
export function clusterFolder(dataFolder: string): string {
  return join(databaseHome(dataFolder), 'pg');
}

/** Removes a data folder with its database, ending the server in whatever state a test has left it. */
export async function removeDataFolder(dataFolder: string): Promise<void> {
  const cluster = clusterFolder(dataFolder);
  // Killed by SIGKILL a server would leave its shared memory in the kernel. One that was suspended hears no other signal.
  for (const name of ['SIGQUIT', 'SIGCONT', 'SIGKILL'] as const) {
    for (const { pid } of processesIn(cluster)) signal(pid, name);
    if (name === 'SIGCONT') for (let waits = 0; waits < 50 && processesIn(cluster).length > 0; waits++) await pause(20);
  }
  while (processesIn(cluster).length > 0) await pause(20);
  rmSync(databaseHome(dataFolder), { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}
