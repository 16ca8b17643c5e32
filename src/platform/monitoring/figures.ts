import type { Counter, Gauge, Histogram } from 'prom-client';
import type { Services } from '../runtime/runtime.ts';
import { type Counts, readCounts } from './counts.ts';

export interface Figures {
  mediaType: string;
  request(done: { method: string; route: string; status: number; seconds: number }): void;
  text(): Promise<string>;
  close(): void;
}

/** Counting letters reads their table, so those who look every second are told the same for a while. */
const freshForMs = 10_000;

/** The figures of one process; each of several has its own, and the database's are the same in all. */
export async function openFigures(services: Pick<Services, 'database' | 'clock'>, version: string): Promise<Figures> {
  const { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } = await import('prom-client');
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  gauge('kaja_info', 'Version of Kaja', ['version']).set({ version }, 1);
  const requests = new Histogram({
    name: 'kaja_http_request_seconds',
    help: 'Time from a request to the end of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'kaja_figures_failures_total',
    help: 'How often the database did not tell its figures',
    registers: [registry],
  });
  const counted = countedGauges(gauge);
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    mediaType: registry.contentType,
    request: (done) => observe(requests, done),
    async text() {
      const now = services.clock.now().getTime();
      setConnections(counted, services.database.connections());
      if (now - readAt >= freshForMs) {
        readAt = now;
        await refresh(services, counted, failures);
      }
      return registry.metrics();
    },
    close: () => registry.clear(),
  };
}

type Gauges = ReturnType<typeof countedGauges>;

function countedGauges(gauge: (name: string, help: string, labels?: string[]) => Gauge) {
  return {
    up: gauge('kaja_database_up', '1 when the database told its figures'),
    connections: gauge('kaja_database_connections', 'Connections of the serving pool', ['state']),
    jobs: gauge('kaja_jobs', 'Jobs that are due, at work or failed for good', ['name', 'state']),
    oldestJob: gauge('kaja_jobs_oldest_seconds', 'How long the oldest such job has been so', ['name', 'state']),
    letters: gauge('kaja_mail_recipients', 'Letters to one person, by state', ['state']),
    changes: gauge('kaja_changes_waiting', 'Changes that no worker has handed on yet'),
    changeLag: gauge('kaja_changes_lag_seconds', 'Age of the oldest of them'),
    paused: gauge('kaja_paused', '1 while work waits for an answer after a restore'),
    backupAge: gauge('kaja_backup_age_seconds', 'Time since the last backup; absent before the first'),
  };
}

function observe(requests: Histogram, done: Parameters<Figures['request']>[0]): void {
  requests.observe({ method: done.method, route: done.route, status: String(done.status) }, done.seconds);
}

function setConnections(gauges: Gauges, connections: { open: number; idle: number; waiting: number }): void {
  for (const [state, count] of Object.entries(connections)) gauges.connections.set({ state }, count);
}

async function refresh(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  gauges: Gauges,
  failures: Counter,
): Promise<void> {
  try {
    setCounts(gauges, await readCounts(database), clock.now().getTime());
    gauges.up.set(1);
  } catch {
    // Whoever watches learns it from the figure; the process tells its own ones all the same.
    gauges.up.set(0);
    failures.inc();
  }
}

function setCounts(gauges: Gauges, counts: Counts, now: number): void {
  for (const each of [gauges.jobs, gauges.oldestJob, gauges.letters]) each.reset();
  for (const { name, state, jobs, oldestSeconds } of counts.jobs) {
    gauges.jobs.set({ name, state }, jobs);
    gauges.oldestJob.set({ name, state }, oldestSeconds);
  }
  for (const { state, letters } of counts.letters) gauges.letters.set({ state }, letters);
  gauges.changes.set(counts.changes);
  gauges.changeLag.set(counts.oldestChangeAt === null ? 0 : Math.max(0, (now - counts.oldestChangeAt) / 1000));
  gauges.paused.set(counts.paused ? 1 : 0);
  if (counts.backupAt !== null) gauges.backupAge.set(Math.max(0, (now - counts.backupAt) / 1000));
}
