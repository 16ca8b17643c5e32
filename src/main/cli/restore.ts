import path from 'node:path';
import { keyMark } from '#platform/backup/key.ts';
import { BackupProblem, backupNote } from '#platform/backup/problem.ts';
import { BackupFile, type VerifiedBackup, verifyBackup } from '#platform/backup/read.ts';
import { restoreInstallation } from '#platform/backup/restore-installation.ts';
import { installationSecret } from '#platform/config/secret.ts';
import { becomeInstance } from '../serve/instance.ts';
import { StartRefusal } from '../serve/say.ts';
import { progressOf } from './amounts.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { type OwnedInstallation, withOwnedInstallation } from './owner.ts';
import { projectConfig } from './project-config.ts';

export const restore: Command = {
  name: 'restore',
  usage: 'restore FILE [--json]',
  options: { json: { type: 'boolean' } },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    try {
      const file = await BackupFile.open(positionals[0] ?? '');
      try {
        const backup = await verifyBackup(file, progressOf(terminal, 'checking'));
        return await restoreVerified(terminal, file, backup, options.json === true);
      } finally {
        await file.close();
      }
    } catch (error) {
      if (!(error instanceof BackupProblem || error instanceof StartRefusal)) throw error;
      terminal.err(error instanceof BackupProblem ? error.spoken : error.message);
      return 2;
    }
  },
};

async function restoreVerified(
  terminal: Terminal,
  file: BackupFile,
  backup: VerifiedBackup,
  json: boolean,
): Promise<ExitCode> {
  const { config } = projectConfig();
  // Nobody may start a Kaja here while it is half filled.
  const lock = await becomeInstance(config.dataFolder, () => '');
  try {
    return await withOwnedInstallation<ExitCode>(terminal, async (installation) => {
      const { root, ownerUrl } = installation;
      const folder = path.join(root, 'migrations');
      const onProgress = progressOf(terminal, 'restoring');
      await restoreInstallation({ config, ownerUrl, migrations: folder, now: new Date(), onProgress }, file, backup);
      tell(terminal, installation, backup, json);
      return 0;
    });
  } finally {
    lock.close();
  }
}

function tell(terminal: Terminal, { config }: OwnedInstallation, { manifest }: VerifiedBackup, json: boolean): void {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const counts = { rows, tables: manifest.tables.length, files: manifest.files.length };
  const sameKey = manifest.keyMark === keyMark(installationSecret(config));
  terminal.err(backupNote('restored', { ...counts, at: manifest.createdAt }));
  if (manifest.withKey) terminal.err(backupNote('key_restored'));
  else if (!sameKey) terminal.err(backupNote('other_key', { file: path.join(config.dataFolder, 'secret.key') }));
  const missing = manifest.missingFiles.length;
  if (missing > 0) terminal.err(backupNote('files_not_in_backup', { count: missing }));
  terminal.err(backupNote('paused'));
  const { createdAt, installationId } = manifest;
  if (json) terminal.out(JSON.stringify({ createdAt, installationId, ...counts, missing, sameKey }));
}
