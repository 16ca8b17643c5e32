import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { inject } from 'vitest';
import { openServer, openServices } from '../composition/compose.ts';
import { beginWork } from '../composition/working.ts';
import { readConfig } from '../config/config.ts';
import { migrate } from '../db/migrate.ts';
import type { ErrorRegistry } from '../errors/registry.ts';
import type { Feature } from '../feature/feature.ts';
import { createLog } from '../log/log.ts';
import type { Services } from '../runtime/runtime.ts';
import { type Clock, systemClock } from '../time/clock.ts';
import { cloneDatabase, urlOfDatabase } from './postgres.ts';

export interface TestInstallation {
  services: Services;
  errors: ErrorRegistry;
  server: FastifyInstance;
  /** The database as its owner, past row-level security. */
  ownerUrl: string;
  close(): Promise<void>;
}

const secret = 'a secret of forty characters, for tests!';
const template = 'kaja_template';

/**
 * A whole installation for one test file: a database of its own, cloned from the migrated template, and the HTTP server
 * (use `server.inject`, or `server.listen` for a browser). Environment variables and the clock can be given.
 */
export async function openTestInstallation(options: {
  features: readonly Feature[];
  environment?: Record<string, string>;
  clock?: Clock;
  /** Starts the queue and its handlers too. */
  withJobs?: boolean;
  workspaceFolder?: string;
}): Promise<TestInstallation> {
  const addresses = await migratedTemplate();
  const database = await cloneDatabase(template);
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'kaja-data-'));
  const onClone = (url: string) => url.replace(`/${template}?`, `/${database.name}?`);
  const config = readConfig({ KAJA_DATA: dataFolder, LOG_LEVEL: 'silent', ...options.environment });
  const opened = openServices({
    config,
    secret,
    addresses: { appUrl: onClone(addresses.appUrl), jobsUrl: onClone(addresses.jobsUrl) },
    features: options.features,
    clock: options.clock ?? systemClock,
    log: createLog(config.logLevel),
  });
  const { services } = opened;
  const working = options.withJobs
    ? await beginWork(services, options.features, { appRole: addresses.appRole, works: true })
    : null;
  const server = await openServer(opened, options.features, {
    workspaceFolder: options.workspaceFolder ?? null,
    version: 'test',
  });
  return {
    ...opened,
    server,
    ownerUrl: database.url,
    async close() {
      await server.close();
      await working?.stop();
      await services.database.close();
      await database.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Made by whichever test file comes first; the others wait for its lock and find it ready. */
async function migratedTemplate() {
  const client = new pg.Client(inject('postgresUrl'));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(1)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount === 0) await client.query(`create database ${template}`);
    const folder = path.join(import.meta.dirname, '..', '..', '..', 'migrations');
    return await migrate({ ownerUrl: urlOfDatabase(template), appUrl: null, secret, folder });
  } finally {
    await client.end();
  }
}
