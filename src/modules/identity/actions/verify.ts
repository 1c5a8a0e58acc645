import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { verifyLedger } from '#platform/ledger/verify.ts';
import { sealsPage } from '../pages/seals.tsx';

/** Checks the whole ledger against its seals; that it was checked, and what was found, is itself recorded. */
export async function verifyAction(ctx: ActionContext): Promise<Answer> {
  const report = await verifyLedger(ctx.services.database.pool);
  await appendToLedger(ctx.tx, ctx.actor, {
    centreId: null,
    subject: 'ledger',
    subjectId: businessDate(ctx.services.clock.now()),
    kind: 'ledger.verified',
    payload: { rows: report.rows, seals: report.seals, faults: report.faults.length },
  });
  return sealsPage(ctx, report);
}
