import type { Updateable } from 'kysely';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import type { CaseFile } from '#platform/database/types.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { conflict, forbidden, notFound, stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import {
  type CaseDetails,
  type CasePeople,
  type CaseRow,
  detailsOf,
  findCase,
  peopleOfCase,
} from '../data/cases.ts';
import { type CaseStanding, refusalFor, standingOf } from '../data/facts.ts';
import { casesTexts } from '../messages.ts';
import { caseScope } from '../rights.ts';
import { actionEvents } from '../rules/events.ts';
import { type CaseAction, nextState } from '../rules/lifecycle.ts';

/** One lawful action on one case, in the transaction of the request: the row is locked and checked. */
export interface CaseWork {
  readonly tx: Tx;
  readonly ctx: ActionContext;
  readonly row: CaseRow;
  readonly people: CasePeople;
  readonly details: CaseDetails;
  readonly standing: CaseStanding;
  readonly workerId: string;
  readonly today: string;
  readonly now: Date;
  /** Writes the new state, the other columns and the event; the screens drawn before are stale from now on. */
  done(changes?: Updateable<CaseFile>, payload?: Readonly<Record<string, unknown>>): Promise<void>;
}

/** @throws notFound outside the scope, stale for an old screen, conflict with the reason where the rules refuse. */
export async function workOn(
  ctx: ActionContext,
  caseId: string,
  version: number,
  action: CaseAction,
): Promise<CaseWork> {
  const { tx, principal } = ctx;
  const workerId = principal.kind === 'worker' ? principal.id : null;
  if (!workerId) throw forbidden();
  const row = await findCase(tx, caseScope(principal), caseId, true);
  if (!row) throw notFound();
  const details = await detailsOf(tx, caseId);
  const standing = standingOf(row, details);
  if (row.version !== version) throw stale();
  const refusal = refusalFor(action, standing, principal);
  if (refusal) throw conflict(casesTexts[ctx.locale].say(refusal));
  const now = ctx.services.clock.now();
  return {
    tx,
    ctx,
    row,
    people: await peopleOfCase(tx, row),
    details,
    standing,
    workerId,
    today: businessDate(now),
    now,
    done: (changes = {}, payload = {}) => finish(ctx, row, standing, action, changes, payload),
  };
}

async function finish(
  ctx: ActionContext,
  row: CaseRow,
  standing: CaseStanding,
  action: CaseAction,
  changes: Updateable<CaseFile>,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  const state = nextState(standing.facts.state, action);
  const updated = await ctx.tx
    .updateTable('case_file')
    .set((e) => ({ ...changes, state, version: e('version', '+', 1) }))
    .where('id', '=', row.id)
    .where('version', '=', row.version)
    .executeTakeFirst();
  if (!updated.numUpdatedRows) throw stale();
  await appendToLedger(ctx.tx, ctx.actor, {
    centreId: row.centre_id,
    subject: 'case',
    subjectId: row.id,
    kind: actionEvents[action].kind,
    payload: {
      ...payload,
      providerId: row.provider_id,
      ...(state === row.state ? {} : { from: row.state, to: state }),
    },
  });
}
