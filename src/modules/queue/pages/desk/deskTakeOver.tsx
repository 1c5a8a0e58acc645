import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { forbidden, notFound } from '#platform/http/problems.ts';
import { ConfirmPage } from '#ui/confirmPage.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { currentTicket, deskOf } from '../../data/desk.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { deskIdParams } from '../../schemas/desk.ts';

/** «Take over?»: whose shift ends, and whether a visitor stays at the desk. */
export async function takeOverPage(ctx: Context): Promise<Answer> {
  const { centreId } = ctx.principal;
  if (!centreId) throw forbidden();
  const t = queueTexts[ctx.locale].console;
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const desk = await deskOf(queries, scope, centreId, ctx.params(deskIdParams).desk);
  if (!desk) throw notFound();
  if (desk.worker === null || desk.workerId === ctx.principal.id) return redirect(ctx.href('/desk'));
  const visitor = await currentTicket(queries, scope, { centreId, deskId: desk.deskId });
  return staffPage(
    ctx,
    { title: t.takeOverTitle(desk.number) },
    <ConfirmPage
      title={t.takeOverTitle(desk.number)}
      lead={
        <>
          <p>{t.takeOverLead(desk.worker)}</p>
          {visitor && <p>{t.takeOverVisitor(visitor.label)}</p>}
        </>
      }
      action={ctx.href(`/desk/take-over/${desk.deskId}`)}
      hidden={<FormKey ctx={ctx} />}
      confirmLabel={t.takeOverYes}
      cancelHref={ctx.href('/desk')}
      cancelLabel={t.takeOverNo}
    />,
  );
}
