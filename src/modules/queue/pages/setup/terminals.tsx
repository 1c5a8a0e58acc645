import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDateTime, formatTime } from '#platform/i18n/dates.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { type KeptKiosk, keptKiosks } from '../../data/kiosk.ts';
import { kioskAlerts } from '../../data/kioskAlerts.ts';
import { queueTexts } from '../../messages.ts';
import { queueRights, queueScope } from '../../rights.ts';
import { KioskAlerts } from '../reception/kioskAlerts.tsx';

/** A kiosk that has not asked for anything for so long has no connection or no power. Milliseconds. */
const awayMs = 5 * 60_000;

const may = (ctx: Context, right: 'kiosk.configure'): boolean =>
  queueRights[right].some((role) => role === ctx.principal.role);

/** Kiosks of the centre: on or off, their printers, what needs a hand. */
export async function terminalsPage(ctx: Context): Promise<Answer> {
  const t = queueTexts[ctx.locale].terminals;
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const { centreId } = ctx.principal;
  const [kiosks, alerts] = await Promise.all([
    keptKiosks(queries, scope),
    centreId ? kioskAlerts(queries, scope, centreId, businessDate(ctx.services.clock.now())) : null,
  ]);
  const quiet = alerts && alerts.prints.length + alerts.printers.length + alerts.reports.length === 0;
  return staffPage(
    ctx,
    { title: t.title, refreshSeconds: 15 },
    <Stack gap="lg">
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      {alerts && <KioskAlerts ctx={ctx} alerts={alerts} />}
      {quiet && kiosks.length > 0 && <p class="v-muted">{t.noAlerts}</p>}
      <Table
        caption={t.title}
        captionHidden
        rows={kiosks}
        rowKey={(kiosk) => kiosk.id}
        empty={
          <EmptyState icon="device-desktop" title={t.empty}>
            <p>{t.emptyHint}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t.name,
            rowHeader: true,
            cell: (kiosk) => kiosk.name,
          },
          ...(centreId
            ? []
            : [{ key: 'centre', header: t.centre, cell: (kiosk: KeptKiosk) => kiosk.centreName }]),
          { key: 'state', header: t.state, cell: (kiosk) => <State ctx={ctx} kiosk={kiosk} /> },
          { key: 'printer', header: t.printer, cell: (kiosk) => <PrinterNow ctx={ctx} kiosk={kiosk} /> },
          {
            key: 'do',
            header: t.actions,
            headerHidden: true,
            cell: (kiosk) => (
              <form
                method="post"
                action={ctx.href(`/terminals/${kiosk.id}/${kiosk.lockedSince ? 'unlock' : 'lock'}`)}
              >
                <FormKey ctx={ctx} />
                <button
                  class="ds-button"
                  data-variant="secondary"
                  data-size="sm"
                  type="submit"
                  aria-label={kiosk.lockedSince ? t.unlockNamed(kiosk.name) : t.lockNamed(kiosk.name)}
                >
                  {kiosk.lockedSince ? t.unlock : t.lock}
                </button>
                {may(ctx, 'kiosk.configure') && (
                  <>
                    {' '}
                    <a
                      class="ds-link"
                      href={ctx.href(`/terminals/${kiosk.id}`)}
                      aria-label={t.settingsNamed(kiosk.name)}
                    >
                      {t.settings}
                    </a>
                  </>
                )}
              </form>
            ),
          },
        ]}
      />
    </Stack>,
  );
}

function State({ ctx, kiosk }: { ctx: Context; kiosk: KeptKiosk }) {
  const t = queueTexts[ctx.locale].terminals;
  const now = ctx.services.clock.now().getTime();
  if (kiosk.lockedSince)
    return <StatusTag tone="warning">{t.locked(formatTime(ctx.locale, kiosk.lockedSince))}</StatusTag>;
  if (!kiosk.lastSeenAt) return <StatusTag tone="neutral">{t.never}</StatusTag>;
  if (now - kiosk.lastSeenAt.getTime() > awayMs)
    return <StatusTag tone="danger">{t.away(formatDateTime(ctx.locale, kiosk.lastSeenAt))}</StatusTag>;
  return <StatusTag tone="success">{t.working}</StatusTag>;
}

/** The state that the printer last told of itself. */
export function PrinterNow({ ctx, kiosk }: { ctx: Context; kiosk: Pick<KeptKiosk, 'printer'> }) {
  const t = queueTexts[ctx.locale].terminals;
  if (!kiosk.printer) return <span class="v-muted">{t.noPrinter}</span>;
  const { state, checkedAt } = kiosk.printer;
  const tone =
    state === 'ready'
      ? 'success'
      : state === 'unknown'
        ? 'neutral'
        : state === 'paperLow'
          ? 'warning'
          : 'danger';
  return (
    <>
      <StatusTag tone={tone}>{t.printerStates[state]}</StatusTag>
      {checkedAt && <span class="v-muted"> {t.checkedAt(formatTime(ctx.locale, checkedAt))}</span>}
    </>
  );
}
