import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import type { QueueTicket } from '../../data/desk.ts';
import { queueTexts } from '../../messages.ts';
import { finishResults, type TicketAction, ticketActions, undoSeconds } from '../../rules/ticketActions.ts';
import type { ConsoleErrors } from './desk.tsx';

interface StepsProps {
  readonly ctx: Context;
  readonly ticket: QueueTicket;
  readonly paused: boolean;
  readonly now: Date;
  readonly errors: ConsoleErrors;
}

/**
 * Every step of the table of actions: what is done most stands first, what is not lawful now stands last, with its
 * reason. During the call that is the start, during the reception its end.
 */
export function VisitorSteps(props: StepsProps) {
  return props.ticket.state === 'serving' ? <Serving {...props} /> : <Called {...props} />;
}

function Called({ ctx, ticket, paused }: StepsProps) {
  const t = queueTexts[ctx.locale].console;
  return (
    <div class="v-actions">
      <Step ctx={ctx} ticket={ticket} action="start" icon="user-check" main>
        {t.start}
      </Step>
      <Step
        ctx={ctx}
        ticket={ticket}
        action="recall"
        icon="volume"
        refused={paused ? t.whyNot.recallPaused : undefined}
      >
        {t.recall}
      </Step>
      <Step ctx={ctx} ticket={ticket} action="noShow" icon="circle-x">
        {t.noShow}
      </Step>
      <Aside ctx={ctx} ticket={ticket} />
      <Button id="finish" type="button" icon="check" variant="secondary" disabledReason={t.whyNot.notStarted}>
        {t.finish}
      </Button>
    </div>
  );
}

function Serving({ ctx, ticket, now, errors }: StepsProps) {
  const t = queueTexts[ctx.locale].console;
  const started = ticket.startedAt?.getTime() ?? 0;
  return (
    <>
      <Form
        action={ctx.href(`/desk/tickets/${ticket.id}/finish`)}
        hidden={<FormKey ctx={ctx} />}
        id="finish-form"
        actions={
          <>
            <Button id="finish" icon="check">
              {t.finish}
            </Button>
            {ticket.purpose === 'submit' && (
              <LinkButton href={ctx.href(`/cases/new?ticket=${ticket.id}`)} variant="secondary" icon="folder">
                {t.intake}
              </LinkButton>
            )}
          </>
        }
      >
        <Select
          name="result"
          label={t.result}
          error={errors.finish}
          placeholder="–"
          options={finishResults.map((value) => ({ value, label: t.results[value] }))}
        />
      </Form>
      <div class="v-actions">
        <Aside ctx={ctx} ticket={ticket} />
        {now.getTime() - started < undoSeconds * 1000 && (
          <Step ctx={ctx} ticket={ticket} action="undo" icon="history">
            {t.undoOf.start}
          </Step>
        )}
      </div>
      <div class="v-actions">
        <Step ctx={ctx} ticket={ticket} action="start" icon="user-check">
          {t.start}
        </Step>
        <Step ctx={ctx} ticket={ticket} action="recall" icon="volume">
          {t.recall}
        </Step>
        <Step ctx={ctx} ticket={ticket} action="noShow" icon="circle-x">
          {t.noShow}
        </Step>
      </div>
    </>
  );
}

/** Ways in which the visitor leaves the desk and keeps the place. */
function Aside({ ctx, ticket }: { ctx: Context; ticket: QueueTicket }) {
  const t = queueTexts[ctx.locale].console;
  return (
    <>
      <Step ctx={ctx} ticket={ticket} action="hold" icon="clock">
        {t.hold}
      </Step>
      <LinkButton
        href={ctx.href(`/desk/tickets/${ticket.id}/transfer`)}
        variant="secondary"
        icon="arrows-exchange"
        id="transfer"
      >
        {t.transfer}
      </LinkButton>
    </>
  );
}

const paths = { start: 'start', recall: 'recall', noShow: 'no-show', hold: 'hold', undo: 'undo' } as const;

function Step(props: {
  ctx: Context;
  ticket: QueueTicket;
  action: keyof typeof paths & TicketAction;
  icon: 'user-check' | 'volume' | 'circle-x' | 'clock' | 'history';
  main?: boolean;
  refused?: string | undefined;
  children: string;
}) {
  const { ctx, ticket, action } = props;
  const path = paths[action];
  const lawful = ticketActions[ticket.state].includes(action);
  return (
    <form method="post" action={ctx.href(`/desk/tickets/${ticket.id}/${path}`)}>
      <FormKey ctx={ctx} />
      <Button
        id={path}
        icon={props.icon}
        variant={props.main ? 'primary' : 'secondary'}
        size={lawful ? undefined : 'sm'}
        disabledReason={lawful ? props.refused : queueTexts[ctx.locale].console.whyNot.started}
      >
        {props.children}
      </Button>
    </form>
  );
}
