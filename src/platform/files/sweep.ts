import { sql } from 'kysely';
import type { Services } from '#platform/http/services.ts';

const job = 'files.sweep';

/**
 * How long bytes without a row stay, milliseconds. An upload puts its bytes first and its row with the transaction; a day
 * is longer than any of them, and leaves time to bring back a database from a backup.
 */
const grace = 24 * 3600_000;
/** Most bytes deleted in one night; the next night goes on. */
const mostANight = 10_000;
/** So many files without a row may be what refused uploads left, whatever else there is. */
const fewUnnamed = 200;

interface Swept {
  readonly named: number;
  readonly unnamed: number;
  readonly removed: number;
  /** More bytes without a row than with one: a wrong folder or a wrong database, and nothing was deleted. */
  readonly strange: boolean;
}

/**
 * Deletes bytes that no row names and that nobody has put since `before`: those of an upload whose transaction was rolled
 * back, or of a process that died between the two (BP-9: what is not kept lawfully is not kept at all).
 */
export async function sweepFiles(
  { database, files }: Pick<Services, 'database' | 'files'>,
  before: Date,
): Promise<Swept> {
  let named = 0;
  let unnamed = 0;
  const found: Buffer[] = [];
  for await (const digests of files.quietSince(before)) {
    const lost = await withoutRow(database, digests);
    named += digests.length - lost.length;
    unnamed += lost.length;
    found.push(...lost.slice(0, mostANight - found.length));
  }
  const strange = unnamed > fewUnnamed && unnamed > named;
  let removed = 0;
  for (const sha256 of strange ? [] : found) {
    // Whoever put the same bytes meanwhile has touched them, and they stay.
    const [still] = await withoutRow(database, [sha256]);
    if (still && (await files.remove(sha256, before)) === 'removed') removed += 1;
  }
  return { named, unnamed, removed, strange };
}

async function withoutRow({ queries }: Services['database'], digests: readonly Buffer[]): Promise<Buffer[]> {
  const { rows } = await sql<{ sha256: Buffer }>`
    select sha256 from unnest(${[...digests]}::bytea[]) as put(sha256)
    where not exists (select from stored_file where stored_file.sha256 = put.sha256)
  `.execute(queries);
  return rows.map(({ sha256 }) => sha256);
}

/** Every night: bytes that no row names. */
export async function registerFileSweeping(services: Services): Promise<void> {
  await services.jobs.register({
    name: job,
    retries: 2,
    run: async () => {
      const before = new Date(services.clock.now().getTime() - grace);
      const { strange, ...counts } = await sweepFiles(services, before);
      if (strange)
        services.log.error(
          counts,
          'files: most bytes have no row; FILES_DIR or the database may be the wrong one',
        );
      else if (counts.removed > 0) services.log.info(counts, 'files: bytes without a row deleted');
    },
  });
  await services.jobs.schedule(job, '40 3 * * *');
}
