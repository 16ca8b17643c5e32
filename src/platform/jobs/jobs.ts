import { type JobResult, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Tx } from '../db/database.ts';
import { inTurn, turns } from '../db/turn.ts';
import type { Log } from '../log/log.ts';

/** What a job is, as data: its name, its payload (ids only: the queue is outside row-level security) and its schedule. */
export interface JobDefinition<Payload extends z.ZodObject = z.ZodObject> {
  name: `${string}.${string}`;
  payload: Payload;
  /** Cron expression in Estonian time; a scheduled job runs with the payload `{}`. */
  schedule?: string;
  /** How often a failed job is tried again, with growing pauses. */
  retryLimit?: number;
}

export function defineJob<Payload extends z.ZodObject>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  return definition;
}

/** A handler bound to its job. It may run twice for one job (a crash between work and its record), so it must not mind. */
export interface JobWork {
  definition: JobDefinition;
  perform(payload: unknown): Promise<void>;
}

export function work<Payload extends z.ZodObject>(
  definition: JobDefinition<Payload>,
  perform: (payload: z.output<Payload>) => Promise<void>,
): JobWork {
  return { definition, perform: (payload) => perform(definition.payload.parse(payload)) };
}

const schema = 'jobs';
/**
 * A worker that is killed tells nothing: its jobs are taken for lost when they have not been heard of for this long, and
 * are looked for every half of it.
 */
const heartbeatSeconds = 20;

/**
 * More than one at a time, because only a full batch makes the library ask again at once: with single jobs whatever was
 * notified while it worked waited for the next poll, half a minute for each. Every job of a batch succeeds or fails alone.
 */
const taking = {
  batchSize: 4,
  burstWhenBatchFull: true,
  perJobResults: true,
  pollingIntervalSeconds: 5,
  // What is tried again announces itself to nobody: it is found by looking.
  notifyPollingIntervalSeconds: 10,
} as const;

/**
 * Makes the queue's tables, or brings them up to date, without a queue at work.
 * @returns their version, which a backup has to match
 */
export async function makeQueueTables(jobsUrl: string): Promise<number> {
  const boss = new PgBoss({
    connectionString: jobsUrl,
    schema,
    createSchema: false,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => undefined);
  await boss.start();
  const version = await boss.schemaVersion();
  await boss.stop({ graceful: false, close: true });
  return version ?? 0;
}

/**
 * The queue, a thin door to pg-boss. A job is enqueued in the transaction that makes it necessary, so it exists exactly
 * when the change does.
 */
export class Jobs {
  readonly #url: string;
  readonly #boss: PgBoss;

  constructor(jobsUrl: string, log: Log) {
    this.#url = jobsUrl;
    this.#boss = new PgBoss({
      connectionString: jobsUrl,
      schema,
      createSchema: false,
      max: 4,
      useListenNotify: true,
      reindex: false,
      superviseIntervalSeconds: heartbeatSeconds / 2,
      monitorIntervalSeconds: heartbeatSeconds / 2,
    });
    this.#boss.on('error', (error) => log.error({ error }, 'The job queue reports an error'));
  }

  /** Makes the queue's tables and one queue a job, and lets the serving role add jobs. Repeatable, by several at once. */
  start(definitions: readonly JobDefinition[], appRole: string): Promise<void> {
    return inTurn(this.#url, turns.queue, () => this.#start(definitions, appRole));
  }

  async #start(definitions: readonly JobDefinition[], appRole: string): Promise<void> {
    await this.#boss.start();
    const existing = new Map((await this.#boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const definition of definitions) {
      const queue = existing.get(definition.name);
      if (!queue) {
        await this.#boss.createQueue(definition.name, {
          notify: true,
          retryLimit: definition.retryLimit ?? 5,
          retryBackoff: true,
          heartbeatSeconds,
        });
      } else if (queue.heartbeatSeconds !== heartbeatSeconds) {
        await this.#boss.updateQueue(definition.name, { heartbeatSeconds });
      }
      if (definition.schedule)
        await this.#boss.schedule(definition.name, definition.schedule, {}, { tz: 'Europe/Tallinn' });
    }
    const role = `"${appRole.replaceAll('"', '""')}"`;
    await this.#boss
      .getDb()
      .executeSql(
        `grant usage on schema ${schema} to ${role}; grant select, insert on all tables in schema ${schema} to ${role};`,
      );
  }

  /** @throws ZodError when the payload is not what the definition says: a fault of ours, found at once. */
  async enqueue<Payload extends z.ZodObject>(
    tx: Tx,
    definition: JobDefinition<Payload>,
    payload: z.input<Payload>,
    options: {
      afterSeconds?: number;
      /** Of several such jobs asked for within these seconds one runs, and one more after them: none comes too early. */
      gather?: { key: string; seconds: number };
    } = {},
  ): Promise<void> {
    const data = definition.payload.parse(payload);
    await this.#boss.send(definition.name, data, {
      db: { executeSql: (text, values) => tx.query(text, values) },
      ...(options.afterSeconds ? { startAfter: options.afterSeconds } : {}),
      ...(options.gather
        ? { singletonKey: options.gather.key, singletonSeconds: options.gather.seconds, singletonNextSlot: true }
        : {}),
    });
  }

  /** Begins to take jobs. Handlers of one process run side by side, the jobs of a batch one after the other. */
  async perform(works: readonly JobWork[], log: Log): Promise<void> {
    for (const { definition, perform } of works) {
      await this.#boss.work(definition.name, taking, async (jobs): Promise<JobResult[]> => {
        const results: JobResult[] = [];
        for (const { id, data } of jobs) {
          try {
            await perform(data);
            results.push({ id, status: 'completed' });
          } catch (error) {
            log.error({ error, job: definition.name, id }, 'A job failed and will be tried again');
            results.push({ id, status: 'failed', output: { message: (error as Error).message } });
          }
        }
        return results;
      });
    }
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 3_000, close: true });
  }
}
