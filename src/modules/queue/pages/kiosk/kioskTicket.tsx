import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { QrCode } from '#ui/qrCode.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { type PaperFacts, type PrintState, paperFacts, printsOfVisit } from '../../data/prints.ts';
import { printedShortCode } from '../../data/shortCode.ts';
import { type Visit, type VisitTicket, visitByCode } from '../../data/visit.ts';
import { queueTexts } from '../../messages.ts';
import { mostTicketsOfVisit } from '../../rules/kiosk.ts';
import { codeParams } from '../../schema.ts';
import { ticketQuery } from '../../schemas/kiosk.ts';
import { kioskHref, kioskPage } from './kioskFrame.tsx';
import { inLocale, kioskNow } from './kioskGate.tsx';

/**
 * The tickets of the visit on the screen: numbers, who is ahead, the code for the phone, how the printing stands. Opened by
 * its secret alone. A ticket already given is shown also when the kiosk has stopped giving them.
 */
export async function kioskTicketPage(ctx: Context): Promise<Answer> {
  const now = await kioskNow(ctx);
  const { code } = ctx.params(codeParams);
  const { mode, new: newest } = ctx.query(ticketQuery);
  const { queries } = ctx.services.database;
  const visit = await visitByCode(queries, code);
  if (!visit || visit.centreId !== now.centre.id) throw notFound();
  const shown = visit.tickets.find(({ id }) => id === newest) ?? visit.tickets.at(-1);
  const facts = shown && (await paperFacts(queries, shown.id));
  if (!shown || !facts) throw notFound();
  const print = (await printsOfVisit(queries, visit.id)).get(shown.id);
  const t = queueTexts[ctx.locale];
  const several = visit.tickets.length > 1;
  const more = visit.tickets.length < mostTicketsOfVisit && now.standing === 'open';
  return kioskPage(
    ctx,
    {
      title: several ? t.kiosk.yourNumbers : t.kiosk.yourNumber,
      lead: t.kiosk.wait,
      centre: now.centre.name,
      idleSeconds: print === 'failed' ? 60 : 30,
      easy: mode === 'easy',
      ...(now.standing === 'open' ? { order: kioskHref(ctx, '/kiosk/order', { visit: code, mode }) } : {}),
    },
    <>
      <div class="v-kiosk__ticket">
        {visit.tickets.map((ticket) => (
          <div class="v-kiosk__one" key={ticket.id} data-current={ticket.id === shown.id ? 'yes' : undefined}>
            <p class="v-kiosk__number">{ticket.label}</p>
            <p class="v-kiosk__ahead">{t.ahead(ticket.ahead ?? 0)}</p>
          </div>
        ))}
        {facts.wait && <p class="v-kiosk__ahead">{t.kiosk.waitRange(facts.wait.from, facts.wait.to)}</p>}
        {facts.category && (
          <p class="v-kiosk__note">
            {facts.category.proof
              ? t.kiosk.priorityProof(facts.category.proof)
              : t.kiosk.priorityChosen(facts.category[ctx.locale])}
          </p>
        )}
      </div>
      <figure class="v-kiosk__qr">
        <QrCode text={followAddress(ctx, visit)} label={t.kiosk.qr} />
        <figcaption>{t.kiosk.scan}</figcaption>
      </figure>
      {now.kiosk.printer && <PrintLine ctx={ctx} code={code} ticketId={shown.id} print={print} />}
      <div class="v-kiosk__choices">
        {now.kiosk.printer ? (
          print === 'failed' && (
            <form method="post" action={ctx.href(`/kiosk/ticket/${code}/print`)} data-again>
              <FormKey ctx={ctx} />
              <input type="hidden" name="ticket" value={shown.id} />
              <input type="hidden" name="mode" value={mode ?? ''} />
              <Button icon="printer" variant="secondary">
                {t.kiosk.printAgain}
              </Button>
            </form>
          )
        ) : (
          <span data-needs-script hidden>
            <Button type="button" icon="printer" id="print">
              {t.kiosk.print}
            </Button>
          </span>
        )}
        {more && (
          <LinkButton href={kioskHref(ctx, '/kiosk', { visit: code, mode })} variant="secondary" icon="plus">
            {t.kiosk.another}
          </LinkButton>
        )}
        <LinkButton href="/kiosk" variant="secondary" icon="check">
          {t.kiosk.done}
        </LinkButton>
      </div>
      {!now.kiosk.printer && <PaperTicket ctx={ctx} visit={visit} ticket={shown} more={facts} />}
    </>,
  );
}

/** How the printing of a ticket stands; the island asks again until it is known. */
function PrintLine(props: { ctx: Context; code: string; ticketId: string; print: PrintState | undefined }) {
  const t = queueTexts[props.ctx.locale].kiosk;
  const { print } = props;
  const waits = print === 'waiting' || print === 'sending';
  if (print === undefined || print === 'settled') return null;
  return (
    <div
      class="v-kiosk__print v-kiosk__wide"
      data-print={print}
      data-watch={waits ? `/api/v1/kiosk/ticket/${props.code}/prints` : undefined}
      data-ticket={props.ticketId}
      role={print === 'failed' ? 'alert' : 'status'}
    >
      {waits && <p>{t.printing}</p>}
      {print === 'printed' && <p>{t.printed}</p>}
      {print === 'failed' && (
        <>
          <p>
            <strong>{t.printFailed}</strong>
          </p>
          <p>{t.printFailedText}</p>
        </>
      )}
    </div>
  );
}

/** Address of the ticket's own page. */
export const followAddress = (ctx: Context, visit: Pick<Visit, 'accessCode'>): string =>
  `${ctx.services.publicUrl}${ctx.href(`/t/${visit.accessCode}`)}`;

export interface PaperTicketProps {
  readonly ctx: Context;
  readonly visit: Visit;
  readonly ticket: VisitTicket;
  readonly more?: Pick<PaperFacts, 'category' | 'wait'>;
}

/** What comes out when the browser prints; not on the screen. */
export function PaperTicket({ ctx, visit, ticket, more }: PaperTicketProps) {
  const t = queueTexts[ctx.locale];
  const { locale } = ctx;
  const follow = followAddress(ctx, visit);
  const purpose = purposes.find((known) => known === ticket.purpose);
  return (
    <section class="v-paper" aria-hidden="true">
      <p>{visit.centreName}</p>
      <p class="v-paper__number">{ticket.label}</p>
      <p>{inLocale(locale, ticket.groupUk, ticket.groupEn)}</p>
      {ticket.serviceUk && <p>{inLocale(locale, ticket.serviceUk, ticket.serviceEn ?? ticket.serviceUk)}</p>}
      {purpose && <p>{t.purposes[purpose]}</p>}
      {more?.category && (
        <p>
          <strong>{t.kiosk.priorityChosen(more.category[locale])}</strong>
          {more.category.proof && <> {t.kiosk.priorityProof(more.category.proof)}</>}
        </p>
      )}
      <p>{t.ahead(ticket.ahead ?? 0)}</p>
      {more?.wait && <p>{t.kiosk.waitRange(more.wait.from, more.wait.to)}</p>}
      <QrCode text={follow} label={t.kiosk.qr} correction="M" />
      <p>{t.kiosk.scan}</p>
      <p class="v-paper__address">{follow.replace(/^https?:\/\//, '')}</p>
      <p>{t.kiosk.issuedAt(formatDate(locale, ticket.issuedAt), formatTime(locale, ticket.issuedAt))}</p>
      <p>{t.kiosk.paperCode(printedShortCode(visit.accessCode))}</p>
      <p>{t.kiosk.printFooter}</p>
    </section>
  );
}

const purposes = ['submit', 'consult', 'collect'] as const;
