import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** A text that a connection has asked so often is prepared there: one asked once or twice is not worth the memory. */
const worthAt = 5;
/** Prepared statements of one connection: the hot ones come first, and texts that never come again (lists of a varying length) cannot fill the server. */
const mostPrepared = 200;
/** Texts counted on one connection before the counting begins anew. */
const mostCounted = 2_000;

/** Commands whose end Kysely minds; it reads the rows of all others. */
const told = ['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'COMMIT', 'ROLLBACK'] as const;

/**
 * The pool as Kysely takes it, with statements that are asked again and again prepared by name: the server parses and plans
 * them once a connection, which takes as long as running most of them.
 */
export function preparingPool(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect();
      const preparing = known.get(client) ?? preparingClient(client);
      known.set(client, preparing);
      return preparing;
    },
    end: () => pool.end(),
  };
}

function preparingClient(client: pg.PoolClient): PostgresPoolClient {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  /** Name under which the text is prepared on this connection; undefined while it is asked as it is. */
  const nameOf = (text: string): string | undefined => {
    const name = names.get(text);
    if (name !== undefined || names.size >= mostPrepared) return name;
    const count = (counts.get(text) ?? 0) + 1;
    if (count < worthAt) {
      if (counts.size >= mostCounted) counts.clear();
      counts.set(text, count);
      return undefined;
    }
    counts.delete(text);
    const given = `kept${names.size}`;
    names.set(text, given);
    return given;
  };
  async function ask<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> {
    const name = values.length > 0 ? nameOf(text) : undefined;
    const { command, rowCount, rows } = await client.query({
      text,
      values: [...values],
      ...(name ? { name } : {}),
    });
    return { command: told.find((one) => one === command) ?? 'SELECT', rowCount: rowCount ?? 0, rows };
  }
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    asked: string | PostgresCursor<R>,
    values: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof asked !== 'string')
      throw new Error('the house has no cursors: long lists are read in keyset pages');
    return ask<R>(asked, values);
  }
  return { query, release: (destroy) => client.release(destroy) };
}
