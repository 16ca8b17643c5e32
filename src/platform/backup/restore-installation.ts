import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config/config.ts';
import { installationSecret } from '../config/secret.ts';
import { knownMigrations, migrate } from '../db/migrate.ts';
import { diskStore } from '../files/store.ts';
import { makeQueueTables } from '../jobs/jobs.ts';
import { memberNames } from './format.ts';
import { BackupProblem } from './problem.ts';
import { type BackupFile, memberNamed, type VerifiedBackup } from './read.ts';
import { assertRestorable, restoreFiles, restoreTables } from './restore.ts';

export interface RestoreTarget {
  /** With an absolute data folder. */
  config: Config;
  ownerUrl: string;
  /** Folder of this program's migrations. */
  migrations: string;
  now: Date;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Fills an empty installation from a backup that was verified: key, tables as the backup's Kaja had them, files, rows,
 * and then what this Kaja changed since. Whatever fails leaves an installation that is still empty, so it can be tried
 * again.
 * @throws BackupProblem, DatabaseProblem
 */
export async function restoreInstallation(
  target: RestoreTarget,
  file: BackupFile,
  backup: VerifiedBackup,
): Promise<void> {
  const { config, ownerUrl, now } = target;
  const { manifest } = backup;
  const key = await keyIn(file, backup);
  if (key !== null && config.secret !== null && key !== config.secret) throw new BackupProblem('key_in_environment');
  await assertRestorable(ownerUrl, manifest, await knownMigrations(target.migrations));
  if (key !== null && config.secret === null) writeKey(config.dataFolder, key);
  const secret = installationSecret(config);
  const options = { ownerUrl, appUrl: config.databaseAppUrl, secret, folder: target.migrations };
  const only = new Set(manifest.migrations.map(({ name }) => name));
  const { jobsUrl } = await migrate({ ...options, only });
  const queueVersion = await makeQueueTables(jobsUrl);
  // Files first: rows never name one that is not there.
  const store = diskStore(path.join(config.dataFolder, 'files'));
  await restoreFiles(file, backup, (organisationId, bytes) => store.write(organisationId, bytes));
  const { onProgress = () => {} } = target;
  await restoreTables(ownerUrl, file, backup, { queueVersion, now, onProgress });
  await migrate(options);
  if (manifest.demoWasLoaded) writeFileSync(path.join(config.dataFolder, 'demo-was-loaded'), '');
}

async function keyIn(file: BackupFile, backup: VerifiedBackup): Promise<string | null> {
  if (!backup.manifest.withKey) return null;
  return (await file.contents(memberNamed(file, backup.members, memberNames.key))).toString();
}

function writeKey(dataFolder: string, key: string): void {
  mkdirSync(dataFolder, { recursive: true });
  const target = path.join(dataFolder, 'secret.key');
  writeFileSync(`${target}.new`, key, { mode: 0o600 });
  renameSync(`${target}.new`, target);
}
