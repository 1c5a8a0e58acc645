import { calendarFor } from '#modules/organisation/data/calendar.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState, formError, parseForm } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { parseReadableCode } from '#platform/text/readableCode.ts';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Details } from '#ui/details.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { followPage } from '#ui/shell/followPage.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { dueOf } from '../data/facts.ts';
import { type TrackedCase, trackCase } from '../data/tracking.ts';
import { casesTexts } from '../messages.ts';
import { readCaseNumber } from '../rules/caseNumber.ts';
import { caseStates, underTerm } from '../rules/lifecycle.ts';
import { termWords } from '../rules/termWords.ts';
import { trackForm } from '../schema.ts';

export const trackPage = async (ctx: Context): Promise<Answer> => trackFormPage(ctx, emptyForm);

const trackFormPage = (ctx: Context, form: FormState): Answer =>
  followPage(ctx, { path: '/case', words: casesTexts[ctx.locale].track, form });

/** One answer for a wrong number and a wrong code: nobody learns which cases exist. */
export async function trackedPage(ctx: Context): Promise<Answer> {
  const words = casesTexts[ctx.locale].track;
  const wrong = () => trackFormPage(ctx, formError(ctx.body, { number: words.wrong }));
  const parsed = parseForm(trackForm, ctx.body, ctx.locale);
  if (!parsed.ok) return wrong();
  const number = readCaseNumber(parsed.value.number);
  const code = parseReadableCode(parsed.value.code);
  const found = await trackCase(
    ctx.services.database.queries,
    ctx.services.secrets,
    number ?? '',
    code.ok ? code.code : '',
  );
  if (!found) return wrong();
  ctx.viewed({
    subject: 'case',
    subjectId: found.id,
    centreId: found.centre_id,
    purpose: 'заявник стежить за справою за номером і кодом',
  });
  return trackedView(ctx, found);
}

async function trackedView(ctx: Context, found: TrackedCase): Promise<Answer> {
  const { locale } = ctx;
  const words = casesTexts[locale].track;
  const calendar = await calendarFor(ctx.services.database.queries);
  const due = found.received_on ? dueOf(calendar, found.card, found.received_on, found.pauses) : null;
  const state = caseStates.find((one) => one === found.state);
  const waits = state !== undefined && underTerm.has(state);
  const plain = words.plain[found.state as keyof typeof words.plain];
  const next = words.next[found.state as keyof typeof words.next];
  const needed = [
    ...(waits ? found.missing.map((name) => words.bring(name)) : []),
    ...(found.state === 'atFrontOffice' ? [words.come] : []),
  ];
  return publicPage(
    ctx,
    { title: `${words.title}: ${found.number}`, noIndex: true },
    <Stack>
      <Heading level={1} caption={found.number}>
        {plain}
      </Heading>
      <DescriptionList
        items={[
          { term: words.service, value: locale === 'uk' ? found.plain_name_uk : found.plain_name_en },
          ...(found.received_on
            ? [{ term: words.received, value: formatDate(locale, found.received_on) }]
            : []),
          ...(waits && due
            ? [
                {
                  term: words.due,
                  value: due.dueOn ? <strong>{formatDate(locale, due.dueOn)}</strong> : words.dueUnknown,
                },
              ]
            : []),
          {
            term: words.where,
            value: [found.centre_name, found.centre_address, ...found.centre_phones].join(', '),
          },
        ]}
      />
      {waits && due && (
        <Details summary={words.dueHow}>
          <p>{[...termWords(due.explanation, locale), due.ground].join(' ')}</p>
        </Details>
      )}
      <Card title={words.nextTitle}>
        <p>{next}</p>
      </Card>
      <Card title={words.needed}>
        {needed.length === 0 ? (
          <p>{words.nothingNeeded}</p>
        ) : (
          <ul>
            {needed.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </Card>
      <p>
        <LinkButton href={ctx.href('/case')} variant="secondary">
          {words.again}
        </LinkButton>
      </p>
    </Stack>,
  );
}
