import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type CaseDetails, type CaseRow, detailsOf, findCase } from '../data/cases.ts';
import { type CasesTexts, casesTexts } from '../messages.ts';
import { caseScope } from '../rights.ts';
import { caseParams } from '../schema.ts';

interface PapersProps {
  ctx: Context;
  row: Pick<CaseRow, 'id'>;
  documents: CaseDetails['documents'];
  texts: CasesTexts;
}

/** The papers alone: what the script of a page that waits for them asks for; shows no name of a person. */
export async function papersPage(ctx: Context): Promise<Answer> {
  const { id } = ctx.params(caseParams);
  const { queries } = ctx.services.database;
  const row = await findCase(queries, caseScope(ctx.principal), id);
  if (!row) throw notFound();
  const texts = casesTexts[ctx.locale];
  const { documents } = await detailsOf(queries, id);
  return staffPage(
    ctx,
    { title: texts.sections.papers },
    <Stack>
      <Heading level={1} caption={row.number ?? texts.draft}>
        {texts.sections.papers}
      </Heading>
      <Papers ctx={ctx} row={row} documents={documents} texts={texts} />
      <p>
        <LinkButton href={ctx.href(`/cases/${id}`)} variant="secondary" icon="arrow-left">
          {texts.back}
        </LinkButton>
      </p>
    </Stack>,
  );
}

/** Papers of the case with their state; while one is being made, a script looks again and changes only this part. */
export function Papers({ ctx, row, documents, texts }: PapersProps) {
  if (documents.length === 0) return <p class="v-muted">{texts.none}</p>;
  const waiting = documents.some((paper) => paper.state === 'queued');
  return (
    <div data-papers={waiting ? ctx.href(`/cases/${row.id}/papers`) : 'ready'} aria-live="polite">
      <ul class="v-plain-list">
        {documents.map((paper) => {
          const name = texts.paperKinds[paper.kind as keyof typeof texts.paperKinds] ?? paper.kind;
          return (
            <li key={paper.id}>
              <p>
                <strong>{name}</strong>{' '}
                <span class="v-muted">
                  {formatDateTime(ctx.locale, paper.created_at)} ·{' '}
                  {texts.paperStates[paper.state as keyof typeof texts.paperStates]}
                </span>
              </p>
              {paper.state === 'ready' && (
                <LinkButton
                  href={ctx.href(`/cases/${row.id}/documents/${paper.id}`)}
                  variant="secondary"
                  size="sm"
                  icon="file-text"
                >
                  {`${texts.open}: ${name}`}
                </LinkButton>
              )}
              {paper.state === 'failed' && (
                <form method="post" action={ctx.href(`/cases/${row.id}/documents/${paper.id}/retry`)}>
                  <FormKey ctx={ctx} />
                  <Button size="sm" variant="secondary" icon="refresh">
                    {texts.retry}
                  </Button>
                </form>
              )}
            </li>
          );
        })}
      </ul>
      {waiting && (
        <p class="v-muted">
          {texts.reload}{' '}
          <a class="ds-link" href={ctx.href(ctx.path)}>
            {texts.refresh}
          </a>
        </p>
      )}
    </div>
  );
}
