import { catalogueOfCentre } from '#modules/catalogue/data/search.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Columns, Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { categoriesOfCentre, settingsOf } from '../../data/categories.ts';
import { childrenCount, roomOf } from '../../data/children.ts';
import { returningTickets, waitingList } from '../../data/desk.ts';
import { hallNow } from '../../data/hall.ts';
import { kioskAlerts } from '../../data/kioskAlerts.ts';
import { centreStanding } from '../../data/pause.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { receptionQuery } from '../../schemas/reception.ts';
import { centreOf } from '../frames.tsx';
import { HallTable } from '../hall.tsx';
import { ReturningTable, WaitingTable } from '../lists.tsx';
import { LiveLine } from '../liveLine.tsx';
import { StandingAlert } from '../pause.tsx';
import { KioskAlerts } from './kioskAlerts.tsx';
import { Found, findVisitor } from './receptionFind.tsx';
import { IssueForm } from './receptionIssue.tsx';

const listLimit = 20;

export const receptionPage = (ctx: Context): Promise<Answer> => receptionScreen(ctx, emptyForm);

/** The hall at a glance, tickets for people who cannot use the kiosk, the search for a visitor (BR-10). */
export async function receptionScreen(ctx: Context, form: FormState): Promise<Answer> {
  const centre = await centreOf(ctx);
  const texts = queueTexts[ctx.locale];
  const t = texts.reception;
  const query = ctx.query(receptionQuery);
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const now = ctx.services.clock.now();
  const date = businessDate(now);
  const [groups, catalogue, waiting, settings, found, categories, standing, room, children, alerts] =
    await Promise.all([
      hallNow(queries, scope, centre.id, date, now),
      catalogueOfCentre(ctx.services, centre.id),
      waitingList(queries, scope, centre.id, date, { limit: listLimit }),
      settingsOf(queries, centre.id),
      query.find ? findVisitor(ctx, centre, date, query.find) : undefined,
      categoriesOfCentre(queries, centre.id),
      centreStanding(queries, centre.id, now),
      roomOf(queries, scope, centre.id),
      childrenCount(queries, scope, centre.id),
      kioskAlerts(queries, scope, centre.id, date),
    ]);
  const returning = await returningTickets(queries, scope, centre.id, date, now);
  const failed = Object.keys(form.errors).length > 0;
  const ticketHref = (id: string) => ctx.href(`/reception/tickets/${id}`);
  return staffPage(
    ctx,
    {
      title: t.title,
      live: <LiveLine ctx={ctx} />,
      scripts: ['desk.js', 'reception.js'],
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <div class="v-console" data-live={`/live/desk/${centre.id}`}>
      <Heading level={1}>{t.title}</Heading>
      <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
      <div data-refresh="standing">
        <StandingAlert ctx={ctx} standing={standing} />
        <KioskAlerts ctx={ctx} alerts={alerts} />
      </div>
      <div data-refresh="hall">
        <HallTable ctx={ctx} groups={groups} standardMinutes={settings?.waitStandardMinutes ?? 15} />
      </div>
      <Columns
        aside={
          <Stack>
            <Card title={t.find}>
              <SearchForm
                action={ctx.href('/reception')}
                label={t.find}
                actions={
                  <Button icon="search" variant="secondary">
                    {t.findButton}
                  </Button>
                }
              >
                <TextField
                  name="find"
                  label={t.findLabel}
                  hint={t.findHint}
                  value={query.find}
                  optional="quiet"
                  autocomplete="off"
                />
              </SearchForm>
              {query.find && <Found ctx={ctx} typed={query.find} found={found ?? []} />}
            </Card>
            <Card title={t.whereTitle}>
              <SearchForm
                action={ctx.href('/reception/where')}
                label={t.whereTitle}
                actions={
                  <Button icon="search" variant="secondary">
                    {t.whereButton}
                  </Button>
                }
              >
                <TextField name="q" label={t.whereLabel} type="search" optional="quiet" autocomplete="off" />
              </SearchForm>
            </Card>
            {room && (
              <Card title={texts.childrensRoom.title}>
                <p data-refresh="children">
                  {room.openSince === null
                    ? texts.childrensRoom.closed
                    : texts.childrensRoom.occupied(children, room.capacity)}
                </p>
                <p>
                  <LinkButton href={ctx.href('/children')} variant="secondary" size="sm" icon="users">
                    {texts.childrensRoom.title}
                  </LinkButton>
                </p>
              </Card>
            )}
          </Stack>
        }
      >
        <Card title={query.visit ? t.second : t.issue}>
          <p>{t.issueLead}</p>
          <IssueForm
            ctx={ctx}
            centre={centre}
            groups={groups}
            services={catalogue.services}
            categories={categories}
            form={form}
            visit={query.visit}
            what={query.what}
            purpose={query.purpose}
          />
        </Card>
      </Columns>
      <div data-refresh="waiting">
        <Stack>
          {returning.length > 0 && (
            <Card title={texts.console.returningTitle}>
              <ReturningTable
                ctx={ctx}
                tickets={returning}
                href={ticketHref}
                action={(id) => `/reception/tickets/${id}/return`}
              />
            </Card>
          )}
          <Card title={t.waiting}>
            <WaitingTable locale={ctx.locale} tickets={waiting} href={ticketHref} empty={t.waitingEmpty} />
          </Card>
        </Stack>
      </div>
    </div>,
  );
}
