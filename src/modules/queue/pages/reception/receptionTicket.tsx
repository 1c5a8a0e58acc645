import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { QrCode } from '#ui/qrCode.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Columns, Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { childrenOfVisit, roomOf } from '../../data/children.ts';
import { type QueueTicket, ticketById } from '../../data/desk.ts';
import { type TicketStanding, ticketStanding } from '../../data/hall.ts';
import { printedShortCode } from '../../data/shortCode.ts';
import { visitCodeOf } from '../../data/visit.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { idParams } from '../../schema.ts';
import { ticketQuery } from '../../schemas/reception.ts';
import { centreOf } from '../frames.tsx';
import { inLocale } from '../kiosk/kiosk.tsx';
import { followAddress, PaperTicket } from '../kiosk/kioskTicket.tsx';
import { matterOf, purposeOf } from '../lists.tsx';
import { ReceptionMoves } from './receptionMoves.tsx';

export const receptionTicketPage = (ctx: Context): Promise<Answer> => receptionTicketScreen(ctx, emptyForm);

/** One ticket for the reception: its state, what may be done with it, its print and its code for the phone (BR-10). */
export async function receptionTicketScreen(ctx: Context, form: FormState): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const { id } = ctx.params(idParams);
  const ticket = await ticketById(queries, scope, centre.id, id);
  if (!ticket) throw notFound();
  const [visit, standing, room, tags] = await Promise.all([
    visitCodeOf(queries, ticket.visitId),
    ticketStanding(queries, scope, centre.id, id),
    roomOf(queries, scope, centre.id),
    childrenOfVisit(queries, scope, centre.id, ticket.visitId),
  ]);
  const own = visit?.tickets.find((one) => one.id === id);
  if (!visit || !own || !standing) throw notFound();
  const texts = queueTexts[ctx.locale];
  const t = texts.reception;
  const { paper } = ctx.query(ticketQuery);
  const paperCtx = inLanguage(ctx, paper ?? ctx.locale);
  if (ticket.personName)
    ctx.viewed({ subject: 'visit', subjectId: visit.id, centreId: centre.id, purpose: t.viewPurpose });
  const failed = Object.keys(form.errors).length > 0;
  const today = standing.businessDate === businessDate(ctx.services.clock.now());
  return staffPage(
    ctx,
    {
      title: t.ticket(ticket.label),
      scripts: ['desk.js'],
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
      <Heading level={1}>{t.ticket(ticket.label)}</Heading>
      {tags.length > 0 && (
        <Alert tone="warning">
          <p>
            {texts.childrensRoom.inRoom(tags.join(', '))}.{' '}
            <a href={ctx.href('/children')}>{texts.childrensRoom.title}</a>
          </p>
        </Alert>
      )}
      <Columns
        aside={
          <Card>
            <div class="v-reception-qr">
              <QrCode text={followAddress(paperCtx, visit)} label={texts.kiosk.qr} />
            </div>
            <DescriptionList
              layout="stacked"
              items={[
                {
                  term: t.shortCode,
                  value: (
                    <>
                      <strong class="v-short-code">{printedShortCode(visit.accessCode)}</strong>
                      <br />
                      {t.shortCodeHint}
                    </>
                  ),
                },
                {
                  term: t.link,
                  value: <a href={followAddress(paperCtx, visit)}>{followAddress(paperCtx, visit)}</a>,
                },
                {
                  term: t.printIn,
                  value: (['uk', 'en'] as const).map((code) => (
                    <span key={code}>
                      {code === paperCtx.locale ? (
                        <strong>{t.languages[code]}</strong>
                      ) : (
                        <a href={ctx.href(`/reception/tickets/${id}?paper=${code}`)}>{t.languages[code]}</a>
                      )}{' '}
                    </span>
                  )),
                },
              ]}
            />
            <span data-needs-script hidden>
              <Button type="button" icon="printer" id="print">
                {texts.kiosk.print}
              </Button>
            </span>
          </Card>
        }
      >
        <Stack>
          <Facts ctx={ctx} ticket={ticket} standing={standing} ahead={own.ahead} />
          <ReceptionMoves
            ctx={ctx}
            ticket={ticket}
            standing={standing}
            form={form}
            today={today}
            hasRoom={room?.openSince != null}
          />
        </Stack>
      </Columns>
      <div class="v-actions">
        {today && (
          <LinkButton href={ctx.href(`/reception?visit=${visit.accessCode}`)} variant="secondary" icon="plus">
            {t.second}
          </LinkButton>
        )}
        <LinkButton href={ctx.href('/reception')} variant="secondary" icon="arrow-left">
          {t.back}
        </LinkButton>
      </div>
      <PaperTicket ctx={paperCtx} visit={visit} ticket={own} />
    </Stack>,
  );
}

/** The paper speaks the visitor's language, the screen the worker's. */
const inLanguage = (ctx: Context, locale: Locale): Context => ({
  ...ctx,
  locale,
  href: (path) => (locale === 'uk' ? path : `/${locale}${path}`),
});

function Facts(props: { ctx: Context; ticket: QueueTicket; standing: TicketStanding; ahead: number | null }) {
  const { ctx, ticket, standing, ahead } = props;
  const texts = queueTexts[ctx.locale];
  const t = texts.reception;
  const late = standing.notBefore !== null && standing.notBefore > ctx.services.clock.now();
  return (
    <DescriptionList
      items={[
        { term: t.state, value: <StatusTag tone="dnipro">{texts.states[ticket.state]}</StatusTag> },
        ...(ahead === null ? [] : [{ term: texts.name, value: texts.ahead(ahead) }]),
        ...(ticket.desk === null ? [] : [{ term: texts.place, value: String(ticket.desk) }]),
        { term: texts.console.service, value: matterOf(ctx.locale, ticket) },
        { term: texts.console.purpose, value: purposeOf(ctx.locale, ticket) },
        ...(ticket.personName ? [{ term: t.name, value: ticket.personName }] : []),
        ...(ticket.signLanguage ? [{ term: texts.console.sign, value: texts.console.signAsked }] : []),
        ...(standing.categoryUk === null
          ? []
          : [
              {
                term: t.category,
                value: (
                  <>
                    {inLocale(ctx.locale, standing.categoryUk, standing.categoryEn ?? standing.categoryUk)}
                    <br />
                    {standing.act}
                  </>
                ),
              },
              { term: t.ground, value: standing.ground ?? texts.categories.unchecked },
            ]),
        ...(late && standing.notBefore
          ? [{ term: t.lateUntil, value: formatTime(ctx.locale, standing.notBefore) }]
          : []),
        { term: texts.ticket.taken, value: formatTime(ctx.locale, ticket.issuedAt) },
      ]}
    />
  );
}
