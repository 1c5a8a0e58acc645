import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { forbidden } from '#platform/http/problems.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { centreDesks, type DeskChoice } from '../../data/desk.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';

/** Before the first call of the day: which desk. `refusal` says why the last choice failed. */
export async function chooseDeskPage(ctx: Context, refusal?: string): Promise<Answer> {
  const { centreId } = ctx.principal;
  if (!centreId) throw forbidden();
  const texts = queueTexts[ctx.locale];
  const t = texts.console;
  const desks = await centreDesks(ctx.services.database.queries, queueScope(ctx.principal), centreId);
  return staffPage(
    ctx,
    { title: t.chooseTitle, ...(refusal ? { status: 409, hasErrors: true } : {}) },
    <Stack>
      <Heading level={1}>{t.chooseTitle}</Heading>
      <p class="v-lead">{t.chooseLead}</p>
      {refusal && (
        <Alert tone="danger" role="alert">
          <p>{refusal}</p>
        </Alert>
      )}
      <Table
        caption={t.chooseTitle}
        captionHidden
        rows={desks}
        rowKey={(desk) => desk.id}
        empty={
          <EmptyState title={t.noDesks}>
            <p>{t.noDesksHint}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'number',
            header: texts.place,
            rowHeader: true,
            nowrap: true,
            cell: (desk) => <span class="v-desk-number">{desk.number}</span>,
          },
          {
            key: 'provider',
            header: t.provider,
            cell: (desk) => (
              <>
                {[desk.provider, t.floor(desk.floor), desk.note].filter(Boolean).join(', ')}{' '}
                {desk.expressOnly && <Tag tone="wheat">{t.deskKinds.express}</Tag>}
              </>
            ),
          },
          {
            key: 'state',
            header: t.state,
            cell: (desk) => (
              <StatusTag tone={desk.worker ? 'neutral' : 'success'}>
                {desk.worker ? t.takenBy(desk.worker) : t.free}
              </StatusTag>
            ),
          },
          {
            key: 'open',
            header: t.open,
            headerHidden: true,
            align: 'end',
            cell: (desk) => <Open ctx={ctx} desk={desk} />,
          },
        ]}
      />
    </Stack>,
  );
}

/** A free desk is opened at once; that of a colleague only after a question. */
function Open({ ctx, desk }: { ctx: Context; desk: DeskChoice }) {
  const t = queueTexts[ctx.locale].console;
  const { providerId } = ctx.principal;
  const refused =
    desk.providerId && providerId && desk.providerId !== providerId ? t.otherProvider : undefined;
  if (desk.worker && !refused)
    return (
      <LinkButton href={ctx.href(`/desk/take-over/${desk.id}`)} variant="secondary" size="sm">
        {t.takeOver(desk.number)}
      </LinkButton>
    );
  return (
    <form method="post" action={ctx.href('/desk/open')}>
      <FormKey ctx={ctx} />
      <input type="hidden" name="desk" value={desk.id} />
      <Button size="sm" id={`open-${desk.number}`} disabledReason={refused}>
        {t.openDesk(desk.number)}
      </Button>
    </form>
  );
}
