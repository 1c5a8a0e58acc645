import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Form } from '#ui/form.tsx';
import { Icon } from '#ui/icon.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import type { QueueTicket } from '../data/desk.ts';
import type { OtherMatter } from '../data/deskNow.ts';
import { queueTexts } from '../messages.ts';
import { reasonWords } from '../messages.words.ts';
import { finishResults, ticketActions, undoSeconds } from '../rules/ticketActions.ts';
import type { ConsoleErrors } from './desk.tsx';
import { inLocale } from './kiosk.tsx';
import { matterOf, purposeOf } from './lists.tsx';

interface VisitorProps {
  readonly ctx: Context;
  readonly centreCode: string;
  readonly ticket: QueueTicket;
  readonly others: readonly OtherMatter[];
  readonly paused: boolean;
  readonly now: Date;
  readonly errors: ConsoleErrors;
}

/** The visitor at the desk: who, with what, why now, and every button with the reason when it is not lawful. */
export function VisitorCard({ ctx, centreCode, ticket, others, paused, now, errors }: VisitorProps) {
  const { locale } = ctx;
  const texts = queueTexts[locale];
  const t = texts.console;
  const serving = ticket.state === 'serving';
  const may = ticketActions[ticket.state];
  const mayUndo =
    serving && ticket.startedAt !== null && now.getTime() - ticket.startedAt.getTime() < undoSeconds * 1000;
  const since = serving ? ticket.startedAt : ticket.calledAt;
  const to = (action: string) => ctx.href(`/desk/tickets/${ticket.id}/${action}`);
  return (
    <Card
      title={t.current}
      aside={<StatusTag tone={serving ? 'success' : 'dnipro'}>{texts.states[ticket.state]}</StatusTag>}
    >
      <div class="v-current">
        <strong class="v-current__number">{ticket.label}</strong>
        <div>
          <p class="v-current__matter">{matterOf(locale, ticket)}</p>
          <p class="v-muted">
            {purposeOf(locale, ticket)}
            {ticket.personName ? ` · ${ticket.personName}` : ''}
          </p>
        </div>
        {since && (
          <p class="v-current__clock">
            <span class="v-muted">{t.running}</span>{' '}
            <time dateTime={since.toISOString()} data-since={since.toISOString()} data-words={t.minutes(0)}>
              {t.minutes(Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000)))}
            </time>
          </p>
        )}
      </div>
      {ticket.categoryUk && (
        <p class="v-current__check">
          <Icon name="certificate" />{' '}
          {ticket.categoryProof
            ? t.categoryProof(
                inLocale(locale, ticket.categoryUk, ticket.categoryEn ?? ticket.categoryUk),
                ticket.categoryProof,
              )
            : inLocale(locale, ticket.categoryUk, ticket.categoryEn ?? ticket.categoryUk)}
        </p>
      )}
      {ticket.needsSign && (
        <p class="v-current__check">
          <Icon name="hand-stop" /> {t.signAsked}
        </p>
      )}
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
          refused={!may.includes('recall') ? t.whyNot.started : paused ? t.whyNot.recallPaused : undefined}
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
        <LinkButton href={to('transfer')} variant="secondary" icon="arrows-exchange" id="transfer">
          {t.transfer}
        </LinkButton>
        {mayUndo && (
          <Step ctx={ctx} to={to('undo')} id="undo" icon="history">
            {t.undoOf.start}
          </Step>
        )}
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
          ...(ticket.categoryUk && ticket.categoryAct
            ? [
                {
                  term: t.category,
                  value: t.categoryAt(
                    inLocale(locale, ticket.categoryUk, ticket.categoryEn ?? ticket.categoryUk),
                    ticket.categoryAct,
                  ),
                },
              ]
            : []),
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
      {others.length > 0 && (
        <div>
          <h3 class="ds-heading" data-size="2xs">
            {t.others}
          </h3>
          <ul class="v-plain-list">
            {others.map(({ ticket: other }) => (
              <li key={other.id}>
                <strong>{other.label}</strong> {matterOf(locale, other)}{' '}
                <StatusTag tone="neutral">{texts.states[other.state]}</StatusTag>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}

function Step(props: {
  ctx: Context;
  to: string;
  id: string;
  icon: 'user-check' | 'volume' | 'circle-x' | 'clock' | 'history';
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
