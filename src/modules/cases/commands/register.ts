import { calendarFor } from '#modules/organisation/data/calendar.ts';
import type { Tx } from '#platform/database/database.ts';
import { dueOf } from '../data/facts.ts';
import { caseNumber } from '../rules/caseNumber.ts';
import { termWords } from '../rules/termWords.ts';
import type { IncompleteGround } from '../schema.ts';
import type { CaseWork } from './act.ts';
import { queueDocument, queueLetter } from './documents.ts';
import { applicationPaper, inventoryPaper, type PaperWorker } from './papers/intake.ts';
import { makeTracking } from './tracking.ts';

export interface Registration {
  readonly receivedOn: string;
  readonly incomplete: IncompleteGround | null;
  readonly incompleteNote: string;
  /** Mail after its term (BR-23): by when it was due, and why it is late. */
  readonly late: { readonly by: string; readonly reason: string } | null;
  readonly worker: PaperWorker;
}

/**
 * Registers the packet (BR-22): the number from the centre's yearly counter, the term by the card, the code to follow
 * the case, inventory and application as papers, a letter if there is an address. All of it or nothing.
 */
export async function registerCase(work: CaseWork, registration: Registration): Promise<string> {
  const { tx, row, people, details, ctx } = work;
  const number = await nextNumber(tx, row, Number(work.today.slice(0, 4)));
  const { hash, sealed } = makeTracking(ctx.services.secrets, number);
  const due = dueOf(await calendarFor(tx), row.card, registration.receivedOn, []);
  const registered = {
    ...row,
    number,
    registered_at: work.now,
    received_on: registration.receivedOn,
  };
  await work.done(
    {
      number,
      registered_at: work.now,
      received_on: registration.receivedOn,
      tracking_hash: hash,
      tracking_sealed: sealed,
      incomplete: registration.incomplete,
      incomplete_note: registration.incompleteNote,
    },
    {
      number,
      receivedOn: registration.receivedOn,
      // What was told to the applicant that day; the term itself is computed anew each time.
      toldDueOn: due.dueOn,
      given: details.packet.filter((item) => item.status === 'given').length,
      incomplete: registration.incomplete,
      ...(registration.late ? { mailBy: registration.late.by, reason: registration.late.reason } : {}),
    },
  );
  const term = {
    dueOn: due.dueOn ?? '',
    counting: termWords(due.explanation, 'uk').join(' '),
    basis: due.ground,
  };
  const inventory = inventoryPaper(registered, people, details, term, registration.worker);
  await queueDocument(tx, ctx.services, row.id, 'inventory', inventory);
  await queueDocument(
    tx,
    ctx.services,
    row.id,
    'application',
    applicationPaper(registered, people, details.packet),
  );
  if (people.applicant.email) await queueLetter(tx, ctx.services, row.id, 'registered');
  return number;
}

/** The counter row is locked until the commit: no two cases have one number, and a rollback gives the number back. */
async function nextNumber(tx: Tx, row: CaseWork['row'], year: number): Promise<string> {
  const { last_number } = await tx
    .insertInto('case_counter')
    .values({ centre_id: row.centre_id, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'year'])
        .doUpdateSet((e) => ({ last_number: e('case_counter.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return caseNumber(row.number_prefix, year, last_number);
}
