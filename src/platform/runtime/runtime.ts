import type { AccessRules } from '../access/access.ts';
import type { Config } from '../config/config.ts';
import type { DatedSource } from '../dated/dated.ts';
import type { Database } from '../db/database.ts';
import type { DueSource } from '../due/due.ts';
import type { FileStore } from '../files/store.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log/log.ts';
import type { MetricRegistry } from '../metrics/metric.ts';
import type { NoticeKind } from '../notices/notice.ts';
import type { Outbound } from '../outbound/outbound.ts';
import type { PersonalData } from '../personal-data/personal-data.ts';
import type { Start } from '../starts/start.ts';
import type { Clock } from '../time/clock.ts';

/** What rooms are given to work with; made once in `src/main`, replaced piece by piece in tests. */
export interface Services {
  config: Config;
  /** The installation key; derive from it, never use it bare. */
  secret: string;
  database: Database;
  files: FileStore;
  jobs: Jobs;
  /** Calls addresses that people gave, past no wall of the inner network. */
  outbound: Outbound;
  texts: Texts;
  access: AccessRules;
  /** What rooms declared for others to ask: the registries of the house. */
  metrics: MetricRegistry;
  dated: readonly DatedSource[];
  due: readonly DueSource[];
  notices: readonly NoticeKind[];
  starts: readonly Start[];
  personalData: readonly PersonalData[];
  clock: Clock;
  log: Log;
}
