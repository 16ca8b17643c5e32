import { existsSync } from 'node:fs';
import path from 'node:path';
import { BackupProblem, backupNote } from '#platform/backup/problem.ts';
import { withOwner } from '#platform/backup/restore.ts';
import { openWholeFile, streamSink, type WholeFile } from '#platform/backup/sink.ts';
import { rememberBackup } from '#platform/backup/state.ts';
import { takeBackup } from '#platform/backup/take.ts';
import { installationSecret } from '#platform/config/secret.ts';
import packageJson from '../../../package.json' with { type: 'json' };
import { progressOf, size } from './amounts.ts';
import type { Command, ExitCode, Terminal } from './command.ts';
import { hasInstallation, type OwnedInstallation, withOwnedInstallation } from './owner.ts';

export const backup: Command = {
  name: 'backup',
  usage: 'backup FILE|- [--with-key] [--json]',
  options: { 'with-key': { type: 'boolean' }, json: { type: 'boolean' } },
  positionals: 1,
  async run({ positionals, options, terminal }) {
    const target = positionals[0] ?? '-';
    try {
      if (!hasInstallation()) throw new BackupProblem('nothing_to_back_up');
      return await withOwnedInstallation(terminal, (installation) =>
        backUp(terminal, installation, { target, withKey: options['with-key'] === true, json: options.json === true }),
      );
    } catch (error) {
      if (!(error instanceof BackupProblem)) throw error;
      terminal.err(error.spoken);
      return error.code === 'disk_full' ? 1 : 2;
    }
  },
};

/** Standard output has no name to be given at the end. */
const standardOutput = (): WholeFile => ({
  ...streamSink(process.stdout),
  finish: async () => {},
  abandon: async () => {},
});

async function backUp(
  terminal: Terminal,
  { config, ownerUrl }: OwnedInstallation,
  wish: { target: string; withKey: boolean; json: boolean },
): Promise<ExitCode> {
  const file = wish.target === '-' ? standardOutput() : await openWholeFile(wish.target);
  const now = new Date();
  try {
    const source = {
      ownerUrl,
      dataFolder: config.dataFolder,
      secret: installationSecret(config),
      withKey: wish.withKey,
      demoWasLoaded: existsSync(path.join(config.dataFolder, 'demo-was-loaded')),
      kajaVersion: packageJson.version,
      now,
      onProgress: progressOf(terminal, 'backing_up'),
    };
    const { manifest, bytes } = await takeBackup(source, file);
    await file.finish();
    await withOwner(ownerUrl, (client) => rememberBackup(client, now, bytes));
    tell(terminal, wish, { manifest, bytes });
    return manifest.missingFiles.length > 0 ? 1 : 0;
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

function tell(
  terminal: Terminal,
  wish: { target: string; withKey: boolean; json: boolean },
  { manifest, bytes }: Awaited<ReturnType<typeof takeBackup>>,
): void {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const counts = { rows, tables: manifest.tables.length, files: manifest.files.length };
  terminal.err(backupNote('backed_up', { file: wish.target, size: size(bytes), ...counts }));
  if (!wish.withKey) terminal.err(backupNote('without_key'));
  const [first] = manifest.missingFiles;
  if (first) {
    const params = { count: manifest.missingFiles.length, first: `${first.organisationId}/${first.sha256}` };
    terminal.err(backupNote('files_missing', params));
  }
  if (!wish.json || wish.target === '-') return;
  const { createdAt, installationId, withKey } = manifest;
  const missing = manifest.missingFiles.length;
  terminal.out(JSON.stringify({ file: wish.target, bytes, createdAt, installationId, withKey, ...counts, missing }));
}
