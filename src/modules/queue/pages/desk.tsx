import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { forbidden } from '#platform/http/problems.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Columns, Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import {
  centreDesks,
  currentTicket,
  returningTickets,
  type Shift,
  shiftOf,
  waitingList,
} from '../data/desk.ts';
import { queueNow } from '../data/menu.ts';
import { queueTexts } from '../messages.ts';
import { queueScope } from '../rights.ts';
import { returnGraceMinutes } from '../rules/ticketActions.ts';
import { centreOf } from './frames.tsx';
import { GroupCounts, ReturningTable, WaitingTable } from './lists.tsx';
import { LiveLine } from './liveLine.tsx';
import { VisitorCard } from './visitor.tsx';

const listLimit = 12;

/** The working screen of the front office: the present visitor, what is lawful now, who waits and why (Q-call). */
export const deskPage = (ctx: Context): Promise<Answer> => consolePage(ctx, {});

/** Messages beside the fields of the console when its form came back. */
export interface ConsoleErrors {
  readonly finish?: string | undefined;
  readonly transfer?: string | undefined;
}

export async function consolePage(ctx: Context, errors: ConsoleErrors): Promise<Answer> {
  const shift = ctx.principal.id ? await shiftOf(ctx.services.database.queries, ctx.principal.id) : undefined;
  if (!shift || shift.centreId !== ctx.principal.centreId) return chooseDeskPage(ctx);
  return openConsole(ctx, shift, errors);
}

async function openConsole(ctx: Context, shift: Shift, errors: ConsoleErrors): Promise<Answer> {
  const t = queueTexts[ctx.locale].console;
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const now = ctx.services.clock.now();
  const date = businessDate(now);
  const missedAfter = new Date(now.getTime() - returnGraceMinutes * 60_000);
  const [centre, current, waiting, returning, groups] = await Promise.all([
    centreOf(ctx),
    currentTicket(queries, scope, shift),
    waitingList(queries, scope, shift.centreId, date, { deskId: shift.deskId, limit: listLimit }),
    returningTickets(queries, scope, shift.centreId, date, missedAfter),
    queueNow(queries, shift.centreId, date),
  ]);
  if (current)
    ctx.viewed({
      subject: 'visit',
      subjectId: current.visitId,
      centreId: shift.centreId,
      purpose: queueTexts[ctx.locale].viewPurpose,
    });
  const callRefused = current
    ? t.whyNot.busy
    : shift.state === 'break'
      ? t.whyNot.break
      : waiting.every((ticket) => ticket.blocked)
        ? t.whyNot.nobody
        : undefined;
  const failed = errors.finish !== undefined || errors.transfer !== undefined;
  return staffPage(
    ctx,
    {
      title: t.title,
      desk: String(shift.desk),
      scripts: ['desk.js'],
      live: <LiveLine ctx={ctx} />,
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <div class="v-console" data-live={`/live/desk/${shift.centreId}`}>
      <div class="v-console__head">
        <Heading level={1} caption={queueTexts[ctx.locale].desk(shift.desk)}>
          {t.title}
        </Heading>
        <div class="v-actions">
          {shift.state === 'break' ? (
            <PostButton ctx={ctx} to="/desk/resume" icon="user-check">
              {t.resume}
            </PostButton>
          ) : (
            <PostButton ctx={ctx} to="/desk/pause" icon="player-pause" refused={current && t.whyNot.busy}>
              {t.pause}
            </PostButton>
          )}
          <PostButton ctx={ctx} to="/desk/close" icon="logout" refused={current && t.whyNot.busy}>
            {t.close}
          </PostButton>
          <LinkButton href={ctx.href('/desk/plate')} variant="tertiary" size="sm" icon="id-badge-2">
            {t.plate}
          </LinkButton>
        </div>
      </div>
      <Columns
        aside={
          <Stack>
            <Card title={t.groups}>
              <GroupCounts locale={ctx.locale} groups={groups} />
            </Card>
            <Card title={t.keys}>
              <dl class="v-keys">
                {t.keysList.map(([key, what]) => (
                  <div key={key}>
                    <dt>
                      <kbd>{key}</kbd>
                    </dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          </Stack>
        }
      >
        <Stack>
          {current ? (
            <VisitorCard
              ctx={ctx}
              centreCode={centre.code}
              ticket={current}
              groups={groups}
              errors={errors}
            />
          ) : (
            <Card>
              <EmptyState
                title={shift.state === 'break' ? t.onBreak : t.nobodyHere}
                icon={shift.state === 'break' ? 'player-pause' : 'user'}
              >
                <p>{shift.state === 'break' ? t.onBreakHint : t.nobodyHereHint}</p>
                <Form action={ctx.href('/desk/call')} hidden={<FormKey ctx={ctx} />} id="call-form">
                  <Button id="call-next" icon="bell" size="lg" disabledReason={callRefused}>
                    {t.callNext}
                  </Button>
                </Form>
              </EmptyState>
            </Card>
          )}
          <div data-refresh="waiting">
            <Card title={t.waitingTitle}>
              <WaitingTable locale={ctx.locale} tickets={waiting} />
              {waiting.length === listLimit && <p class="v-muted">{t.waitingMore(listLimit)}</p>}
            </Card>
          </div>
          {returning.length > 0 && (
            <Card title={t.returningTitle}>
              <ReturningTable ctx={ctx} tickets={returning} action={(id) => `/desk/tickets/${id}/return`} />
            </Card>
          )}
        </Stack>
      </Columns>
    </div>,
  );
}

function PostButton(props: {
  ctx: Context;
  to: string;
  icon: 'player-pause' | 'logout' | 'user-check';
  refused?: string | undefined;
  children: string;
}) {
  return (
    <form method="post" action={props.ctx.href(props.to)}>
      <FormKey ctx={props.ctx} />
      <Button
        variant="secondary"
        size="sm"
        icon={props.icon}
        id={props.to.replaceAll('/', '-').slice(1)}
        disabledReason={props.refused}
      >
        {props.children}
      </Button>
    </form>
  );
}

/** Before the first call of the day: which desk. `refusal` says why the last choice failed. */
export async function chooseDeskPage(ctx: Context, refusal?: string): Promise<Answer> {
  const { centreId, providerId } = ctx.principal;
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
            cell: (desk) => [desk.provider, t.floor(desk.floor), desk.note].filter(Boolean).join(', '),
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
            cell: (desk) => (
              <form method="post" action={ctx.href('/desk/open')}>
                <FormKey ctx={ctx} />
                <input type="hidden" name="desk" value={desk.id} />
                <Button
                  size="sm"
                  id={`open-${desk.number}`}
                  disabledReason={
                    desk.providerId && providerId && desk.providerId !== providerId
                      ? t.otherProvider
                      : undefined
                  }
                >
                  {t.openDesk(desk.number)}
                </Button>
              </form>
            ),
          },
        ]}
      />
    </Stack>,
  );
}

/** The numbered plate with the worker's name, to be printed (ORG-4, BR-5.3). */
export async function platePage(ctx: Context): Promise<Answer> {
  const t = queueTexts[ctx.locale].console;
  const shift = ctx.principal.id ? await shiftOf(ctx.services.database.queries, ctx.principal.id) : undefined;
  return staffPage(
    ctx,
    { title: t.plateTitle, scripts: ['desk.js'], ...(shift ? { desk: String(shift.desk) } : {}) },
    <Stack>
      <Heading level={1}>{t.plateTitle}</Heading>
      {shift ? (
        <section class="v-plate">
          <p class="v-plate__centre">{ctx.principal.centreName}</p>
          <p class="v-plate__label">{queueTexts[ctx.locale].place}</p>
          <p class="v-plate__number">{shift.desk}</p>
          <p class="v-plate__name">{ctx.principal.name}</p>
        </section>
      ) : (
        <EmptyState title={t.plateNone} icon="id-badge-2" />
      )}
      <p class="v-actions">
        {shift && (
          <span data-needs-script hidden>
            <Button type="button" icon="printer" id="print">
              {t.print}
            </Button>
          </span>
        )}
        <LinkButton href={ctx.href('/desk')} variant="secondary" icon="arrow-left">
          {t.back}
        </LinkButton>
      </p>
    </Stack>,
  );
}
