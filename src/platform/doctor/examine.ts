import { withOwner } from '../backup/restore.ts';
import type { Config } from '../config/config.ts';
import { reachMailServer } from '../mail/reach.ts';
import { configurationFindings, diskFindings } from './configuration.ts';
import { databaseFindings } from './database.ts';
import { type Finding, findingsOf } from './finding.ts';
import { mailFindings, type NameQuestions, nameFindings } from './mail.ts';
import { backupFinding, workFindings } from './work.ts';

export interface Examination {
  /** With an absolute data folder. */
  config: Config;
  /** Runs with the database open; rejects when it cannot be opened. */
  withDatabase: <Result>(work: (ownerUrl: string) => Promise<Result>) => Promise<Result>;
  /** False where there is no data folder yet: asking must not make one. */
  isThere: boolean;
  /** Of this program, name → checksum. */
  migrations: ReadonlyMap<string, string>;
  names: NameQuestions;
  now: () => Date;
}

/** Looks at everything, each thing by itself: what cannot be looked at is said and keeps nothing else from it. */
export async function examine(examination: Examination): Promise<Finding[]> {
  const { config } = examination;
  // Before the database, whose opening makes what is missing.
  const first = [...(await configurationFindings(config)), ...(await diskFindings(config))];
  const [database, mail, names] = await Promise.all([
    databaseExamined(examination),
    mailFindings(config, reachMailServer),
    nameFindings(config, examination.names),
  ]);
  return [...first, ...database, ...mail, ...names];
}

async function databaseExamined({ config, withDatabase, isThere, migrations, now }: Examination): Promise<Finding[]> {
  if (!isThere) return [findingsOf('database').warning('never_started')];
  const appRole = config.databaseAppUrl ? (/^[a-z]+:\/\/([^:@/]*)/.exec(config.databaseAppUrl)?.[1] ?? null) : null;
  try {
    return await withDatabase((ownerUrl) =>
      withOwner(ownerUrl, async (client) => {
        const findings = await databaseFindings({ client, migrations, appRole, now });
        if (findings.some(({ key }) => key === 'never_started')) return findings;
        return [
          ...findings,
          ...(await workFindings(client, config.smtpUrl !== null)),
          ...(await backupFinding(client, now())),
        ];
      }),
    );
  } catch (error) {
    return [findingsOf('database').problem('database_closed', { reason: (error as Error).message })];
  }
}
