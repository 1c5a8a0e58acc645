import type { Context } from '#platform/http/context.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import type { CaseDetails, CaseRow } from '../data/cases.ts';
import type { CasesTexts } from '../messages.ts';

interface PapersProps {
  ctx: Context;
  row: Pick<CaseRow, 'id'>;
  documents: CaseDetails['documents'];
  texts: CasesTexts;
}

/** Papers of the case with their state; the page reloads itself while one is being made. */
export function Papers({ ctx, row, documents, texts }: PapersProps) {
  if (documents.length === 0) return <p class="v-muted">{texts.none}</p>;
  return (
    <>
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
      {documents.some((paper) => paper.state === 'queued') && <p class="v-muted">{texts.reload}</p>}
    </>
  );
}
