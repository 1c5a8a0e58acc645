import pg from 'pg';
import { StartupError } from '../startupErrors.ts';

/**
 * Checks a PostgreSQL server of the user's own and gives the two addresses the program connects with.
 * Without an address for the app, the owner connects and takes the role `vikno_app` at once, so requests have
 * the same narrow rights as with the built-in database. Throws StartupError, or the driver's error for
 * `explainDatabaseError`.
 */
export async function connectOutside(
  databaseUrl: string,
  databaseAppUrl?: string,
): Promise<{ ownerUrl: string; appUrl: string }> {
  const appUrl = new URL(databaseUrl);
  const given = appUrl.searchParams.get('options');
  appUrl.searchParams.set('options', [given, '-c role=vikno_app'].filter(Boolean).join(' '));
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; number: string; encoding: string }>(
      "SELECT current_setting('server_version') AS version, current_setting('server_version_num') AS number, current_setting('server_encoding') AS encoding",
    );
    checkServer(Number(rows[0]?.number), rows[0]?.version ?? '?', rows[0]?.encoding ?? '?');
  } finally {
    await client.end();
  }
  // A plus sign means a space only in forms; connection strings are read as plain percent-encoding.
  return { ownerUrl: databaseUrl, appUrl: databaseAppUrl ?? appUrl.href.replaceAll('+', '%20') };
}

/** Throws {@link StartupError} when the server is older than 15 or does not keep text as UTF-8. */
export function checkServer(number: number, version: string, encoding: string): void {
  if (number < 150_000)
    throw new StartupError(
      `Сервер бази даних має версію ${version}, а потрібен PostgreSQL 15 або новіший: оновіть його або приберіть DATABASE_URL.`,
      `The database server is version ${version}, PostgreSQL 15 or newer is needed: upgrade it or remove DATABASE_URL.`,
    );
  if (encoding !== 'UTF8')
    throw new StartupError(
      `База даних має кодування ${encoding}, а потрібне UTF8: створіть її з ENCODING 'UTF8'.`,
      `The database has the encoding ${encoding}, UTF8 is needed: create it with ENCODING 'UTF8'.`,
    );
}
