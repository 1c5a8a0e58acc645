import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { preparingPool } from './preparingPool.ts';
import type { DB } from './types.ts';

/** Business dates stay 'YYYY-MM-DD' strings: a Date would move them across midnight in another time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
/** Sequences and counts stay far below 2^53. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export type Queries = Kysely<DB>;
export type Tx = Transaction<DB>;

/** One fixed SQL text sent as a named prepared statement: the shape for the hot few (issue, call next, book, search). */
export interface HotStatement {
  readonly name: string;
  readonly text: string;
}

export interface Database {
  readonly queries: Queries;
  readonly pool: pg.Pool;
  /** Runs `work` in one transaction; a throw rolls all of it back. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  hot<Row extends pg.QueryResultRow>(statement: HotStatement, values: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  /** A connection at rest broke; not called any more once the database is being closed. */
  readonly onIdleError: (error: Error) => void;
}

/** Opens a pool. A statement that runs longer than 15 s or a transaction idle for 10 s is ended by the server. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: 'vikno',
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 10_000,
    connectionTimeoutMillis: 10_000,
  });
  // The pool calls itself closed before the server has heard of it: connections that break from then on are no news.
  let closing = false;
  pool.on('error', (error) => {
    if (!closing) options.onIdleError(error);
  });
  // The pool listens to connections at rest alone. One that breaks between two statements of a transaction must not end
  // the program: the transaction learns of it from its next statement.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const queries = new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparingPool(pool) }) });
  // What reads beside its own transaction needs a second connection: were all of them in transactions, they would wait for
  // each other until they fail.
  const inTurn = atMost(Math.max(1, Math.floor(options.poolSize * 0.75)));
  return {
    queries,
    pool,
    transaction: (work) => inTurn(() => queries.transaction().execute(work)),
    hot: async <Row extends pg.QueryResultRow>(statement: HotStatement, values: readonly unknown[]) => {
      const { rows } = await pool.query<Row>({ ...statement, values: [...values] });
      return rows;
    },
    close: () => {
      closing = true;
      return queries.destroy();
    },
  };
}

/** Lets so many works go on at once; the others wait, first come first served. */
function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((goOn) => waiting.push(goOn));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}

const isPgError = (error: unknown): error is pg.DatabaseError => error instanceof pg.DatabaseError;

/** Name of the violated constraint when `error` is a unique, foreign-key, check or exclusion violation, else undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  return isPgError(error) && error.code?.startsWith('23') ? (error.constraint ?? error.message) : undefined;
}
