import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import type { KioskAlerts as Alerts } from '../../data/kioskAlerts.ts';
import type { TerminalsTexts } from '../../messages/terminals.uk.ts';
import { queueTexts } from '../../messages.ts';

/** What reception must see to at the kiosks, with the buttons that settle it; nothing when all is well. */
export function KioskAlerts({ ctx, alerts }: { ctx: Context; alerts: Alerts }) {
  const t = queueTexts[ctx.locale].terminals;
  const { prints, printers, reports, more } = alerts;
  if (prints.length + printers.length + reports.length === 0) return null;
  const low = prints.length + reports.length === 0 && printers.every(({ state }) => state === 'paperLow');
  return (
    <Alert tone={low ? 'warning' : 'danger'} title={t.alerts} role="alert">
      <ul class="v-kiosk-alerts">
        {printers.map(({ deviceId, device, state }) => (
          <li key={deviceId}>
            <strong>{t.printerTrouble(device, t.printerStates[state])}</strong> {t.advice[state]}
          </li>
        ))}
        {prints.map(({ id, label, device, problem }) => (
          <li key={id}>
            <span>
              <strong>{t.printFailed(label, device)}</strong>
              {`: ${problemWords(t, problem)}`}
            </span>
            <form method="post" action={ctx.href(`/terminals/prints/${id}/reprint`)}>
              <FormKey ctx={ctx} />
              <Button size="sm" variant="secondary" icon="printer">
                {t.reprint(label)}
              </Button>
            </form>
            <form method="post" action={ctx.href(`/terminals/prints/${id}/settle`)}>
              <FormKey ctx={ctx} />
              <Button size="sm" variant="tertiary">
                {t.settle(label)}
              </Button>
            </form>
          </li>
        ))}
        {reports.map(({ id, label, kind }) => (
          <li key={id}>
            <span>{reportWords(t, kind, label)}</span>
            <form method="post" action={ctx.href(`/terminals/reports/${id}/seen`)}>
              <FormKey ctx={ctx} />
              <Button size="sm" variant="tertiary">
                {t.seen(label)}
              </Button>
            </form>
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t.more(more)}</p>}
    </Alert>
  );
}

function problemWords(t: TerminalsTexts, problem: string): string {
  const words: Readonly<Record<string, string>> = t.problems;
  return words[problem] ?? t.problems.late;
}

function reportWords(t: TerminalsTexts, kind: string, label: string): string {
  const words: Readonly<Record<string, (label: string) => string>> = t.reports;
  return (words[kind] ?? t.reports.foreignBlock)(label);
}
