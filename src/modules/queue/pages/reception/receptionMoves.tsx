import type { ComponentChildren } from 'preact';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Details } from '#ui/details.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import type { QueueTicket } from '../../data/desk.ts';
import type { TicketStanding } from '../../data/hall.ts';
import { queueTexts } from '../../messages.ts';
import { lateMinutes, restoreMinutes } from '../../rules/reception.ts';
import { ticketActions } from '../../rules/ticketActions.ts';

interface MovesProps {
  readonly ctx: Context;
  readonly ticket: QueueTicket;
  readonly standing: TicketStanding;
  readonly form: FormState;
  /** A ticket of another day is only read. */
  readonly today: boolean;
  /** The children's room works now. */
  readonly hasRoom: boolean;
}

/** What the reception may do with a ticket in its present state; each move can be undone by the one beside it. */
export function ReceptionMoves(props: MovesProps) {
  const { ctx, ticket, standing, today, hasRoom } = props;
  const texts = queueTexts[ctx.locale];
  const t = texts.reception;
  if (!today) return null;
  const to = (move: string) => ctx.href(`/reception/tickets/${ticket.id}/${move}`);
  const now = ctx.services.clock.now();
  const inHall = ticket.state === 'waiting' || ticket.state === 'held';
  const present = inHall || ticket.state === 'called' || ticket.state === 'serving';
  const late = ticket.state === 'waiting' && standing.notBefore !== null && standing.notBefore > now;
  const undoable =
    ticket.state === 'left' &&
    standing.result === 'cancelled' &&
    standing.finishedAt !== null &&
    now.getTime() - standing.finishedAt.getTime() < restoreMinutes * 60_000;
  const returnable = ticketActions[ticket.state].includes('returnToQueue');
  if (!present && !undoable && !returnable) return null;
  return (
    <Card title={t.moves}>
      <div class="v-actions">
        {ticket.state === 'waiting' && (
          <One ctx={ctx} action={to('hold')} id="hold">
            {t.hold}
          </One>
        )}
        {returnable && (
          <One ctx={ctx} action={to('return')} id="return">
            {texts.console.returnToQueue}
          </One>
        )}
        {late && (
          <One ctx={ctx} action={to('here')} id="here">
            {t.here}
          </One>
        )}
        {undoable && (
          <One ctx={ctx} action={to('restore')} id="restore">
            {t.restore}
          </One>
        )}
        {ticket.state === 'waiting' && (
          <LinkButton
            href={ctx.href(`/queue/tickets/${ticket.id}/category`)}
            variant="secondary"
            icon="scale"
          >
            {t.category}
          </LinkButton>
        )}
        {present && hasRoom && (
          <LinkButton
            href={ctx.href(`/children?ticket=${encodeURIComponent(ticket.label)}`)}
            variant="secondary"
            icon="users"
          >
            {texts.childrensRoom.checkIn}
          </LinkButton>
        )}
      </div>
      {inHall && (
        <div class="v-stack" data-gap="sm">
          {ticket.state === 'waiting' && <Late ctx={ctx} action={to('late')} />}
          <Cancel {...props} action={to('cancel')} />
        </div>
      )}
    </Card>
  );
}

function One(props: { ctx: Context; action: string; id: string; children: ComponentChildren }) {
  return (
    <form method="post" action={props.action}>
      <FormKey ctx={props.ctx} />
      <Button variant="secondary" id={props.id}>
        {props.children}
      </Button>
    </form>
  );
}

function Late({ ctx, action }: { ctx: Context; action: string }) {
  const t = queueTexts[ctx.locale].reception;
  return (
    <Details summary={t.late}>
      <Form
        action={action}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <Button variant="secondary" icon="clock">
            {t.late}
          </Button>
        }
      >
        <Select
          name="minutes"
          label={t.lateFor}
          value="10"
          options={lateMinutes.map((n) => ({ value: String(n), label: t.minutes(n) }))}
        />
      </Form>
    </Details>
  );
}

function Cancel({ ctx, form, action }: MovesProps & { action: string }) {
  const t = queueTexts[ctx.locale].reception;
  const typed = form.values.reason;
  return (
    <Details summary={t.cancel} open={form.errors.reason !== undefined}>
      <Form
        action={action}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <Button variant="secondary" tone="danger" icon="x">
            {t.cancel}
          </Button>
        }
      >
        <TextField
          name="reason"
          label={t.cancelReason}
          hint={t.cancelReasonHint}
          error={form.errors.reason}
          value={typeof typed === 'string' ? typed : undefined}
          maxlength={200}
          autocomplete="off"
        />
      </Form>
    </Details>
  );
}
