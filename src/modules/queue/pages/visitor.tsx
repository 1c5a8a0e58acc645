import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Details } from '#ui/details.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import type { QueueTicket } from '../data/desk.ts';
import type { GroupNow } from '../data/menu.ts';
import { queueTexts } from '../messages.ts';
import { reasonWords } from '../messages.words.ts';
import { finishResults, ticketActions } from '../rules/ticketActions.ts';
import type { ConsoleErrors } from './desk.tsx';
import { inLocale } from './kiosk.tsx';
import { matterOf, purposeOf } from './lists.tsx';

interface VisitorProps {
  readonly ctx: Context;
  readonly centreCode: string;
  readonly ticket: QueueTicket;
  readonly groups: readonly GroupNow[];
  readonly errors: ConsoleErrors;
}

/** The visitor at the desk: who, with what, why now, and every button with the reason when it is not lawful. */
export function VisitorCard({ ctx, centreCode, ticket, groups, errors }: VisitorProps) {
  const { locale } = ctx;
  const texts = queueTexts[locale];
  const t = texts.console;
  const serving = ticket.state === 'serving';
  const may = ticketActions[ticket.state];
  const to = (action: string) => ctx.href(`/desk/tickets/${ticket.id}/${action}`);
  return (
    <Card
      title={t.current}
      aside={<StatusTag tone={serving ? 'success' : 'dnipro'}>{texts.states[ticket.state]}</StatusTag>}
    >
      <p class="v-current">
        <strong class="v-current__number">{ticket.label}</strong>
        <span>
          {matterOf(locale, ticket)}
          <br />
          <span class="v-muted">{purposeOf(locale, ticket)}</span>
        </span>
      </p>
      <div class="v-actions">
        <Step
          ctx={ctx}
          to={to('start')}
          id="start"
          icon="user-check"
          main={!serving}
          refused={may.includes('start') ? undefined : t.whyNot.started}
        >
          {t.start}
        </Step>
        {serving && ticket.purpose === 'submit' && (
          <LinkButton href={ctx.href(`/cases/new?ticket=${ticket.id}`)} icon="folder">
            {t.intake}
          </LinkButton>
        )}
        <Step
          ctx={ctx}
          to={to('recall')}
          id="recall"
          icon="volume"
          refused={may.includes('recall') ? undefined : t.whyNot.started}
        >
          {t.recall}
        </Step>
        <Step
          ctx={ctx}
          to={to('no-show')}
          id="no-show"
          icon="circle-x"
          refused={may.includes('noShow') ? undefined : t.whyNot.started}
        >
          {t.noShow}
        </Step>
        <Step ctx={ctx} to={to('hold')} id="hold" icon="clock">
          {t.hold}
        </Step>
      </div>
      <Form
        action={to('finish')}
        hidden={<FormKey ctx={ctx} />}
        id="finish-form"
        actions={
          <Button
            id="finish"
            icon="check"
            variant={serving ? 'primary' : 'secondary'}
            disabledReason={may.includes('finish') ? undefined : t.whyNot.notStarted}
          >
            {t.finish}
          </Button>
        }
      >
        {serving && (
          <Select
            name="result"
            label={t.result}
            error={errors.finish}
            placeholder="–"
            options={finishResults.map((value) => ({ value, label: t.results[value] }))}
          />
        )}
      </Form>
      <DescriptionList
        items={[
          ...(ticket.personName ? [{ term: t.person, value: ticket.personName }] : []),
          ...(ticket.signLanguage ? [{ term: t.sign, value: t.signAsked }] : []),
          ...(ticket.callReason
            ? [{ term: t.reasonTitle, value: reasonWords(locale, ticket.callReason) }]
            : []),
          ...(ticket.lastCallAt
            ? [
                {
                  term: t.calledAt,
                  value: `${formatTime(locale, ticket.lastCallAt)} (${t.calls} ${ticket.calls})`,
                },
              ]
            : []),
          ...(ticket.startedAt ? [{ term: t.startedAt, value: formatTime(locale, ticket.startedAt) }] : []),
          ...(ticket.serviceSlug
            ? [
                {
                  term: t.card,
                  value: (
                    <a href={ctx.href(`/centres/${centreCode}/services/${ticket.serviceSlug}`)}>
                      {matterOf(locale, ticket)}
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      <div>
        <Details summary={t.transfer} open={errors.transfer !== undefined}>
          <Form
            action={to('transfer')}
            hidden={<FormKey ctx={ctx} />}
            actions={
              <Button variant="secondary" icon="arrows-exchange" id="transfer">
                {t.transfer}
              </Button>
            }
          >
            <Select
              name="group"
              label={t.transferTo}
              error={errors.transfer}
              placeholder="–"
              options={groups
                .filter(({ id }) => id !== ticket.groupId)
                .map(({ id, nameUk, nameEn }) => ({ value: id, label: inLocale(locale, nameUk, nameEn) }))}
            />
          </Form>
        </Details>
      </div>
    </Card>
  );
}

function Step(props: {
  ctx: Context;
  to: string;
  id: string;
  icon: 'user-check' | 'volume' | 'circle-x' | 'clock';
  main?: boolean;
  refused?: string | undefined;
  children: string;
}) {
  return (
    <form method="post" action={props.to}>
      <FormKey ctx={props.ctx} />
      <Button
        id={props.id}
        icon={props.icon}
        variant={props.main ? 'primary' : 'secondary'}
        disabledReason={props.refused}
      >
        {props.children}
      </Button>
    </form>
  );
}
