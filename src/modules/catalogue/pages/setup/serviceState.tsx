import { type Obstacle, obstaclesOfService } from '#modules/organisation/data/obstacles.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm } from '#platform/http/forms.ts';
import { Alert } from '#ui/alert.tsx';
import { ConfirmPage } from '#ui/confirmPage.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import type { KeptService } from '../../data/staff.ts';
import { catalogueTexts } from '../../messages.ts';
import { keptOf } from '../editor/staffCard.tsx';
import { setupPage } from './setupFrame.tsx';

/** `/catalogue/:id/state`: «Закрити послугу?», or what is still to be finished before. */
export async function serviceStatePage(ctx: Context): Promise<Answer> {
  const db = ctx.services.database.queries;
  const { service } = await keptOf(ctx, db);
  const today = businessDate(ctx.services.clock.now());
  const left = service.active ? await obstaclesOfService(db, service.id, today) : [];
  return left.length > 0 ? refuseToClose(ctx, service, left) : askState(ctx, service);
}

export function refuseToClose(
  ctx: Context,
  service: KeptService,
  left: readonly Obstacle[],
  status?: number,
): Answer {
  const texts = catalogueTexts[ctx.locale];
  const t = texts.setup;
  const back = `/catalogue/${service.id}`;
  return setupPage(
    ctx,
    {
      title: t.closeTitle,
      caption: service.plainName,
      crumbs: [
        [texts.staff.title, '/catalogue'],
        [service.plainName, back],
      ],
      form: emptyForm,
      ...(status ? { status } : {}),
    },
    <>
      <Alert tone="warning" title={t.busyTitle} role={status ? 'alert' : undefined}>
        <ul class="ds-list">
          {left.map(({ kind, count }) => (
            <li key={kind}>{kind === 'tickets' ? t.busyTickets(count) : t.busyCases(count)}</li>
          ))}
        </ul>
        <p>{t.busyHint}</p>
      </Alert>
      <div class="v-actions">
        <LinkButton href={ctx.href(back)} variant="secondary" icon="arrow-left">
          {t.back}
        </LinkButton>
      </div>
    </>,
  );
}

function askState(ctx: Context, service: KeptService): Answer {
  const t = catalogueTexts[ctx.locale].setup;
  const title = service.active ? t.closeTitle : t.reopenTitle;
  return staffPage(
    ctx,
    { title },
    <ConfirmPage
      title={title}
      caption={service.plainName}
      lead={service.active ? t.closeLead : t.reopenLead}
      action={ctx.href(`/catalogue/${service.id}/state`)}
      hidden={<FormKey ctx={ctx} />}
      confirmLabel={service.active ? t.close : t.reopen}
      tone={service.active ? 'danger' : undefined}
      cancelHref={ctx.href(`/catalogue/${service.id}`)}
    />,
  );
}
