import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { QrCode } from '#ui/qrCode.tsx';
import { type Visit, type VisitTicket, visitByCode } from '../data/visit.ts';
import { queueTexts } from '../messages.ts';
import { codeParams } from '../schema.ts';
import { centreOf, kioskPage } from './frames.tsx';
import { inLocale } from './kiosk.tsx';

/** The ticket on the screen: the number, who is ahead, the code for the phone, the print. Opened by its secret alone. */
export async function kioskTicketPage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { code } = ctx.params(codeParams);
  const visit = await visitByCode(ctx.services.database.queries, code);
  const ticket = visit?.tickets.at(-1);
  if (!visit || !ticket || visit.centreId !== centre.id) throw notFound();
  const t = queueTexts[ctx.locale];
  return kioskPage(
    ctx,
    { title: t.kiosk.yourNumber, lead: t.kiosk.wait, centre: centre.name, idleSeconds: 30 },
    <>
      <div class="v-kiosk__ticket">
        <p class="v-kiosk__number">{ticket.label}</p>
        <p class="v-kiosk__ahead">{t.ahead(ticket.ahead ?? 0)}</p>
      </div>
      <figure class="v-kiosk__qr">
        <QrCode text={followAddress(ctx, visit)} label={t.kiosk.qr} />
        <figcaption>{t.kiosk.scan}</figcaption>
      </figure>
      <div class="v-kiosk__choices">
        <span data-needs-script hidden>
          <Button type="button" icon="printer" id="print">
            {t.kiosk.print}
          </Button>
        </span>
        <LinkButton href={ctx.href(`/kiosk?visit=${code}`)} variant="secondary" icon="plus">
          {t.kiosk.another}
        </LinkButton>
        <LinkButton href="/kiosk" variant="secondary" icon="check">
          {t.kiosk.done}
        </LinkButton>
      </div>
      <PaperTicket ctx={ctx} visit={visit} ticket={ticket} />
    </>,
  );
}

/** Address of the ticket's own page. */
export const followAddress = (ctx: Context, visit: Pick<Visit, 'accessCode'>): string =>
  `${ctx.services.publicUrl}${ctx.href(`/t/${visit.accessCode}`)}`;

/** What comes out of an 80 mm printer; not on the screen. */
export function PaperTicket({ ctx, visit, ticket }: { ctx: Context; visit: Visit; ticket: VisitTicket }) {
  const t = queueTexts[ctx.locale];
  const service = inLocale(
    ctx.locale,
    ticket.serviceUk ?? ticket.groupUk,
    ticket.serviceEn ?? ticket.groupEn,
  );
  return (
    <section class="v-paper" aria-hidden="true">
      <p>{visit.centreName}</p>
      <p class="v-paper__number">{ticket.label}</p>
      <p>{service}</p>
      <p>{t.ahead(ticket.ahead ?? 0)}</p>
      <QrCode text={followAddress(ctx, visit)} label={t.kiosk.qr} correction="M" />
      <p>{t.kiosk.scan}</p>
      <p>
        {t.kiosk.issuedAt(formatDate(ctx.locale, ticket.issuedAt), formatTime(ctx.locale, ticket.issuedAt))}
      </p>
      <p>{t.kiosk.printFooter}</p>
    </section>
  );
}
