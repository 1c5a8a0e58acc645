import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Icon } from '#ui/icon.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import type { QueueTicket } from '../../data/desk.ts';
import type { OtherMatter } from '../../data/deskNow.ts';
import { queueTexts } from '../../messages.ts';
import { reasonWords } from '../../messages.words.ts';
import { inLocale } from '../kiosk/kiosk.tsx';
import { matterOf, purposeOf } from '../lists.tsx';
import type { ConsoleErrors } from './desk.tsx';
import { VisitorSteps } from './visitorSteps.tsx';

interface VisitorProps {
  readonly ctx: Context;
  readonly centreCode: string;
  readonly ticket: QueueTicket;
  readonly others: readonly OtherMatter[];
  /** The centre stands still. */
  readonly paused: boolean;
  readonly now: Date;
  readonly errors: ConsoleErrors;
}

/** The visitor at the desk: who, with what, what to check, every lawful step, and why now. */
export function VisitorCard({ ctx, centreCode, ticket, others, paused, now, errors }: VisitorProps) {
  const { locale } = ctx;
  const texts = queueTexts[locale];
  const t = texts.console;
  const serving = ticket.state === 'serving';
  const since = serving ? ticket.startedAt : ticket.calledAt;
  return (
    <Card
      title={t.current}
      aside={<StatusTag tone={serving ? 'success' : 'dnipro'}>{texts.states[ticket.state]}</StatusTag>}
    >
      <div class="v-current">
        <strong class="v-current__number">{ticket.label}</strong>
        <div class="v-current__what">
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
      <ToCheck ctx={ctx} ticket={ticket} />
      <VisitorSteps ctx={ctx} ticket={ticket} paused={paused} now={now} errors={errors} />
      <Facts ctx={ctx} centreCode={centreCode} ticket={ticket} />
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

const categoryOf = (ctx: Context, { categoryUk, categoryEn }: QueueTicket): string =>
  inLocale(ctx.locale, categoryUk ?? '', categoryEn ?? categoryUk ?? '');

/** What the worker must see to before anything else: a proof that nobody has seen yet, sign language (BR-18, KS-sign). */
function ToCheck({ ctx, ticket }: { ctx: Context; ticket: QueueTicket }) {
  const t = queueTexts[ctx.locale].console;
  return (
    <>
      {ticket.categoryUk && ticket.categoryBy === 'kiosk' && (
        <p class="v-current__check">
          <Icon name="certificate" />{' '}
          {ticket.categoryProof
            ? t.categoryProof(categoryOf(ctx, ticket), ticket.categoryProof)
            : categoryOf(ctx, ticket)}
        </p>
      )}
      {ticket.needsSign && (
        <p class="v-current__check">
          <Icon name="hand-stop" /> {t.signAsked}
        </p>
      )}
    </>
  );
}

function Facts({ ctx, centreCode, ticket }: { ctx: Context; centreCode: string; ticket: QueueTicket }) {
  const { locale } = ctx;
  const t = queueTexts[locale].console;
  const { categoryAct, callReason, lastCallAt, startedAt, serviceSlug } = ticket;
  const facts = [
    callReason && { term: t.reasonTitle, value: reasonWords(locale, callReason) },
    // The words of such a call name the category already.
    categoryAct &&
      !callReason?.params.category && {
        term: t.category,
        value: t.categoryAt(categoryOf(ctx, ticket), categoryAct),
      },
    lastCallAt && {
      term: t.calledAt,
      value: `${formatTime(locale, lastCallAt)} (${t.calls} ${ticket.calls})`,
    },
    startedAt && { term: t.startedAt, value: formatTime(locale, startedAt) },
    serviceSlug && {
      term: t.card,
      value: (
        <a href={ctx.href(`/centres/${centreCode}/services/${serviceSlug}`)}>{matterOf(locale, ticket)}</a>
      ),
    },
  ];
  return <DescriptionList items={facts.flatMap((fact) => (fact ? [fact] : []))} />;
}
