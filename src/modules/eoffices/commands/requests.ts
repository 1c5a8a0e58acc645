import { v7 } from 'uuid';
import type { Calendar } from '#platform/calendar/calendar.ts';
import type { Tx } from '#platform/database/database.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { FoundRequest } from '../data/requests.ts';
import {
  answerDue,
  promisedOn,
  type RequestAction,
  type RequestKind,
  type RequestState,
  requestActions,
  stateAfter,
} from '../rules/requests.ts';
import type { Cost } from '../schemas/requests.ts';
import { nextPaperNumber } from './paperNumbers.ts';
import { cancelExpense, commitExpense } from './supplies.ts';

export interface NewRequest {
  readonly eofficeId: string;
  readonly kind: RequestKind;
  readonly itemId: string | null;
  readonly words: string;
  readonly way: 'office' | 'telephone';
  readonly today: string;
  readonly now: Date;
  readonly workerId: string;
  /** Photographs, already in the file store. */
  readonly files: readonly {
    readonly sha256: Buffer;
    readonly bytes: number;
    readonly mediaType: string;
    readonly name: string;
  }[];
}

/** Files a request for service (порядок роботи, п. 4). Returns its identifier, or null: the thing is not of this office. */
export async function fileRequest(
  tx: Tx,
  actor: Actor,
  calendar: Calendar,
  request: NewRequest,
): Promise<string | null> {
  const { eofficeId, kind, itemId, words, way, today, now, workerId } = request;
  if (itemId !== null) {
    const item = await tx
      .selectFrom('eoffice_item')
      .select('id')
      .where('id', '=', itemId)
      .where('eoffice_id', '=', eofficeId)
      .where('written_off_on', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!item) return null;
    if (kind === 'repair') await markItem(tx, itemId, ['good'], 'repair');
  }
  const year = Number(today.slice(0, 4));
  const number = await nextPaperNumber(tx, eofficeId, 'request', year);
  const id = v7();
  await tx
    .insertInto('eoffice_request')
    .values({
      id,
      eoffice_id: eofficeId,
      year,
      number,
      kind,
      item_id: itemId,
      words,
      way,
      filed_on: today,
      filed_at: now,
      filed_by: workerId,
      due_on: answerDue(calendar, today),
    })
    .execute();
  for (const [position, { sha256, bytes, mediaType, name }] of request.files.entries()) {
    const fileId = v7();
    await tx
      .insertInto('stored_file')
      .values({ id: fileId, sha256, bytes, media_type: mediaType, name })
      .execute();
    await tx
      .insertInto('eoffice_request_file')
      .values({ id: v7(), request_id: id, position, file_id: fileId })
      .execute();
  }
  await addStep(tx, id, { at: now, workerId, state: 'new', dueOn: null, words: '' });
  await tell(tx, actor, id, 'eofficeRequest.filed', { eofficeId, number, year, kind, way, itemId });
  return id;
}

export interface RequestMove {
  readonly action: RequestAction;
  readonly version: number;
  /** What the office is told; a refusal must say why. */
  readonly words: string;
  /** The day promised; null: as it was. */
  readonly dueOn: string | null;
  /** Booked against the line in the same transaction; null: nothing is booked now. */
  readonly cost: Cost | null;
  readonly municipalityId: string;
  readonly workerId: string;
  readonly today: string;
  readonly now: Date;
}

/** What came of it; `over`: kopiyky that the line of the estimate still has; `paid`: its money has been paid. */
export type Moved =
  | { readonly kind: 'done' }
  | { readonly kind: 'over'; readonly left: number }
  | { readonly kind: 'noLine' | 'stale' | 'booked' | 'paid' };

/**
 * Carries a request on. Its cost becomes a commitment of the estimate here and now, so it never goes over the line; a request
 * that ends without service gives the money back.
 */
export async function moveRequest(
  tx: Tx,
  actor: Actor,
  calendar: Calendar,
  request: FoundRequest,
  move: RequestMove,
): Promise<Moved> {
  const locked = await tx
    .selectFrom('eoffice_request')
    .select(['state', 'due_on as dueOn', 'expense_id as expenseId'])
    .where('id', '=', request.id)
    .where('version', '=', move.version)
    .forUpdate()
    .executeTakeFirst();
  if (!locked || !requestActions[request.state].includes(move.action) || locked.state !== request.state)
    return { kind: 'stale' };
  const state = stateAfter[move.action];
  let expenseId = locked.expenseId;
  if (move.cost && expenseId !== null) return { kind: 'booked' };
  if (move.cost) {
    const booked = await commitExpense(tx, actor, expenseOf(request, move, move.cost), move);
    if (booked.kind !== 'done') return booked;
    expenseId = booked.id;
  } else if (expenseId !== null && (state === 'refused' || state === 'withdrawn')) {
    const { version } = await tx
      .selectFrom('eoffice_expense')
      .select('version')
      .where('id', '=', expenseId)
      .executeTakeFirstOrThrow();
    if (!(await cancelExpense(tx, actor, expenseId, version))) return { kind: 'paid' };
  }
  const dueOn = move.dueOn === null ? locked.dueOn : promisedOn(calendar, move.dueOn);
  const ended = requestActions[state].length === 0;
  await tx
    .updateTable('eoffice_request')
    .set({
      state,
      due_on: dueOn,
      ended_on: ended ? move.today : null,
      answer: move.words === '' ? request.answer : move.words,
      expense_id: expenseId,
      version: move.version + 1,
    })
    .where('id', '=', request.id)
    .execute();
  if (request.itemId !== null && (state === 'done' || state === 'withdrawn'))
    await markItem(tx, request.itemId, ['repair'], 'good');
  const { now, workerId, words } = move;
  await addStep(tx, request.id, { at: now, workerId, state, dueOn: ended ? null : dueOn, words });
  await tell(tx, actor, request.id, eventOf[state], { eofficeId: request.eofficeId, dueOn, expenseId });
  return { kind: 'done' };
}

/** What the ledger calls a request's coming into a state. */
const eventOf = {
  new: 'eofficeRequest.filed',
  accepted: 'eofficeRequest.accepted',
  ordered: 'eofficeRequest.ordered',
  done: 'eofficeRequest.done',
  refused: 'eofficeRequest.refused',
  withdrawn: 'eofficeRequest.withdrawn',
} as const;

const expenseOf = (request: FoundRequest, move: RequestMove, cost: Cost) => ({
  ...cost,
  office: request.eofficeId,
  date: move.today,
  purpose: `Заявка № ${request.number} від ${formatDate('uk', request.filedOn)}: ${request.words}`.slice(
    0,
    500,
  ),
});

const markItem = (tx: Tx, id: string, from: string[], to: 'good' | 'repair') =>
  tx
    .updateTable('eoffice_item')
    .set((e) => ({ condition: to, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('condition', 'in', from)
    .execute();

const addStep = (
  tx: Tx,
  requestId: string,
  step: {
    readonly at: Date;
    readonly workerId: string;
    readonly state: RequestState;
    readonly dueOn: string | null;
    readonly words: string;
  },
) =>
  tx
    .insertInto('eoffice_request_step')
    .values({
      id: v7(),
      request_id: requestId,
      at: step.at,
      worker_id: step.workerId,
      state: step.state,
      due_on: step.dueOn,
      words: step.words,
    })
    .execute();

const tell = (
  tx: Tx,
  actor: Actor,
  subjectId: string,
  kind: `eofficeRequest.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeRequest',
    subjectId,
    kind,
    payload,
  });
