import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';
import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { ReadCatalogue } from '../schemas/exchange.ts';

export interface CheckedFile {
  readonly centreId: string;
  readonly workerId: string;
  readonly fileName: string;
  readonly read: ReadCatalogue;
  readonly at: Date;
}

/**
 * Keeps what was read from a file until its worker confirms it. A file that waited before gives way; the same one once
 * more, as after a doubled press, stays the one import.
 */
export async function keepImport(tx: Tx, actor: Actor, file: CheckedFile): Promise<{ id: string }> {
  const { centreId, workerId, fileName, read, at } = file;
  const content = await packed(read);
  const waiting = await tx
    .selectFrom('catalogue_import')
    .where('worker_id', '=', workerId)
    .where('content', 'is not', null)
    .select(['id', 'centre_id', 'content'])
    .forUpdate()
    .execute();
  const same = waiting.find((one) => one.centre_id === centreId && one.content?.equals(content));
  if (same) return { id: same.id };
  if (waiting.length > 0)
    await tx
      .updateTable('catalogue_import')
      .set({ content: null })
      .where(
        'id',
        'in',
        waiting.map(({ id }) => id),
      )
      .execute();
  const id = v7();
  await tx
    .insertInto('catalogue_import')
    .values({
      id,
      centre_id: centreId,
      worker_id: workerId,
      file_name: fileName,
      services: read.services.length,
      content,
      checked_at: at,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'catalogueImport',
    subjectId: id,
    kind: 'catalogueImport.checked',
    payload: { services: read.services.length },
  });
  return { id };
}

/** A line for the file, then one for each service: packed as they are written, for the whole as one text is large. */
const packed = ({ services, ...file }: ReadCatalogue): Promise<Buffer> =>
  buffer(Readable.from(linesOf(file, services)).pipe(createGzip()));

function* linesOf(file: object, services: readonly object[]): Generator<string> {
  for (const one of [file, ...services]) yield `${JSON.stringify(one)}\n`;
}

export interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly drafted: number;
}

/** Records what an import wrote. Throws `stale` when it has been written already. */
export async function closeImport(
  tx: Tx,
  actor: Actor,
  file: { readonly id: string; readonly centreId: string },
  counts: Counts,
  at: Date,
): Promise<void> {
  const closed = await tx
    .updateTable('catalogue_import')
    .set({ ...counts, applied_at: at, content: null })
    .where('id', '=', file.id)
    .where('applied_at', 'is', null)
    .executeTakeFirst();
  if (Number(closed.numUpdatedRows) === 0) throw stale();
  await appendToLedger(tx, actor, {
    centreId: file.centreId,
    subject: 'catalogueImport',
    subjectId: file.id,
    kind: 'catalogueImport.applied',
    payload: { ...counts },
  });
}
