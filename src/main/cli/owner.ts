import { existsSync } from 'node:fs';
import type { Config } from '#platform/config/config.ts';
import { startPostgres } from '#platform/postgres/starter.ts';
import type { Terminal } from './command.ts';
import { projectConfig } from './project-config.ts';
import { note } from './sentences.ts';
import { sayingIfSlow } from './slow.ts';

export interface OwnedInstallation {
  root: string;
  config: Config;
  /** The owner's address: past row-level security, as backup, restore and doctor need it. */
  ownerUrl: string;
}

/** Opens the database as its owner, beside a server that runs or by itself; migrates nothing. */
export async function withOwnedInstallation<Result>(
  terminal: Terminal,
  work: (installation: OwnedInstallation) => Promise<Result>,
): Promise<Result> {
  const { root, config } = projectConfig();
  if (config.databaseUrl) return work({ root, config, ownerUrl: config.databaseUrl });
  const embedded = await sayingIfSlow(terminal, note('opening_database'), () =>
    startPostgres({ projectFolder: root, dataFolder: config.dataFolder }),
  );
  try {
    return await work({ root, config, ownerUrl: embedded.ownerUrl });
  } finally {
    await embedded.stop();
  }
}

/** Whether there has been an installation here at all; asking must not make one. */
export function hasInstallation(): boolean {
  const { config } = projectConfig();
  return config.databaseUrl !== null || existsSync(config.dataFolder);
}
