import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { CaseDetails, CasePeople, CaseRow } from '../data/cases.ts';
import type { ServiceToTake } from '../data/intake.ts';
import type { Channel, PacketForm, PacketStatus } from '../schema.ts';
import type { CaseWork } from './act.ts';
import { queueDocument } from './documents.ts';
import { applicationPaper, deficiencyPaper, type PaperWorker } from './papers/intake.ts';

export interface NewCase {
  readonly service: Pick<ServiceToTake, 'id' | 'centre_id' | 'provider_id' | 'card_version_id'>;
  readonly applicantId: string;
  readonly ticketId: string | null;
  readonly route: 'decideHere' | 'acceptAndPassOn';
  readonly workerId: string;
}

/** Opens a draft; it keeps the version of the card that is in force now (CARD-flow). */
export async function openDraft(tx: Tx, actor: Actor, draft: NewCase): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto('case_file')
    .values({
      id,
      centre_id: draft.service.centre_id,
      provider_id: draft.service.provider_id,
      service_id: draft.service.id,
      card_version_id: draft.service.card_version_id,
      applicant_id: draft.applicantId,
      ticket_id: draft.ticketId,
      route: draft.route,
      accepted_by: draft.workerId,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId: draft.service.centre_id,
    subject: 'case',
    subjectId: id,
    kind: 'case.drafted',
    payload: {
      serviceId: draft.service.id,
      cardVersionId: draft.service.card_version_id,
      route: draft.route,
    },
  });
  return id;
}

export interface ApplicantAnswers {
  readonly channel: Channel;
  readonly representativeId: string | null;
  readonly authority: string | null;
  readonly territory: 'resident' | 'override' | null;
  readonly territoryReason: string | null;
}

/** Who came, by what authority (BR-5.1), and whether the centre serves them (ORG-1); only of a draft. */
export async function setApplicant(
  tx: Tx,
  actor: Actor,
  row: Pick<CaseRow, 'id' | 'centre_id' | 'version'>,
  answers: ApplicantAnswers,
): Promise<'done' | 'stale'> {
  const updated = await tx
    .updateTable('case_file')
    .set((e) => ({
      channel: answers.channel,
      representative_id: answers.representativeId,
      authority: answers.authority,
      territory: answers.territory,
      territory_reason: answers.territoryReason,
      version: e('version', '+', 1),
    }))
    .where('id', '=', row.id)
    .where('state', '=', 'draft')
    .where('version', '=', row.version)
    .executeTakeFirst();
  if (!updated.numUpdatedRows) return 'stale';
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'case',
    subjectId: row.id,
    kind: 'case.applicantChanged',
    payload: { channel: answers.channel, territory: answers.territory },
  });
  return 'done';
}

export interface PacketLine {
  /** Key of the document on the card; null for one given on the applicant's own initiative (KC-19). */
  readonly cardDocument: string | null;
  readonly name: string;
  readonly status: PacketStatus;
  readonly form: PacketForm | null;
  readonly copies: number;
  readonly pages: number | null;
  readonly note: string;
}

/** Writes the packet as it lies on the desk, line by line against the card (BR-20, BR-22). */
export async function savePacket(work: CaseWork, lines: readonly PacketLine[]): Promise<void> {
  const { tx, row } = work;
  await tx.deleteFrom('packet_item').where('case_id', '=', row.id).execute();
  await tx
    .insertInto('packet_item')
    .values(
      lines.map((line, index) => ({
        id: uuidv7(),
        case_id: row.id,
        position: index + 1,
        card_document: line.cardDocument,
        own_initiative: line.cardDocument === null,
        name: line.name,
        status: line.status,
        form: line.form,
        copies: line.copies,
        pages: line.pages,
        note: line.note,
      })),
    )
    .execute();
  const count = (status: PacketStatus) => lines.filter((line) => line.status === status).length;
  await work.done(
    {},
    {
      given: count('given'),
      missing: lines.filter((line) => line.status === 'missing').map((line) => line.name),
      ownInitiative: lines.filter((line) => line.cardDocument === null).map((line) => line.name),
    },
  );
}

/** Records what was told to the applicant about gaps and errors and prints it (BR-20). */
export async function tellDeficiency(
  work: CaseWork,
  notice: { text: string; howToMend: string },
  mend: { until: string; counting: string },
  worker: PaperWorker,
): Promise<void> {
  const { tx, row, people, ctx } = work;
  await tx
    .insertInto('deficiency_notice')
    .values({
      id: uuidv7(),
      case_id: row.id,
      told_at: work.now,
      told_by: work.workerId,
      text: notice.text,
      how_to_mend: notice.howToMend,
    })
    .execute();
  const paper = deficiencyPaper(
    row,
    people,
    { text: notice.text, how_to_mend: notice.howToMend, date: work.today },
    mend,
    worker,
  );
  const documentId = await queueDocument(tx, ctx.services, row.id, 'deficiency', paper);
  await work.done({}, { documentId });
}

/** Prints the blank of the application prefilled from data on hand (BR-20). */
export async function printApplication(
  tx: Tx,
  ctx: ActionContext,
  row: CaseRow,
  people: CasePeople,
  packet: CaseDetails['packet'],
): Promise<void> {
  const documentId = await queueDocument(
    tx,
    ctx.services,
    row.id,
    'application',
    applicationPaper(row, people, packet),
  );
  await appendToLedger(tx, ctx.actor, {
    centreId: row.centre_id,
    subject: 'case',
    subjectId: row.id,
    kind: 'case.applicationPrinted',
    payload: { documentId },
  });
}
