import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import type { Scope } from './scope.ts';

// Days stay days (a Date would move them across time zones), moments become ISO strings, counts become numbers.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (value) => new Date(value).toISOString());
pg.types.setTypeParser(pg.types.builtins.INT8, (value) => Number(value));

/** How often a transaction that lost a deadlock is tried in all. */
const attempts = 3;

/** One open transaction. `on<Tables>()` gives the query builder over the tables that a room owns. */
export interface Tx {
  on<Tables>(): Kysely<Tables>;
  /** A hot statement: prepared once per connection under its name. */
  named<Row extends pg.QueryResultRow>(statement: { name: string; text: string; values: unknown[] }): Promise<Row[]>;
  /** Plain SQL with parameters, for the queue's own statements. */
  query(text: string, values?: unknown[]): Promise<{ rows: pg.QueryResultRow[] }>;
}

export interface ScopedTx extends Tx {
  readonly scope: Scope;
}

/**
 * The only way to the database while serving. It connects as the application's role, which owns nothing, so row-level
 * security holds: without a scope no organisation's row is seen.
 */
export class Database {
  readonly #url: string;
  readonly #pool: pg.Pool;
  readonly #libraryPools: pg.Pool[] = [];

  constructor(url: string, options: { connections?: number } = {}) {
    this.#url = url;
    this.#pool = new pg.Pool({ connectionString: url, max: options.connections ?? 12, idleTimeoutMillis: 30_000 });
    // An idle connection that PostgreSQL closes is replaced at the next use; without a listener it would end the process.
    this.#pool.on('error', () => undefined);
  }

  /**
   * One transaction in an organisation. Rolls back when `work` throws. Nothing outside is called within it: after a
   * deadlock `work` runs again.
   */
  inScope<Result>(scope: Scope, work: (tx: ScopedTx) => Promise<Result>): Promise<Result> {
    // The id was validated by `openScope`. SET LOCAL rather than set_config: one round trip, and Citus passes it on.
    const begin = `begin; set local kaja.organisation_id = '${scope.organisationId}'`;
    return this.#transaction(begin, (client) => work({ ...transactionOn(client), scope }));
  }

  /** One transaction outside any organisation: sees only what belongs to nobody (organisations, sign-in, health). */
  inInstallation<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.#transaction('begin', (client) => work(transactionOn(client)));
  }

  /** One prepared statement outside a transaction; for gates, where each round trip is paid on every request. */
  async named<Row extends pg.QueryResultRow>(statement: { name: string; text: string; values: unknown[] }) {
    return (await this.#pool.query<Row>(statement)).rows;
  }

  /** Connections of the serving pool, for whoever watches it. */
  connections(): { open: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { open: totalCount, idle: idleCount, waiting: waitingCount };
  }

  /** Rejects when the database does not answer. */
  async ping(): Promise<void> {
    await this.#pool.query('select 1');
  }

  /**
   * Connections for a library that brings its own statements (sign-in): the same role, a schema of its own, and moments
   * as `Date`, which such libraries compare. Opened at first use, closed with the database.
   */
  libraryPool(options: { schema: string; connections: number }): pg.Pool {
    const pool = new pg.Pool({
      connectionString: this.#url,
      max: options.connections,
      idleTimeoutMillis: 30_000,
      options: `-c search_path=${options.schema}`,
      types: { getTypeParser: libraryTypeParser },
    });
    pool.on('error', () => undefined);
    this.#libraryPools.push(pool);
    return pool;
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool, ...this.#libraryPools].map((pool) => pool.end()));
  }

  /** Of two transactions that wait for each other PostgreSQL ends one; it has done nothing, so it begins again. */
  async #transaction<Result>(begin: string, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#attempt(begin, work);
      } catch (error) {
        const { code } = error as { code?: string };
        if (attempt === attempts || (code !== '40P01' && code !== '40001')) throw error;
      }
    }
  }

  async #attempt<Result>(begin: string, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    let broken = false;
    try {
      await client.query(begin);
      const result = await work(client);
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** Our own parser gives ISO strings; a string compared with a `Date` is never smaller, so nothing would ever expire. */
function libraryTypeParser(type: number, format?: 'text' | 'binary') {
  if (type === pg.types.builtins.TIMESTAMPTZ) return (value: string) => new Date(value);
  return pg.types.getTypeParser(type, format as 'text');
}

function transactionOn(client: pg.PoolClient): Tx {
  let builder: Kysely<unknown> | undefined;
  return {
    on<Tables>() {
      builder ??= new Kysely<unknown>({
        dialect: {
          createAdapter: () => new PostgresAdapter(),
          createDriver: () => new BoundDriver(client),
          createIntrospector: (database) => new PostgresIntrospector(database),
          createQueryCompiler: () => new PostgresQueryCompiler(),
        },
      });
      return builder as Kysely<Tables>;
    },
    async named<Row extends pg.QueryResultRow>(statement: { name: string; text: string; values: unknown[] }) {
      return (await client.query<Row>(statement)).rows;
    },
    query: (text, values) => client.query<pg.QueryResultRow>(text, values),
  };
}

/** Kysely over the one connection that our transaction holds; it may neither open nor end transactions itself. */
class BoundDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(client: pg.PoolClient) {
    this.#connection = {
      async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
        const result = await client.query<pg.QueryResultRow>(query.sql, [...query.parameters]);
        return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) };
      },
      async *streamQuery() {
        yield* [];
        throw new Error('Streaming is not offered inside a scope');
      },
    };
  }

  async init() {}
  async acquireConnection() {
    return this.#connection;
  }
  async beginTransaction() {
    throw new Error('A scope is already one transaction');
  }
  async commitTransaction() {}
  async rollbackTransaction() {}
  async releaseConnection() {}
  async destroy() {}
}
