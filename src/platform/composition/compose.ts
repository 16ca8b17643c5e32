import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { AccessRules } from '../access/access.ts';
import { platformAccess } from '../access/platform-access.ts';
import { deedsOfPerson } from '../audit/personal-data.ts';
import type { Config } from '../config/config.ts';
import { Database } from '../db/database.ts';
import { platformErrors } from '../errors/errors.ts';
import { ErrorRegistry } from '../errors/registry.ts';
import type { Feature } from '../feature/feature.ts';
import { diskStore } from '../files/store.ts';
import { iconSvg } from '../html/icon.ts';
import type { Gate } from '../http/gate.ts';
import { openApiDocument } from '../http/openapi.ts';
import type { Route } from '../http/route.ts';
import { createServer } from '../http/server.ts';
import { serveWorkspace } from '../http/static.ts';
import { Texts } from '../i18n/texts.ts';
import { Jobs } from '../jobs/jobs.ts';
import { createLog, type Log } from '../log/log.ts';
import { deliveryWork } from '../mail/deliver.ts';
import { deliverLetter } from '../mail/mail.ts';
import { lettersOfPerson } from '../mail/personal-data.ts';
import { MetricRegistry } from '../metrics/metric.ts';
import { serveFigures } from '../monitoring/serve-figures.ts';
import { createOutbound } from '../outbound/outbound.ts';
import type { Services } from '../runtime/runtime.ts';
import en from '../texts/en.json' with { type: 'json' };
import et from '../texts/et.json' with { type: 'json' };
import { type Clock, systemClock } from '../time/clock.ts';
import { fileRoutes } from './file-routes.ts';
import { searchRoutes } from './search-routes.ts';

export interface Addresses {
  appUrl: string;
  jobsUrl: string;
}

export interface Parts {
  config: Config;
  secret: string;
  addresses: Addresses;
  features: readonly Feature[];
  clock?: Clock;
  log?: Log;
}

/** Everything that rooms are given, connected and wired, with nothing running yet. */
export function openServices(parts: Parts): { services: Services; errors: ErrorRegistry } {
  const { config, secret, features } = parts;
  const log = parts.log ?? createLog(config.logLevel);
  const errors = new ErrorRegistry();
  const access = new AccessRules();
  errors.declare('platform', platformErrors);
  access.declare('platform', platformAccess);
  for (const feature of features) {
    errors.declare(feature.name, feature.errors);
    access.declare(feature.name, feature.access);
  }
  const metrics = new MetricRegistry();
  const dated = features.flatMap((feature) => feature.dated ?? []);
  for (const { metrics: declared = [] } of features)
    metrics.declare(typeof declared === 'function' ? declared(dated) : declared);
  const rooms = Object.fromEntries(features.map((feature) => [feature.name, feature.texts]));
  const services: Services = {
    config,
    secret,
    database: new Database(parts.addresses.appUrl),
    files: diskStore(path.join(config.dataFolder, 'files')),
    jobs: new Jobs(parts.addresses.jobsUrl, log),
    outbound: createOutbound({ allow: config.outboundAllow }),
    texts: new Texts({ platform: { et, en }, ...rooms }),
    access,
    metrics,
    dated,
    due: features.flatMap(({ due = [] }) => (typeof due === 'function' ? due(dated) : due)),
    notices: features.flatMap((feature) => feature.notices ?? []),
    starts: features.flatMap((feature) => feature.starts ?? []),
    // The log last: what the rooms write while they erase is in it too.
    personalData: [
      ...features.flatMap((feature) => feature.personalData ?? []).toReversed(),
      lettersOfPerson,
      deedsOfPerson,
    ],
    clock: parts.clock ?? systemClock,
    log,
  };
  return { services, errors };
}

/** All routes of the API, in the order in which its document lists them. */
export function apiRoutes(services: Services, features: readonly Feature[]): Route[] {
  return [
    ...features.flatMap((feature) => feature.routes?.(services) ?? []),
    ...fileRoutes(services),
    ...searchRoutes(services, searchablesOf(features)),
  ];
}

/** The HTTP server over the services. `workspaceFolder` holds the built workspace; null serves the API alone. */
export async function openServer(
  opened: { services: Services; errors: ErrorRegistry },
  features: readonly Feature[],
  options: { workspaceFolder: string | null; version: string },
): Promise<FastifyInstance> {
  const { services, errors } = opened;
  const routes = apiRoutes(services, features);
  const gate = gateOf(services, features);
  const server = await createServer({
    services,
    errors,
    gate,
    routes,
    pages: features.flatMap((feature) => feature.pages?.(services) ?? []),
    watch: (server) => serveFigures(server, services, options.version),
  });
  const document = JSON.stringify(
    openApiDocument(
      routes.map((route) => route.endpoint),
      errors,
      options.version,
      features.flatMap((feature) => feature.messages ?? []),
      gate.refusals,
    ),
  );
  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(document));
  if (options.workspaceFolder) await serveWorkspace(server, { prefix: '/app', folder: options.workspaceFolder });
  server.get('/favicon.ico', (_request, reply) =>
    reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(iconSvg),
  );
  // Until an organisation publishes its site, the front door leads to the workspace.
  server.get('/', (_request, reply) => reply.redirect('/app/', 302));
  return server;
}

function gateOf(services: Services, features: readonly Feature[]): Gate {
  const gate = features.find((feature) => feature.gate)?.gate;
  if (!gate) throw new Error('No room says who may come in');
  return gate(services);
}

export function jobsOf(features: readonly Feature[]) {
  return [deliverLetter, ...features.flatMap((feature) => feature.jobs ?? [])];
}

export function searchablesOf(features: readonly Feature[]) {
  return features.flatMap((feature) => feature.searchables ?? []);
}

export function listenersOf(services: Services, features: readonly Feature[]) {
  return features.flatMap((feature) => feature.listeners?.(services) ?? []);
}

export function worksOf(services: Services, features: readonly Feature[]) {
  return [deliveryWork(services), ...features.flatMap((feature) => feature.work?.(services) ?? [])];
}
