import type { FastifyInstance } from 'fastify';
import type { AccessRules } from '../access/access.ts';
import type { Config } from '../config/config.ts';
import type { Database } from '../db/database.ts';
import type { ErrorRegistry } from '../errors/registry.ts';
import type { Texts } from '../i18n/texts.ts';
import type { Log } from '../log/log.ts';
import type { Gate } from './gate.ts';
import type { Page } from './page.ts';
import type { Route } from './route.ts';

/** What the HTTP server is made of. */
export interface ServerParts {
  services: { config: Config; log: Log; texts: Texts; access: AccessRules; database: Pick<Database, 'ping'> };
  errors: ErrorRegistry;
  gate: Gate;
  routes: readonly Route[];
  pages: readonly Page[];
  /** Called before there is any route, so that what it hangs on the server holds for all of them. */
  watch?: (server: FastifyInstance) => Promise<void>;
}
