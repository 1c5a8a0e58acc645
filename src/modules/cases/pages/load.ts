import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import {
  type CaseDetails,
  type CasePeople,
  type CaseRow,
  detailsOf,
  findCase,
  peopleOfCase,
} from '../data/cases.ts';
import { type CaseStanding, refusalFor, standingOf } from '../data/facts.ts';
import { type CasesTexts, casesTexts } from '../messages.ts';
import { caseScope } from '../rights.ts';
import type { CaseAction } from '../rules/lifecycle.ts';
import { caseParams } from '../schema.ts';

/** A case as its pages need it. */
export interface LoadedCase {
  readonly row: CaseRow;
  readonly people: CasePeople;
  readonly details: CaseDetails;
  readonly standing: CaseStanding;
  readonly texts: CasesTexts;
  /** Why the worker cannot do it now, in words; null: can. */
  readonly reason: (action: CaseAction) => string | null;
}

/** The case of the address, 404 outside the scope; the view goes into the access log with its purpose. */
export async function loadCase(ctx: Context, purpose: string): Promise<LoadedCase> {
  const { id } = ctx.params(caseParams);
  const { queries } = ctx.services.database;
  const row = await findCase(queries, caseScope(ctx.principal), id);
  if (!row) throw notFound();
  const [people, details] = await Promise.all([peopleOfCase(queries, row), detailsOf(queries, id)]);
  ctx.viewed({ subject: 'case', subjectId: id, centreId: row.centre_id, purpose });
  const standing = standingOf(row, details);
  const texts = casesTexts[ctx.locale];
  return {
    row,
    people,
    details,
    standing,
    texts,
    reason: (action) => {
      const refusal = refusalFor(action, standing, ctx.principal);
      return refusal && texts.say(refusal);
    },
  };
}
