import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { formatMoney } from '#platform/i18n/numbers.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { type FoundRequest, requestPhotos, requestSteps, requestWithin } from '../../data/requests.ts';
import { budgetLines } from '../../data/supplies.ts';
import { eofficeScope } from '../../rights.ts';
import { daysToAnswer, isOpen, isOverdue, type RequestAction, requestActions } from '../../rules/requests.ts';
import { photoParams, requestParams } from '../../schemas/requests.ts';
import { stockTexts } from '../../stockMessages.ts';
import { municipalityOf } from '../network/partners.tsx';
import { MoveForm } from './requestMoves.tsx';
import { requestTones } from './requests.tsx';

/** The request of the address, within the worker's reach; 404 otherwise. */
export async function requestOf(ctx: Context): Promise<FoundRequest> {
  const { request } = ctx.params(requestParams);
  const found = await requestWithin(ctx.services.database.queries, eofficeScope(ctx.principal), request);
  if (!found) throw notFound();
  return found;
}

/** What the worker may do: the head e-office carries a request on, the office withdraws its own. */
export function movesOf(ctx: Context, request: FoundRequest): readonly RequestAction[] {
  const { role } = ctx.principal;
  if (role !== 'headEoffice' && role !== 'eofficeOperator') return [];
  return requestActions[request.state].filter((action) => role === 'headEoffice' || action === 'withdraw');
}

export const requestPage = async (ctx: Context): Promise<Answer> =>
  showRequest(ctx, await requestOf(ctx), null, emptyForm);

/** One request: what happens next, what was done, and what may be done now. */
export async function showRequest(
  ctx: Context,
  request: FoundRequest,
  failed: RequestAction | null,
  form: FormState,
): Promise<Answer> {
  const t = stockTexts[ctx.locale].requests;
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const moves = movesOf(ctx, request);
  const [steps, photos, lines] = await Promise.all([
    requestSteps(db, request.id),
    requestPhotos(db, request.id),
    moves.includes('done') ? budgetLines(db, municipalityOf(ctx), Number(today.slice(0, 4))) : [],
  ]);
  const errors = Object.entries(form.errors).map(([field, message]) => ({
    field: `${failed}-${field}`,
    message,
  }));
  const late = isOverdue(request, today);
  return staffPage(
    ctx,
    {
      title: t.number(request.number),
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href('/e-offices/requests') }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={`№ ${request.office}. ${request.organisation}`}>
        {t.number(request.number)}
      </Heading>
      <p>
        <StatusTag tone={late ? 'danger' : requestTones[request.state]}>
          {late ? `${t.states[request.state]}, ${t.overdue}` : t.states[request.state]}
        </StatusTag>
      </p>
      <Alert tone={late ? 'warning' : 'info'} title={t.next}>
        <p>{t.nextWords[request.state](formatDate(ctx.locale, request.endedOn ?? request.dueOn))}</p>
        {late && <p>{t.overdueWords}</p>}
        {isOpen(request.state) && <p>{t.rule(daysToAnswer)}</p>}
      </Alert>
      <DescriptionList items={factsOf(ctx, request, photos)} />
      <p class="v-actions">
        <LinkButton
          href={ctx.href(`/e-offices/requests/${request.id}/paper.pdf`)}
          variant="secondary"
          icon="printer"
        >
          {t.paper.print}
        </LinkButton>
      </p>
      {moves.map((action) => (
        <MoveForm
          key={action}
          ctx={ctx}
          request={request}
          action={action}
          lines={lines}
          soon={addDays(today, 7)}
          form={failed === action ? form : emptyForm}
        />
      ))}
      <Card title={t.history}>
        <Timeline
          label={t.history}
          items={steps.map((step) => ({
            key: step.id,
            at: step.at.toISOString(),
            atText: formatDateTime(ctx.locale, step.at),
            title: t.steps[step.state],
            actor: step.by,
            children: (
              <>
                {step.words && <p lang="uk">{step.words}</p>}
                {step.dueOn && isOpen(step.state) && <p>{t.promised(formatDate(ctx.locale, step.dueOn))}</p>}
              </>
            ),
          }))}
        />
      </Card>
    </Stack>,
  );
}

function factsOf(ctx: Context, request: FoundRequest, photos: Awaited<ReturnType<typeof requestPhotos>>) {
  const t = stockTexts[ctx.locale].requests;
  const { cost, line, supplier, document } = request;
  return [
    { term: t.facts.kind, value: t.kinds[request.kind] },
    ...(request.itemName
      ? [
          {
            term: t.facts.item,
            value: (
              <>
                <span lang="uk">{request.itemName}</span>, {t.inventory(request.itemNumber ?? '')}
              </>
            ),
          },
        ]
      : []),
    { term: t.facts.words, value: <span lang="uk">{request.words}</span> },
    {
      term: t.facts.filed,
      value: `${formatDateTime(ctx.locale, request.filedAt)}, ${request.filedBy} (${t.ways[request.way === 'telephone' ? 'telephone' : 'office']})`,
    },
    ...(request.answer ? [{ term: t.facts.answer, value: <span lang="uk">{request.answer}</span> }] : []),
    ...(cost !== null && line !== null
      ? [
          {
            term: t.facts.cost,
            value: t.costOf(formatMoney(ctx.locale, cost), line, `${supplier}, ${document}`),
          },
        ]
      : []),
    ...(photos.length > 0
      ? [
          {
            term: t.facts.photos,
            value: (
              <ul>
                {photos.map(({ id, name }) => (
                  <li key={id}>
                    <a
                      class="ds-link"
                      href={ctx.href(`/e-offices/requests/${request.id}/photos/${id}`)}
                      download
                    >
                      {name}
                    </a>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
  ];
}

/** A photograph of what is broken: saved, never shown inside our page. */
export async function requestPhoto(ctx: Context): Promise<Answer> {
  const request = await requestOf(ctx);
  const { photo } = ctx.params(photoParams);
  const found = (await requestPhotos(ctx.services.database.queries, request.id)).find(
    ({ id }) => id === photo,
  );
  if (!found) throw notFound();
  ctx.viewed({
    subject: 'eofficeRequest',
    subjectId: request.id,
    centreId: null,
    purpose: 'фото до заявки',
  });
  return file(await ctx.services.files.get(found.sha256), found.mediaType, found.name, false);
}
