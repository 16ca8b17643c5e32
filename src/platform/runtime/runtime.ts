import type { AccessRules } from '../access/access.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../db/database.ts';
import type { FileStore } from '../files/store.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log/log.ts';
import type { Clock } from '../time/clock.ts';

/** What rooms are given to work with; made once in `src/main`, replaced piece by piece in tests. */
export interface Services {
  config: Config;
  /** The installation key; derive from it, never use it bare. */
  secret: string;
  database: Database;
  files: FileStore;
  jobs: Jobs;
  texts: Texts;
  access: AccessRules;
  clock: Clock;
  log: Log;
}
