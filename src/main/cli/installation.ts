import path from 'node:path';
import { openServices } from '#platform/composition/compose.ts';
import { installationSecret } from '#platform/config/secret.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startPostgres } from '#platform/postgres/starter.ts';
import type { Services } from '#platform/runtime/runtime.ts';
import { features } from '../features.ts';
import { servedAddress } from '../serve/instance.ts';
import type { Terminal } from './command.ts';
import { projectConfig } from './project-config.ts';
import { note } from './sentences.ts';
import { sayingIfSlow } from './slow.ts';

/**
 * Opens the installation's database for one command, beside a server that runs already or by itself, and closes it again.
 */
export async function withServices<Result>(
  terminal: Terminal,
  work: (services: Services) => Promise<Result>,
): Promise<Result> {
  const { root, config } = projectConfig();
  const embedded = config.databaseUrl
    ? null
    : await sayingIfSlow(terminal, note('opening_database'), () =>
        startPostgres({ projectFolder: root, dataFolder: config.dataFolder }),
      );
  try {
    const ownerUrl = config.databaseUrl ?? embedded?.ownerUrl ?? '';
    const addresses = await migrate({
      ownerUrl,
      appUrl: config.databaseAppUrl,
      secret: () => installationSecret(config),
      folder: path.join(root, 'migrations'),
    });
    // Links lead to the server that runs beside this command, unless somebody said where to.
    const url = config.urlIsGiven ? config.url : (servedAddress(config.dataFolder) ?? config.url);
    const { services } = openServices({
      config: { ...config, url, logLevel: 'warn' },
      secret: installationSecret(config),
      addresses,
      features,
    });
    try {
      return await work(services);
    } finally {
      await services.database.close();
    }
  } finally {
    await embedded?.stop();
  }
}
