import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Columns, Stack } from '#ui/stack.tsx';
import { Tag } from '#ui/tag.tsx';
import { childrenOfVisit } from '../../data/children.ts';
import { currentTicket, returningTickets, type Shift, shiftOf } from '../../data/desk.ts';
import {
  type DeskWaiting,
  deskWaiting,
  justEnded,
  type NextToCall,
  nextToCall,
  otherMatters,
} from '../../data/deskNow.ts';
import { queueNow } from '../../data/menu.ts';
import { type CentreStanding, centreStanding } from '../../data/pause.ts';
import { queueTexts } from '../../messages.ts';
import { standingWords } from '../../messages.words.ts';
import { queueRights, queueScope } from '../../rights.ts';
import { undoSeconds } from '../../rules/ticketActions.ts';
import { centreOf } from '../frames.tsx';
import { GroupCounts, ReturningTable } from '../lists.tsx';
import { LiveLine } from '../liveLine.tsx';
import { chooseDeskPage } from './deskChoose.tsx';
import { JustEndedCard } from './deskEnded.tsx';
import { DeskWaitingTable } from './deskLists.tsx';
import { BackFromBreak, SeatCard } from './deskSeat.tsx';
import { VisitorCard } from './visitor.tsx';

const listLimit = 12;

/** The working screen of the front office: the present visitor, what is lawful now, who waits and why (Q-call). */
export const deskPage = (ctx: Context): Promise<Answer> => consolePage(ctx, {});

/** Messages beside the fields of the console when its form came back. */
export interface ConsoleErrors {
  readonly finish?: string | undefined;
}

export async function consolePage(ctx: Context, errors: ConsoleErrors): Promise<Answer> {
  const shift = ctx.principal.id ? await shiftOf(ctx.services.database.queries, ctx.principal.id) : undefined;
  if (!shift || shift.centreId !== ctx.principal.centreId) return chooseDeskPage(ctx);
  return openConsole(ctx, shift, errors);
}

/** Everything the console shows, in a fixed number of reads, however many people wait. */
async function readConsole(ctx: Context, shift: Shift) {
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const now = ctx.services.clock.now();
  const date = businessDate(now);
  const [centre, standing, current, waiting, next, returning, groups, ended] = await Promise.all([
    centreOf(ctx),
    centreStanding(queries, shift.centreId, now),
    currentTicket(queries, scope, shift),
    deskWaiting(queries, scope, shift, date, now, listLimit),
    nextToCall(queries, scope, shift, date, now),
    returningTickets(queries, scope, shift.centreId, date, now),
    queueNow(queries, shift.centreId, date),
    justEnded(
      queries,
      scope,
      shift,
      ctx.principal.id ?? '',
      date,
      new Date(now.getTime() - undoSeconds * 1000),
    ),
  ]);
  // With a visitor here, the mistake that could be undone is about this visitor alone.
  const about = current ?? (ended && { id: ended.ticketId, visitId: ended.visitId });
  const others = about ? await otherMatters(queries, scope, shift, date, now, about.id) : [];
  const children = about ? await childrenOfVisit(queries, scope, shift.centreId, about.visitId) : [];
  return { centre, standing, current, waiting, next, returning, groups, ended, others, children, now };
}

async function openConsole(ctx: Context, shift: Shift, errors: ConsoleErrors): Promise<Answer> {
  const t = queueTexts[ctx.locale].console;
  const seen = await readConsole(ctx, shift);
  const { current } = seen;
  if (current)
    ctx.viewed({
      subject: 'visit',
      subjectId: current.visitId,
      centreId: shift.centreId,
      purpose: queueTexts[ctx.locale].viewPurpose,
    });
  const failed = errors.finish !== undefined;
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
      <ConsoleHead ctx={ctx} shift={shift} />
      <Columns
        aside={
          <Stack>
            <SeatCard ctx={ctx} shift={shift} busy={current !== undefined} />
            <Card title={t.groups}>
              <GroupCounts locale={ctx.locale} groups={seen.groups} />
            </Card>
            <Keys ctx={ctx} />
          </Stack>
        }
      >
        <Stack>
          <div data-refresh="standing">
            <Standing ctx={ctx} standing={seen.standing} />
          </div>
          {seen.children.length > 0 && (
            // Nobody goes home without the child (KC-7).
            <Alert tone="warning">
              <p>{queueTexts[ctx.locale].childrensRoom.inRoom(seen.children.join(', '))}.</p>
            </Alert>
          )}
          {current ? (
            <VisitorCard
              ctx={ctx}
              centreCode={seen.centre.code}
              ticket={current}
              others={seen.others}
              paused={seen.standing.pause !== null}
              now={seen.now}
              errors={errors}
            />
          ) : (
            <>
              {seen.ended && (
                <JustEndedCard
                  ctx={ctx}
                  ended={seen.ended}
                  others={seen.others}
                  refused={refusalNow(ctx, shift, seen.standing)}
                />
              )}
              <CallCard ctx={ctx} shift={shift} next={seen.next} standing={seen.standing} />
            </>
          )}
          <div data-refresh="waiting">
            <WaitingCard
              ctx={ctx}
              waiting={seen.waiting}
              next={seen.next}
              free={!current && refusalNow(ctx, shift, seen.standing) === undefined}
            />
          </div>
          <div data-refresh="returning">
            {seen.returning.length > 0 && (
              <Card title={t.returningTitle}>
                <ReturningTable
                  ctx={ctx}
                  tickets={seen.returning}
                  action={(id) => `/desk/tickets/${id}/return`}
                />
              </Card>
            )}
          </div>
        </Stack>
      </Columns>
    </div>,
  );
}

function ConsoleHead({ ctx, shift }: { ctx: Context; shift: Shift }) {
  const { desk, console: t } = queueTexts[ctx.locale];
  return (
    <Heading level={1} caption={`${desk(shift.desk)}${shift.expressOnly ? ` · ${t.deskKinds.express}` : ''}`}>
      {t.title}
    </Heading>
  );
}

/** The centre stands still, or has just gone on: the first thing to be seen (design §3.12). */
function Standing({ ctx, standing }: { ctx: Context; standing: CentreStanding }) {
  const words = standingWords(ctx.locale, standing);
  if (!words) return null;
  const t = queueTexts[ctx.locale].console;
  const paused = words.kind !== 'resumed';
  return (
    <Alert tone={paused ? 'warning' : 'info'} title={paused ? t.pausedTitle : words.title}>
      {paused && <p>{t.pausedHint}</p>}
      {words.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}

/** Why nobody at all can be called to this desk now; undefined when somebody can. */
function refusalNow(ctx: Context, shift: Shift, { pause }: CentreStanding): string | undefined {
  const { whyNot } = queueTexts[ctx.locale].console;
  if (pause) return whyNot.paused;
  return shift.state === 'break' ? whyNot.break : undefined;
}

function CallCard(props: {
  ctx: Context;
  shift: Shift;
  next: NextToCall | undefined;
  standing: CentreStanding;
}) {
  const { ctx, shift, next, standing } = props;
  const t = queueTexts[ctx.locale].console;
  const onBreak = shift.state === 'break';
  const refused = refusalNow(ctx, shift, standing) ?? (next ? undefined : t.whyNot.nobody);
  return (
    <Card>
      <EmptyState title={onBreak ? t.onBreak : t.nobodyHere} icon={onBreak ? 'player-pause' : 'user'}>
        <p>{onBreak ? t.onBreakHint : t.nobodyHereHint}</p>
        {onBreak && <BackFromBreak ctx={ctx} />}
        <Form action={ctx.href('/desk/call')} hidden={<FormKey ctx={ctx} />} id="call-form">
          <Button id="call-next" icon="bell" size="lg" disabledReason={refused}>
            {t.callNext}
          </Button>
        </Form>
      </EmptyState>
    </Card>
  );
}

function WaitingCard(props: {
  ctx: Context;
  waiting: readonly DeskWaiting[];
  next: NextToCall | undefined;
  free: boolean;
}) {
  const { ctx, waiting, next, free } = props;
  const t = queueTexts[ctx.locale].console;
  const mayCallOne = free && queueRights['desk.callOne'].some((role) => role === ctx.principal.role);
  const ahead = next && (next.fair ? t.nextFair(next.label) : t.nextIs(next.label));
  return (
    <Card title={t.waitingTitle}>
      {ahead && <p>{ahead}</p>}
      <DeskWaitingTable ctx={ctx} tickets={waiting} next={next} mayCallOne={mayCallOne} />
      {waiting.length === listLimit && <p class="v-muted">{t.waitingMore(listLimit)}</p>}
    </Card>
  );
}

function Keys({ ctx }: { ctx: Context }) {
  const t = queueTexts[ctx.locale].console;
  return (
    <details class="v-keys-help" id="keys" open>
      <summary>
        {t.keys} <Tag>?</Tag>
      </summary>
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
    </details>
  );
}
