import { type Answer, file } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { conflict, notFound } from '#platform/http/problems.ts';
import { retryDocument } from '../commands/documents.ts';
import { noteRetry } from '../commands/progress.ts';
import { findCase } from '../data/cases.ts';
import { findPaper } from '../data/papers.ts';
import { casesTexts } from '../messages.ts';
import { caseScope } from '../rights.ts';
import { documentParams } from '../schema.ts';
import { backToCase } from './back.ts';

/** A paper of the case as PDF; who took it is logged. */
export async function downloadPaper(ctx: Context): Promise<Answer> {
  const { id, documentId } = ctx.params(documentParams);
  const paper = await findPaper(ctx.services.database.queries, caseScope(ctx.principal), id, documentId);
  if (!paper) throw notFound();
  const bytes = await ctx.services.files.get(paper.sha256);
  ctx.viewed({
    subject: 'case',
    subjectId: id,
    centreId: paper.centre_id,
    purpose: `документ: ${paper.kind}`,
  });
  return file(bytes, paper.media_type, paper.name);
}

export async function retryPaperAction(ctx: ActionContext): Promise<Answer> {
  const { id, documentId } = ctx.params(documentParams);
  const texts = casesTexts[ctx.locale];
  const row = await findCase(ctx.tx, caseScope(ctx.principal), id, true);
  if (!row) throw notFound();
  if (!(await retryDocument(ctx.tx, ctx.services, id, documentId))) throw conflict(texts.paperStates.ready);
  await noteRetry({ tx: ctx.tx, ctx, row }, documentId);
  return backToCase(ctx, id, texts.retried);
}
