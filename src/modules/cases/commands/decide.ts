import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { conflict } from '#platform/http/problems.ts';
import { casesTexts } from '../messages.ts';
import { decisionNumber } from '../rules/caseNumber.ts';
import type { Norm } from '../schema.ts';
import type { CaseWork } from './act.ts';
import { queueDocument } from './documents.ts';
import type { PaperWorker } from './papers/intake.ts';
import { type Appeal, decisionPaper, refusalPaper } from './papers/outcome.ts';

/** One sentence each: whom to complain to, which court, by when, under which articles (BR-27, BR-30). */
export const appealWords = (appeal: Appeal): string =>
  `${appeal.authority}: ${appeal.authorityTerm}. ${appeal.court}: ${appeal.courtTerm}. Підстава: ${appeal.basis}.`;

interface DecisionRow {
  readonly outcome: 'grant' | 'refuse' | 'passOn';
  readonly text: string;
  readonly norms?: readonly Norm[];
  readonly appeal?: string;
  readonly recipient?: string;
}

async function writeDecision(work: CaseWork, decision: DecisionRow): Promise<string> {
  const number = await nextDecisionNumber(work.tx, work);
  await work.tx
    .insertInto('decision')
    .values({
      id: uuidv7(),
      case_id: work.row.id,
      outcome: decision.outcome,
      number,
      decided_on: work.today,
      decided_by: work.workerId,
      text: decision.text,
      norms: JSON.stringify(decision.norms ?? []),
      appeal: decision.appeal ?? '',
      recipient: decision.recipient ?? '',
    })
    .execute();
  return number;
}

async function nextDecisionNumber(tx: Tx, { row, today }: CaseWork): Promise<string> {
  const year = Number(today.slice(0, 4));
  const { value } = await tx
    .insertInto('counter')
    .values({ name: `decision:${row.centre_id}:${year}`, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((e) => ({ value: e('counter.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return decisionNumber(row.number_prefix, year, value);
}

const decidedNow = (work: CaseWork) => ({ decided_at: work.now, decided_by: work.workerId });

/** Grants the service (BR-26). */
export async function grantService(
  work: CaseWork,
  grant: { text: string; granted: string; appeal: Appeal },
  worker: PaperWorker,
): Promise<void> {
  const number = await writeDecision(work, {
    outcome: 'grant',
    text: grant.text,
    appeal: appealWords(grant.appeal),
  });
  const paper = decisionPaper(work.row, work.people, {
    number,
    decidedOn: work.today,
    text: grant.text,
    granted: grant.granted,
    basis: work.row.card.legalBasis,
    appeal: grant.appeal,
    worker,
  });
  await queueDocument(work.tx, work.ctx.services, work.row.id, 'decision', paper);
  await work.done(decidedNow(work), { number });
}

export interface RefusalOfService {
  readonly norms: readonly Norm[];
  readonly reasons: string;
  readonly whatNext: string;
  readonly appeal: Appeal;
}

/** Refuses. Without norms or without the way to appeal there is no refusal (BR-27): the form, this and the table say so. */
export async function refuseService(
  work: CaseWork,
  refusal: RefusalOfService,
  worker: PaperWorker,
): Promise<void> {
  const { norms, appeal } = refusal;
  const words = casesTexts[work.ctx.locale].errors;
  if (norms.length === 0 || norms.some((norm) => norm.norm.trim() === '')) throw conflict(words.norms);
  if (Object.values(appeal).some((part) => part.trim() === '')) throw conflict(words.appeal);
  const number = await writeDecision(work, {
    outcome: 'refuse',
    text: refusal.reasons,
    norms,
    appeal: appealWords(appeal),
  });
  const paper = refusalPaper(work.row, work.people, {
    number,
    decidedOn: work.today,
    norms,
    reasons: refusal.reasons,
    whatNext: refusal.whatNext,
    appeal,
    worker,
  });
  await queueDocument(work.tx, work.ctx.services, work.row.id, 'refusal', paper);
  await work.done(decidedNow(work), { number, norms: norms.map((norm) => norm.norm) });
}

/** Passes the application on to the body that decides now (design §3.11). */
export async function passOn(
  work: CaseWork,
  passing: { recipient: string; text: string; act: string; appeal: Appeal },
  worker: PaperWorker,
): Promise<void> {
  const { recipient, text } = passing;
  const number = await writeDecision(work, { outcome: 'passOn', text, recipient });
  const paper = decisionPaper(work.row, work.people, {
    number,
    decidedOn: work.today,
    text: `${text}\nПередати заяву з документами: ${recipient}.`,
    granted: '',
    basis: passing.act ? [passing.act] : work.row.card.legalBasis,
    appeal: passing.appeal,
    worker,
  });
  await queueDocument(work.tx, work.ctx.services, work.row.id, 'passOn', paper);
  await work.done(decidedNow(work), { number, recipient });
}
