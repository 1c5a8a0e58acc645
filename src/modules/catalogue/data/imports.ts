import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import { keptCatalogue, type ReadCatalogue, type ReadService, readService } from '../schemas/exchange.ts';
import type { Reader } from './services.ts';

export interface KeptImport {
  readonly id: string;
  readonly centreId: string;
  readonly fileName: string;
  readonly appliedAt: Date | null;
  readonly created: number | null;
  readonly changed: number | null;
  readonly drafted: number | null;
  readonly content: Buffer | null;
}

/** A file that this worker has checked: nobody else sees or confirms it. */
export const importOf = (db: Reader, workerId: string, id: string): Promise<KeptImport | undefined> =>
  db
    .selectFrom('catalogue_import')
    .where('id', '=', id)
    .where('worker_id', '=', workerId)
    .select([
      'id',
      'centre_id as centreId',
      'file_name as fileName',
      'applied_at as appliedAt',
      'created',
      'changed',
      'drafted',
      'content',
    ])
    .executeTakeFirst();

/** What was read from the file; undefined once it is written or another file took its place. */
export async function readOf(db: Reader, { content }: KeptImport): Promise<ReadCatalogue | undefined> {
  if (!content) return undefined;
  let file: Omit<ReadCatalogue, 'services'> | undefined;
  const services: ReadService[] = [];
  for await (const line of linesIn(content)) {
    if (!file) file = keptCatalogue.parse(JSON.parse(line));
    else services.push(readService.parse(JSON.parse(line)));
    // Thousands are judged: a transaction is not left idle meanwhile, and others have a turn in this program.
    if (services.length % 200 === 199) await sql`select 1`.execute(db);
  }
  return file && { ...file, services };
}

/** Unpacked a little at a time: the whole is many times as large. */
async function* linesIn(packed: Buffer): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8');
  unpacked.end(packed);
  let rest = '';
  for await (const text of unpacked) {
    const lines = `${rest}${text}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
