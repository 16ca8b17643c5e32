import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '#platform/postgres/starter.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The run's server: its database `kaja` as the owner. */
    postgresUrl: string;
    /** The same as the role with all rights. */
    postgresSuperuserUrl: string;
  }
}

// Nothing of a test run has to survive a power cut; everywhere else these stay on. A vacuum at work in a database would
// keep its owner from dropping it.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '100',
};

/** Starts one embedded PostgreSQL for the whole run, in a folder of its own, and ends it with the run. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const projectFolder = join(import.meta.dirname, '..', '..', '..');
  // Directly in /tmp: short enough for a socket, and the server's user can enter it.
  const homeFolder = mkdtempSync('/tmp/kaja-test-');
  const dataFolder = join(projectFolder, '.kaja', 'test');
  endWithThisProcess(homeFolder);
  const server = await startPostgres({ projectFolder, dataFolder, homeFolder, settings });
  project.provide('postgresUrl', server.ownerUrl);
  project.provide('postgresSuperuserUrl', server.superuserUrl);
  return async () => {
    await server.stop();
    rmSync(homeFolder, { recursive: true, force: true });
  };
}

// A run that is killed cannot clean up; a small shell that outlives it does.
function endWithThisProcess(homeFolder: string): void {
  const script = `
    while kill -0 "$1" 2> /dev/null; do sleep 1; done
    if [ -f "$2/pg/postmaster.pid" ]; then kill -QUIT "$(head -n 1 "$2/pg/postmaster.pid")"; sleep 1; fi
    rm -rf "$2"`;
  spawn('sh', ['-c', script, 'sh', String(process.pid), homeFolder], {
    detached: true,
    stdio: 'ignore',
    cwd: '/',
  }).unref();
}
