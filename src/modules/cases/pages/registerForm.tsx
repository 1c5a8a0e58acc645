import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { fullName } from '#platform/text/personName.ts';
import { printedCode } from '#platform/text/readableCode.ts';
import { Alert } from '#ui/alert.tsx';
import { Card } from '#ui/card.tsx';
import { DateField } from '#ui/dateField.tsx';
import { parseDateInput } from '#ui/dateInput.ts';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { ResultPanel } from '#ui/resultPanel.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { openTrackingCode } from '../commands/tracking.ts';
import { dueOf } from '../data/facts.ts';
import { lateMail } from '../rules/deadline.ts';
import { termWords } from '../rules/termWords.ts';
import { incompleteGrounds } from '../schema.ts';
import { termNow } from './casePage.tsx';
import { ConsentLines, OthersAnswer } from './consents.tsx';
import { actionPage, textOf } from './frame.tsx';
import { type LoadedCase, loadCase } from './load.ts';
import { PacketTable } from './packetTable.tsx';
import { Papers } from './papers.tsx';
import { VisitHere, visitHere } from './visitHere.tsx';

export const registerPage = async (ctx: Context): Promise<Answer> =>
  registerForm(ctx, await loadCase(ctx, 'реєстрація справи'), emptyForm);

/** «Check your answers»: all that will be registered, with the date the applicant will be told. */
export async function registerForm(ctx: Context, loaded: LoadedCase, form: FormState): Promise<Answer> {
  const { row, people, details, texts, standing } = loaded;
  const words = texts.registerPage;
  const today = businessDate(ctx.services.clock.now());
  const calendar = await calendarFor(ctx.services.database.queries);
  const due = dueOf(calendar, row.card, today, []);
  const byPost = row.channel === 'post';
  const received = parseDateInput(textOf(form, 'receivedOn') ?? '');
  const mailBy = byPost && received ? lateMail(calendar, received, today) : null;
  const missing = details.packet.filter((item) => item.status === 'missing');
  return actionPage(
    ctx,
    loaded,
    {
      action: 'register',
      path: 'register',
      lead: words.lead,
      submit: words.confirm,
      form,
      before: (
        <>
          <DescriptionList
            items={[
              { term: texts.facts.service, value: row.service_name },
              { term: texts.facts.card, value: texts.facts.cardVersion(row.card_version) },
              { term: texts.facts.name, value: fullName(people.applicant) },
              {
                term: texts.sections.consents,
                value: <ConsentLines consents={details.consents} texts={texts} />,
              },
              { term: texts.consentPage.othersTitle, value: <OthersAnswer ctx={ctx} loaded={loaded} /> },
              { term: words.dueOn, value: due.dueOn ? formatDate(ctx.locale, due.dueOn) : '—' },
            ]}
          />
          <p class="v-muted">{[...termWords(due.explanation, ctx.locale), due.ground].join(' ')}</p>
          <PacketTable packet={details.packet} texts={texts} />
        </>
      ),
    },
    <>
      <DateField
        name="receivedOn"
        label={words.receivedOn}
        hint={byPost ? words.mailHint : words.receivedHint}
        value={textOf(form, 'receivedOn') ?? (byPost ? undefined : today)}
        max={today}
        error={form.errors.receivedOn}
      />
      {mailBy && (
        <>
          <Alert tone="warning" title={words.late(formatDate(ctx.locale, mailBy))}>
            <p>{words.lateText}</p>
          </Alert>
          <TextField
            name="lateReason"
            label={words.lateReason}
            value={textOf(form, 'lateReason')}
            error={form.errors.lateReason}
          />
        </>
      )}
      {standing.facts.packet.missing > 0 && (
        <>
          <Alert tone="warning" title={words.missing}>
            <ul>
              {missing.map((item) => (
                <li key={item.id}>{item.name}</li>
              ))}
            </ul>
          </Alert>
          <Radios
            name="incomplete"
            legend={words.incomplete}
            value={textOf(form, 'incomplete')}
            error={form.errors.incomplete}
            options={incompleteGrounds.map((ground) => ({ value: ground, label: texts.incomplete[ground] }))}
          />
          <TextField
            name="incompleteNote"
            label={words.incompleteNote}
            value={textOf(form, 'incompleteNote')}
            error={form.errors.incompleteNote}
            optional
          />
        </>
      )}
    </>,
  );
}

/** The number and, until the case leaves the desk, the code for the applicant; only for who registered it. */
export async function registeredPage(ctx: Context): Promise<Answer> {
  const loaded = await loadCase(ctx, 'видача опису заявникові');
  const { row, details, texts } = loaded;
  if (row.state !== 'registered' || !row.number || row.accepted_by !== ctx.principal.id) throw notFound();
  const words = texts.registeredPage;
  const term = await termNow(ctx, loaded);
  const visit = await visitHere(ctx, row.ticket_id);
  const waiting = details.documents.some((paper) => paper.state === 'queued');
  return staffPage(
    ctx,
    { title: words.title, ...(waiting ? { scripts: ['papers.js'] } : {}) },
    <Stack>
      <ResultPanel title={words.title} value={row.number} valueLabel={words.number}>
        {row.tracking_sealed && (
          <p>
            {words.code}:{' '}
            <strong>{printedCode(openTrackingCode(ctx.services.secrets, row.tracking_sealed))}</strong>
          </p>
        )}
        {term.due?.dueOn && (
          <p>
            {words.due}: <strong>{formatDate(ctx.locale, term.due.dueOn)}</strong>
          </p>
        )}
      </ResultPanel>
      <p class="v-muted">{words.codeNote}</p>
      <Card title={texts.sections.papers}>
        <p>{words.print}</p>
        <Papers ctx={ctx} row={row} documents={details.documents} texts={texts} />
      </Card>
      {visit ? (
        <VisitHere ctx={ctx} visit={visit} texts={texts} state="registered">
          <LinkButton href={ctx.href(`/cases/${row.id}`)} variant="secondary">
            {words.toCase}
          </LinkButton>
        </VisitHere>
      ) : (
        <p>
          <LinkButton href={ctx.href(`/cases/${row.id}`)} icon="arrow-right">
            {words.toCase}
          </LinkButton>
        </p>
      )}
    </Stack>,
  );
}
