import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { firstSignInLink } from '#features/identity/writes/first-sign-in-link.ts';
import { openServer, openServices } from '#platform/composition/compose.ts';
import { beginWork } from '#platform/composition/working.ts';
import { installationSecret } from '#platform/config/secret.ts';
import { type Migrated, migrate } from '#platform/db/migrate.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { features } from '../features.ts';
import { runServe } from '../serve/serve.ts';
import { type Command, Declined, type ExitCode, WrongUsage } from './command.ts';
import { loadDemo } from './demo.ts';
import { projectConfig } from './project-config.ts';
import { offerResume } from './resume.ts';

const roles = ['all', 'web', 'worker'] as const;

export const start: Command = {
  name: 'start',
  usage: 'start [--role all|web|worker]',
  options: { role: { type: 'string' }, demo: { type: 'boolean' } },
  positionals: 0,
  async run({ options, terminal }) {
    const role = roles.find((one) => one === (options.role ?? 'all'));
    if (!role) throw new WrongUsage('role_unknown');
    const { root, config } = projectConfig();
    // The embedded database belongs to one process, which is all of Kaja.
    if (role !== 'all' && config.databaseUrl === null) throw new Declined('role_needs_database', { role });
    // Made once the database is open: a key in the data folder says that it has had one.
    const secret = () => installationSecret(config);
    let migrated: Migrated | undefined;
    const needed = () => {
      if (!migrated) throw new Error('The database is opened before it is used');
      return migrated;
    };
    const settings = { ...config, projectFolder: root, listens: role !== 'worker', alone: role === 'all' };
    return (await runServe(settings, {
      migrate: async ({ ownerUrl }) => {
        migrated = await migrate({
          ownerUrl,
          appUrl: config.databaseAppUrl,
          secret,
          folder: path.join(root, 'migrations'),
        });
      },
      loadDemo: options.demo ? () => loadDemo({ config, secret: secret(), addresses: needed(), features }) : null,
      createApp: async ({ ownerUrl }) => {
        const opened = openServices({ config, secret: secret(), addresses: needed(), features });
        const { services } = opened;
        const working = await beginWork(services, features, { appRole: needed().appRole, works: role !== 'web' });
        const workspace = path.join(root, 'dist', 'admin');
        const server = await openServer(opened, features, {
          workspaceFolder: existsSync(workspace) ? workspace : null,
          version: packageJson.version,
        });
        return {
          listen: (address) => listenQuietly(server, address),
          signInLink: () => firstSignInLink(services),
          announced: () => void offerResume(terminal, ownerUrl, services.database),
          close: async () => {
            await server.close();
            await working.stop();
            await services.database.close();
          },
        };
      },
    })) as ExitCode;
  },
};

/** The address is said to people in words; the framework's own line in the log would stand in the midst of them. */
async function listenQuietly(server: FastifyInstance, address: { host: string; port: number }): Promise<void> {
  const { level } = server.log;
  server.log.level = 'warn';
  await server.listen(address);
  server.log.level = level;
}
