import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { blankSetBy } from '../../data/blanks.ts';
import { awaitedCard, awaitedCards, mostAwaited, signOffsOf } from '../../data/cardFlow.ts';
import { cardInForce, competencesOf, type Reader } from '../../data/services.ts';
import { blankTexts } from '../../messages/blank.ts';
import { catalogueTexts } from '../../messages.ts';
import { signerOf } from '../../rules/cardFlow.ts';
import { cardContentSchema } from '../../schema.ts';
import { translationSchema } from '../../schemas/translation.ts';
import { BlankFacts } from '../blanks/blankFacts.tsx';
import { setupPage, typed } from '../setup/setupFrame.tsx';
import { CardBody } from '../visitor/cardBody.tsx';
import { ApprovalEnglish } from './approvalEnglish.tsx';
import { CardChanges } from './cardChanges.tsx';
import { CardSteps } from './cardSteps.tsx';

/** `/catalogue/approvals`: «Чекають на ваше погодження» (CARD-flow). */
export async function approvalsPage(ctx: Context): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].flow;
  const cards = await awaitedCards(ctx.services.database.queries, signerOf(ctx.principal));
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <p>{t.lead}</p>
      <Table
        caption={t.title}
        captionHidden
        rows={cards}
        rowKey={(card) => card.cardVersionId}
        empty={
          <EmptyState title={t.none} icon="list-details">
            <p>{t.noneHint}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'service',
            header: t.service,
            rowHeader: true,
            cell: (card) => (
              <a class="ds-link" href={ctx.href(`/catalogue/approvals/${card.cardVersionId}`)}>
                № {card.listNumber}. {card.service}
              </a>
            ),
          },
          { key: 'centre', header: t.centre, cell: (card) => card.centreName },
          { key: 'version', header: t.version, align: 'end', cell: (card) => card.version },
          {
            key: 'submitted',
            header: t.submitted,
            cell: (card) =>
              `${card.submittedBy ?? ''}, ${card.submittedAt ? formatDateTime(ctx.locale, card.submittedAt) : ''}`,
          },
          {
            key: 'from',
            header: t.from,
            nowrap: true,
            cell: (card) => (card.wantedFrom ? formatDate(ctx.locale, card.wantedFrom) : '—'),
          },
        ]}
      />
      {cards.length === mostAwaited && <p>{t.more}</p>}
    </Stack>,
  );
}

const params = z.object({ id: z.uuid() });

/** The card of the address that waits for this worker; 404 for any other: signed, returned, or somebody else's turn. */
export async function awaitedOf(ctx: Context, db: Reader) {
  const card = await awaitedCard(db, signerOf(ctx.principal), ctx.params(params).id);
  if (!card) throw notFound();
  return {
    ...card,
    content: cardContentSchema.parse(card.content),
    translation: translationSchema.parse(card.translation),
  };
}

/** `/catalogue/approvals/:id`: what has changed, the whole card, and two answers. */
export const approvalPage = (ctx: Context): Promise<Answer> =>
  renderApproval(ctx, ctx.services.database.queries, emptyForm);

export async function renderApproval(
  ctx: Context,
  db: Reader,
  form: FormState,
  status?: number,
): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].flow;
  const card = await awaitedOf(ctx, db);
  const today = businessDate(ctx.services.clock.now());
  const [steps, current, competences, blank] = await Promise.all([
    signOffsOf(db, card.cardVersionId, card.round),
    cardInForce(db, card.serviceId, today),
    competencesOf(db, card.serviceId),
    blankSetBy(db, card.serviceId, card.version),
  ]);
  const at = `/catalogue/approvals/${card.cardVersionId}`;
  const { kind } = card;
  const hidden = () => (
    <>
      <FormKey ctx={ctx} />
      <input type="hidden" name="step" value={card.signOffId} />
    </>
  );
  return setupPage(
    ctx,
    {
      title: t.cardTitle(card.service),
      caption: `№ ${card.listNumber}, ${card.centreName}`,
      crumbs: [[t.title, '/catalogue/approvals']],
      form,
      ...(status ? { status } : {}),
    },
    <>
      <p>{card.officialName}</p>
      <p>
        {card.submittedBy !== null &&
          card.submittedAt !== null &&
          t.submittedBy(card.submittedBy, formatDateTime(ctx.locale, card.submittedAt))}{' '}
        {card.wantedFrom !== null && t.wanted(formatDate(ctx.locale, card.wantedFrom))}
      </p>
      <CardSteps ctx={ctx} version={card.version} steps={steps} />
      <Heading level={2}>{blankTexts[ctx.locale].staff.title}</Heading>
      <BlankFacts ctx={ctx} at={`${at}/blank`} version={card.version} set={blank} />
      <Heading level={2}>{t.compareTitle}</Heading>
      {current ? <CardChanges locale={ctx.locale} before={current} after={card} /> : <p>{t.compareFirst}</p>}
      <Details summary={t.wholeCard} open={!current}>
        <CardBody ctx={ctx} content={card.content} competence={undefined} level={3} />
      </Details>
      <ApprovalEnglish ctx={ctx} card={card} competences={competences} before={current} />
      <Card title={t.yourStep(t.kinds[kind], card.title)}>
        <Form
          action={ctx.href(`${at}/sign`)}
          hidden={hidden()}
          actions={<Button type="submit">{t.sign[kind]}</Button>}
        />
        <Form
          action={ctx.href(`${at}/return`)}
          hidden={hidden()}
          actions={
            <Button type="submit" variant="secondary">
              {t.return}
            </Button>
          }
        >
          <TextArea
            name="remark"
            label={t.remark}
            hint={t.remarkHint}
            value={typed(form, 'remark')}
            error={form.errors.remark}
            rows={4}
          />
        </Form>
      </Card>
    </>,
  );
}
