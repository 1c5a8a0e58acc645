import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { forbidden, notFound } from '#platform/http/problems.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { ConfirmPage } from '#ui/confirmPage.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { centreDesks, type DeskChoice, ticketById } from '../../data/desk.ts';
import { type GroupNow, type MenuService, menuServices, queueNow } from '../../data/menu.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { idParams } from '../../schema.ts';
import { GroupedSelect, type OptionGroup } from '../groupedSelect.tsx';
import { inLocale } from '../kiosk/kiosk.tsx';
import { matterOf, purposeOf } from '../lists.tsx';

/** To whom the visitor is handed on: one list of groups, services, open desks and providers (Q-call). */
export const transferPage = (ctx: Context): Promise<Answer> => transferScreen(ctx, emptyForm);

export async function transferScreen(ctx: Context, form: FormState): Promise<Answer> {
  const { centreId } = ctx.principal;
  if (!centreId) throw forbidden();
  const t = queueTexts[ctx.locale].console;
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const date = businessDate(ctx.services.clock.now());
  const [ticket, groups, services, desks] = await Promise.all([
    ticketById(queries, scope, centreId, ctx.params(idParams).id),
    queueNow(queries, centreId, date),
    menuServices(queries, centreId),
    centreDesks(queries, scope, centreId),
  ]);
  if (!ticket) throw notFound();
  const error = form.errors.to;
  return staffPage(
    ctx,
    { title: t.transferTitle(ticket.label), ...(error ? { status: 422, hasErrors: true } : {}) },
    <>
      {error && <ErrorSummary errors={[{ field: 'to', message: error }]} />}
      <ConfirmPage
        title={t.transferTitle(ticket.label)}
        lead={t.transferLead}
        items={[
          { term: t.service, value: matterOf(ctx.locale, ticket) },
          { term: t.purpose, value: purposeOf(ctx.locale, ticket) },
        ]}
        action={ctx.href(`/desk/tickets/${ticket.id}/transfer`)}
        hidden={<FormKey ctx={ctx} />}
        confirmLabel={t.transferYes}
        cancelHref={ctx.href('/desk')}
        cancelLabel={t.transferNo}
      >
        <GroupedSelect
          name="to"
          label={t.transferPick}
          error={error}
          placeholder="–"
          value={typeof form.values.to === 'string' ? form.values.to : ''}
          groups={targets(ctx.locale, { groups, services, desks, own: ticket.deskId, group: ticket.groupId })}
        />
      </ConfirmPage>
    </>,
  );
}

interface Places {
  readonly groups: readonly GroupNow[];
  readonly services: readonly MenuService[];
  readonly desks: readonly DeskChoice[];
  readonly own: string | null;
  readonly group: string;
}

/** Desks where somebody works, groups, providers that have a desk, services; each kind under its heading. */
function targets(locale: Locale, { groups, services, desks, own, group }: Places): OptionGroup[] {
  const t = queueTexts[locale].console;
  const providers = new Map(
    desks.flatMap(({ providerId, provider }) => (providerId && provider ? [[providerId, provider]] : [])),
  );
  return [
    {
      label: t.transferWhat.desk,
      options: desks
        .filter((desk) => desk.worker !== null && desk.id !== own)
        .map((desk) => ({ value: `desk:${desk.id}`, label: t.transferDesk(desk.number, desk.worker ?? '') })),
    },
    {
      label: t.transferWhat.group,
      options: groups
        .filter(({ id }) => id !== group)
        .map(({ id, nameUk, nameEn }) => ({ value: `group:${id}`, label: inLocale(locale, nameUk, nameEn) })),
    },
    {
      label: t.transferWhat.provider,
      options: [...providers].map(([id, label]) => ({ value: `provider:${id}`, label })),
    },
    {
      label: t.transferWhat.service,
      options: services.map(({ id, nameUk, nameEn }) => ({
        value: `service:${id}`,
        label: inLocale(locale, nameUk, nameEn),
      })),
    },
  ];
}
