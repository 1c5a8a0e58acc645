import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import { type ChildThere, childrenThere, type Room, roomOf } from '../../data/children.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { childrenQuery } from '../../schemas/children.ts';
import { centreOf } from '../frames.tsx';
import { LiveLine } from '../liveLine.tsx';

export const childrenPage = (ctx: Context): Promise<Answer> => childrenScreen(ctx, emptyForm);

/** Who is in the children's room now, since when, and where the parents are (ORG-6, KC-7). */
export async function childrenScreen(ctx: Context, form: FormState): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const t = queueTexts[ctx.locale].childrensRoom;
  const [room, children] = await Promise.all([
    roomOf(queries, scope, centre.id),
    childrenThere(queries, scope, centre.id),
  ]);
  for (const { id } of children)
    ctx.viewed({ subject: 'child', subjectId: id, centreId: centre.id, purpose: t.viewPurpose });
  const failed = Object.keys(form.errors).length > 0;
  return staffPage(
    ctx,
    {
      title: t.title,
      live: <LiveLine ctx={ctx} />,
      scripts: ['desk.js'],
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <div data-live={`/live/desk/${centre.id}`}>
      <Stack>
        <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
        <Heading level={1} caption={centre.name}>
          {t.title}
        </Heading>
        {!room && (
          <EmptyState title={t.none} icon="users">
            <p>{t.noneHint}</p>
          </EmptyState>
        )}
        {room && room.openSince === null && <Closed ctx={ctx} />}
        {room && room.openSince !== null && (
          <>
            <div data-refresh="children">
              <There ctx={ctx} room={room} rows={children} />
            </div>
            <CheckIn ctx={ctx} form={form} rows={children} />
            <Card title={t.close}>
              <Form
                action={ctx.href('/children/close')}
                hidden={<FormKey ctx={ctx} />}
                actions={
                  <Button variant="secondary" icon="lock">
                    {t.close}
                  </Button>
                }
              >
                <p>{t.closeHint}</p>
              </Form>
            </Card>
          </>
        )}
      </Stack>
    </div>,
  );
}

function Closed({ ctx }: { ctx: Context }) {
  const t = queueTexts[ctx.locale].childrensRoom;
  return (
    <EmptyState title={t.closed} icon="lock">
      <p>{t.closedHint}</p>
      <form method="post" action={ctx.href('/children/open')}>
        <FormKey ctx={ctx} />
        <Button icon="users">{t.open}</Button>
      </form>
    </EmptyState>
  );
}

function There({ ctx, room, rows }: { ctx: Context; room: Room; rows: readonly ChildThere[] }) {
  const t = queueTexts[ctx.locale].childrensRoom;
  const now = ctx.services.clock.now();
  return (
    <Stack gap="sm">
      <p class="v-lead">{t.occupied(rows.length, room.capacity)}</p>
      <Table
        caption={t.caption}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        rowTone={(row) => (isOver(row) ? 'warning' : undefined)}
        empty={<EmptyState title={t.empty} icon="users" />}
        columns={[
          { key: 'tag', header: t.tag, rowHeader: true, nowrap: true, cell: (row) => row.tag },
          {
            key: 'child',
            header: t.child,
            cell: (row) => (
              <span>
                <strong>{row.firstName}</strong>
                {row.birthYear !== null && `, ${t.born(row.birthYear)}`}
              </span>
            ),
          },
          {
            key: 'notes',
            header: t.notes,
            cell: (row) => (row.notes === null ? '—' : <Tag tone="danger">{row.notes}</Tag>),
          },
          {
            key: 'since',
            header: t.since,
            nowrap: true,
            cell: (row) =>
              `${formatTime(ctx.locale, row.since)}, ${t.minutes(minutesBetween(row.since, now))}`,
          },
          { key: 'parent', header: t.parent, cell: (row) => parentWords(ctx, row, now) },
          {
            key: 'actions',
            header: t.handBack,
            headerHidden: true,
            align: 'end',
            cell: (row) => (
              <div class="v-actions">
                <LinkButton href={ctx.href(`/children/${row.id}`)} size="sm">
                  {t.handBack}
                  <span class="ds-sr-only"> {row.tag}</span>
                </LinkButton>
                {isOver(row) && <Remind ctx={ctx} row={row} />}
              </div>
            ),
          },
        ]}
      />
    </Stack>
  );
}

/** The visit of the parent is over: somebody has to be told. */
const isOver = ({ parent }: ChildThere): boolean =>
  parent.state === 'finished' || parent.state === 'left' || parent.state === 'noShow';

function Remind({ ctx, row }: { ctx: Context; row: ChildThere }) {
  const t = queueTexts[ctx.locale].childrensRoom;
  if (row.remindedAt !== null) return <span>{t.remindedAt(formatTime(ctx.locale, row.remindedAt))}</span>;
  return (
    <form method="post" action={ctx.href(`/children/${row.id}/remind`)}>
      <FormKey ctx={ctx} />
      <Button variant="secondary" size="sm" id={`remind-${row.id}`}>
        {t.remind}
      </Button>
    </form>
  );
}

const minutesBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));

function parentWords(ctx: Context, { parent }: ChildThere, now: Date): string {
  const t = queueTexts[ctx.locale].childrensRoom.parentAt;
  switch (parent.state) {
    case 'waiting':
    case 'held':
      return t[parent.state](parent.label);
    case 'called':
    case 'serving':
      return t[parent.state](parent.label, parent.desk ?? 0);
    case 'finished':
      return t.done(parent.label, parent.finishedAt === null ? 0 : minutesBetween(parent.finishedAt, now));
    case 'left':
    case 'noShow':
      return t.gone(parent.label);
  }
}

function CheckIn({ ctx, form, rows }: { ctx: Context; form: FormState; rows: readonly ChildThere[] }) {
  const t = queueTexts[ctx.locale].childrensRoom;
  const { ticket } = ctx.query(childrenQuery);
  const text = (name: string) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : undefined;
  };
  const taken = new Set(rows.map(({ tag }) => tag));
  let free = 1;
  while (taken.has(free)) free += 1;
  return (
    <Card title={t.checkIn}>
      <Form
        action={ctx.href('/children')}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button icon="check">{t.checkIn}</Button>}
      >
        <p>{t.checkInLead}</p>
        <TextField
          name="ticket"
          label={t.ticketNumber}
          hint={t.ticketHint}
          value={text('ticket') ?? ticket}
          error={form.errors.ticket}
          width={8}
          autocomplete="off"
        />
        <TextField
          name="firstName"
          label={t.firstName}
          value={text('firstName')}
          error={form.errors.firstName}
          maxlength={60}
          autocomplete="off"
        />
        <TextField
          name="birthYear"
          label={t.year}
          value={text('birthYear')}
          error={form.errors.birthYear}
          inputmode="numeric"
          width={8}
          autocomplete="off"
          optional
        />
        <TextField
          name="notes"
          label={t.notesLabel}
          hint={t.notesHint}
          value={text('notes')}
          error={form.errors.notes}
          maxlength={200}
          autocomplete="off"
          optional
        />
        <TextField
          name="tag"
          label={t.tagLabel}
          hint={t.tagHint}
          value={text('tag') ?? String(free)}
          error={form.errors.tag}
          inputmode="numeric"
          width={4}
          autocomplete="off"
        />
      </Form>
    </Card>
  );
}
