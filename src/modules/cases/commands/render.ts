import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { Services } from '#platform/http/services.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { PdfError } from '#platform/pdf/errors.ts';
import { systemActor } from '#platform/session/actor.ts';
import { printedCode } from '#platform/text/readableCode.ts';
import { documentSchemas } from '../../../documents/documents.ts';
import { qrShape } from '../../../documents/qr.ts';
import { documentKinds, templateOf } from './documents.ts';
import { openTrackingCode } from './tracking.ts';

const kindSchema = z.enum(documentKinds);
const dataSchema = z.record(z.string(), z.unknown());

/**
 * Makes one queued paper and stores it. A repeated job finds it ready and does nothing. Data that no template takes
 * fail at once and for good; a busy renderer is tried again by the queue, `last` marks the last try.
 */
export async function renderIssued(services: Services, documentId: string, last: boolean): Promise<void> {
  const { queries } = services.database;
  const row = await queries
    .selectFrom('issued_document')
    .innerJoin('case_file', 'case_file.id', 'issued_document.case_id')
    .select([
      'issued_document.kind',
      'issued_document.data',
      'issued_document.state',
      'case_file.id as case_id',
      'case_file.number',
      'case_file.centre_id',
      'case_file.tracking_sealed',
    ])
    .where('issued_document.id', '=', documentId)
    .executeTakeFirst();
  if (!row || row.state === 'ready') return;
  const kind = kindSchema.parse(row.kind);
  try {
    const tracking = kind === 'inventory' ? trackingPart(services, row.number, row.tracking_sealed) : {};
    const data = documentSchemas[templateOf[kind]].parse({ ...dataSchema.parse(row.data), ...tracking });
    const pdf = await services.pdf.render(templateOf[kind], data);
    await storePaper(services, documentId, kind, row, pdf);
  } catch (error) {
    const final = last || error instanceof z.ZodError || isFinal(error);
    services.log.warn({ err: error, documentId, final }, 'a paper of a case was not made');
    if (!final) throw error;
    await queries
      .updateTable('issued_document')
      .set({ state: 'failed', failure: error instanceof PdfError ? error.kind : 'data' })
      .where('id', '=', documentId)
      .where('state', '=', 'queued')
      .execute();
    services.live.poke();
  }
}

const isFinal = (error: unknown) =>
  error instanceof PdfError && (error.kind === 'template' || error.kind === 'inaccessible');

/** The code enters the paper here and nowhere else: in the database it is a hash and, for a while, sealed. */
function trackingPart(services: Services, number: string | null, sealed: Buffer | null) {
  if (!number || !sealed) throw new PdfError('template', 'inventory', 'the tracking code is gone');
  const code = printedCode(openTrackingCode(services.secrets, sealed));
  const address = `${services.publicUrl}/case`;
  return {
    tracking: {
      code,
      address: address.replace(/^https?:\/\//, ''),
      // The address alone: a code in a QR would stay in the history of every phone that reads it.
      qr: qrShape(address, `QR-код: сторінка, на якій можна стежити за справою ${number}`),
    },
  };
}

async function storePaper(
  services: Services,
  documentId: string,
  kind: string,
  row: { case_id: string; centre_id: string; number: string | null },
  pdf: Uint8Array,
): Promise<void> {
  const sha256 = await services.files.put(pdf);
  await services.database.transaction(async (tx) => {
    const fileId = uuidv7();
    await tx
      .insertInto('stored_file')
      .values({
        id: fileId,
        sha256,
        bytes: pdf.byteLength,
        media_type: 'application/pdf',
        name: `${row.number ?? 'чернетка'}-${kind}.pdf`,
      })
      .execute();
    const updated = await tx
      .updateTable('issued_document')
      .set({ state: 'ready', file_id: fileId, failure: null })
      .where('id', '=', documentId)
      .where('state', '<>', 'ready')
      .executeTakeFirst();
    if (!updated.numUpdatedRows) return;
    // Once the paper exists and the case has left the desk, the sealed code has served its purpose.
    if (kind === 'inventory')
      await tx
        .updateTable('case_file')
        .set({ tracking_sealed: null })
        .where('id', '=', row.case_id)
        .where('state', '<>', 'registered')
        .execute();
    await appendToLedger(tx, systemActor('documents'), {
      centreId: row.centre_id,
      subject: 'case',
      subjectId: row.case_id,
      kind: 'case.documentMade',
      payload: { kind, documentId },
    });
  });
  services.live.poke();
}
