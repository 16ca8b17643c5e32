import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '#platform/postgres/starter.ts';
import { openRunFolder } from './run-folder.ts';

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
  const folder = openRunFolder();
  const dataFolder = join(projectFolder, '.kaja', 'test');
  const server = await startPostgres({ projectFolder, dataFolder, homeFolder: folder.path, settings });
  project.provide('postgresUrl', server.ownerUrl);
  project.provide('postgresSuperuserUrl', server.superuserUrl);
  return async () => {
    await server.stop();
    folder.remove();
  };
}
