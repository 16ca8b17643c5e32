import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { features } from '#main/features.ts';
import { openServices } from '#platform/composition/compose.ts';
import { readConfig } from '#platform/config/config.ts';
import { migrate } from '#platform/db/migrate.ts';
import { startPostgres } from '#platform/postgres/starter.ts';

/** A migrated installation of its own on a PostgreSQL of its own, with the settings that everybody gets. */
export async function openBenchInstallation() {
  const projectFolder = path.join(import.meta.dirname, '..');
  const home = mkdtempSync('/tmp/kaja-bench-');
  const homeFolder = mkdtempSync('/tmp/kaja-bench-pg-');
  const postgres = await startPostgres({
    projectFolder,
    dataFolder: path.join(home, 'data'),
    homeFolder,
  });
  const secret = 'a secret of forty characters, for benches';
  const config = readConfig({ KAJA_DATA: path.join(home, 'data'), LOG_LEVEL: 'silent' });
  const addresses = await migrate({
    ownerUrl: postgres.ownerUrl,
    appUrl: null,
    secret,
    folder: path.join(projectFolder, 'migrations'),
  });
  const opened = openServices({ config, secret, addresses, features });
  return {
    ...opened,
    ownerUrl: postgres.ownerUrl,
    appUrl: addresses.appUrl,
    async close() {
      await opened.services.database.close();
      await postgres.stop();
      for (const folder of [home, homeFolder]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
