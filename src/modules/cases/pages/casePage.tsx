import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { fullName } from '#platform/text/personName.ts';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Heading } from '#ui/heading.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Columns, Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Steps } from '#ui/steps.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { dueOf } from '../data/facts.ts';
import { accessHistory, timelineOf } from '../data/timeline.ts';
import { mayCase } from '../rights.ts';
import { deadlineState, sendBy } from '../rules/deadline.ts';
import { underTerm } from '../rules/lifecycle.ts';
import { termWords } from '../rules/termWords.ts';
import { AccessHistory } from './access.tsx';
import { OtherActions } from './buttons.tsx';
import { ConsentLines } from './consents.tsx';
import { type LoadedCase, loadCase } from './load.ts';
import { PacketTable } from './packetTable.tsx';
import { Papers } from './papers.tsx';
import { stepsOf } from './steps.tsx';
import { timelineItems } from './timeline.tsx';
import { DeadlineTag, stateTones } from './tones.tsx';
import { VisitHere, visitHere } from './visitHere.tsx';

/** What the pages know of the term now. */
export async function termNow(ctx: Context, loaded: LoadedCase) {
  const { row, details } = loaded;
  const calendar = await calendarFor(ctx.services.database.queries);
  const today = businessDate(ctx.services.clock.now());
  const due = row.received_on ? dueOf(calendar, row.card, row.received_on, details.pauses) : null;
  return {
    calendar,
    today,
    due,
    sendBy: row.registered_at ? sendBy(calendar, businessDate(row.registered_at)) : null,
    deadline:
      due && underTerm.has(loaded.standing.facts.state) ? deadlineState(today, due.dueOn, calendar) : null,
  };
}
export type TermNow = Awaited<ReturnType<typeof termNow>>;

/** The one screen of a case: what is next, what is done, the facts, the papers, the history. */
export async function casePage(ctx: Context): Promise<Answer> {
  const loaded = await loadCase(ctx, 'робота зі справою');
  const { row, details, texts } = loaded;
  const { state } = loaded.standing.facts;
  const { queries } = ctx.services.database;
  const term = await termNow(ctx, loaded);
  const events = await timelineOf(queries, row.id);
  const seen = mayCase(ctx.principal, 'case.accessHistory') ? await accessHistory(queries, row.id) : null;
  const visit = await visitHere(ctx, row.ticket_id);
  const waiting = details.documents.some((paper) => paper.state === 'queued');
  return staffPage(
    ctx,
    { title: row.number ?? texts.draft, ...(waiting ? { scripts: ['papers.js'] } : {}) },
    <Stack>
      <div class="v-card__head">
        <Heading level={1} caption={row.number ? `${texts.caseCaption} ${row.number}` : texts.draft}>
          {row.service_plain}
        </Heading>
        <span>
          <StatusTag tone={stateTones[state]}>{texts.states[state]}</StatusTag>{' '}
          {term.deadline && <DeadlineTag texts={texts} deadline={term.deadline} />}
        </span>
      </div>
      <Columns
        aside={
          <Stack>
            <Card title={texts.sections.applicant}>
              <DescriptionList layout="stacked" items={applicantFacts(loaded)} />
            </Card>
            <Card title={texts.sections.term}>
              <TermFacts ctx={ctx} loaded={loaded} term={term} />
            </Card>
            <Card title={texts.sections.papers}>
              <Papers ctx={ctx} row={row} documents={details.documents} texts={texts} />
            </Card>
          </Stack>
        }
      >
        <Stack>
          {visit && <VisitHere ctx={ctx} visit={visit} texts={texts} state={state} />}
          <div data-path>
            <Card title={texts.sections.path}>
              <Steps label={texts.steps.label} steps={stepsOf(ctx, loaded, term)} />
            </Card>
          </div>
          <OtherActions ctx={ctx} loaded={loaded} />
          {details.packet.length > 0 && (
            <Card title={texts.sections.packet}>
              <PacketTable packet={details.packet} texts={texts} />
            </Card>
          )}
          {details.consents.length > 0 && (
            <Card title={texts.sections.consents}>
              <ConsentLines consents={details.consents} texts={texts} />
            </Card>
          )}
          {details.decision && (
            <Card title={texts.sections.decision}>
              <DescriptionList
                items={[
                  { term: texts.facts.number, value: details.decision.number },
                  { term: texts.grantPage.text, value: details.decision.text },
                  ...(details.decision.appeal
                    ? [{ term: texts.refusePage.appeal, value: details.decision.appeal }]
                    : []),
                ]}
              />
            </Card>
          )}
          {details.notices.length > 0 && (
            <Card title={texts.sections.notices}>
              <DescriptionList
                items={details.notices.map((notice) => ({
                  term: formatDateTime(ctx.locale, notice.told_at),
                  value: `${notice.text} → ${notice.how_to_mend}`,
                }))}
              />
            </Card>
          )}
          <Card title={texts.sections.history}>
            <Timeline label={texts.sections.history} items={timelineItems(ctx.locale, texts, events)} />
          </Card>
          {seen && <AccessHistory locale={ctx.locale} texts={texts} rows={seen} />}
        </Stack>
      </Columns>
    </Stack>,
  );
}

function applicantFacts({ row, people, texts }: LoadedCase) {
  const { applicant, representative } = people;
  const { facts } = texts;
  const channel = texts.channels[row.channel as keyof typeof texts.channels] ?? row.channel;
  const territory =
    row.territory === 'override'
      ? `${texts.territories.override}: ${row.territory_reason ?? ''}`
      : row.territory === 'resident'
        ? texts.territories.resident
        : null;
  return [
    { term: facts.name, value: fullName(applicant) },
    ...(applicant.birth_date ? [{ term: facts.born, value: formatDate('uk', applicant.birth_date) }] : []),
    ...(applicant.tax_number ? [{ term: facts.tax, value: applicant.tax_number }] : []),
    ...(applicant.document_number ? [{ term: facts.document, value: applicant.document_number }] : []),
    ...(applicant.phone ? [{ term: facts.phone, value: applicant.phone }] : []),
    ...(applicant.email ? [{ term: facts.email, value: applicant.email }] : []),
    ...(applicant.address ? [{ term: facts.address, value: applicant.address }] : []),
    { term: facts.channel, value: channel },
    ...(representative
      ? [
          { term: facts.representative, value: fullName(representative) },
          { term: facts.authority, value: row.authority ?? '' },
        ]
      : []),
    ...(territory ? [{ term: facts.territory, value: territory }] : []),
  ];
}

function TermFacts({ ctx, loaded, term }: { ctx: Context; loaded: LoadedCase; term: TermNow }) {
  const { row, texts } = loaded;
  const { facts } = texts;
  const { due } = term;
  const incomplete = row.incomplete as keyof typeof texts.incomplete | null;
  return (
    <>
      <DescriptionList
        layout="stacked"
        items={[
          { term: facts.card, value: facts.cardVersion(row.card_version) },
          { term: facts.provider, value: row.provider_name },
          { term: facts.route, value: row.route === 'decideHere' ? facts.here : facts.elsewhere },
          ...(row.received_on
            ? [{ term: facts.received, value: formatDate(ctx.locale, row.received_on) }]
            : []),
          ...(due
            ? [
                {
                  term: facts.due,
                  value: (
                    <strong>
                      {due.dueOn ? formatDate(ctx.locale, due.dueOn) : texts.lifecycle['deadline.paused']}
                    </strong>
                  ),
                },
              ]
            : []),
          ...(row.state === 'registered' && term.sendBy
            ? [{ term: facts.sendBy, value: formatDate(ctx.locale, term.sendBy) }]
            : []),
          ...(row.executor_name ? [{ term: facts.executor, value: row.executor_name }] : []),
          { term: facts.acceptedBy, value: row.accepted_name ?? '' },
          ...(incomplete
            ? [{ term: facts.incomplete, value: `${texts.incomplete[incomplete]}. ${row.incomplete_note}` }]
            : []),
        ]}
      />
      {due && <p class="v-muted">{[...termWords(due.explanation, ctx.locale), due.ground].join(' ')}</p>}
    </>
  );
}
