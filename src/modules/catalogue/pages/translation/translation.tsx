import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Tabs } from '#ui/tabs.tsx';
import type { Reader } from '../../data/services.ts';
import { type TranslatedCard, translatedCard } from '../../data/translation.ts';
import { catalogueTexts } from '../../messages.ts';
import { mayKeep } from '../../rights.ts';
import { piecesToTranslate, type SentPiece } from '../../rules/translation.ts';
import { keptOf } from '../editor/staffCard.tsx';
import { TranslatedPieceRow } from './translationRow.tsx';

const asked = z.object({ show: z.enum(['all', 'work']).catch('all') });

/** `/catalogue/:id/translation`: the texts of a card beside their English. */
export const translationPage = (ctx: Context): Promise<Answer> =>
  renderTranslation(ctx, ctx.services.database.queries, {});

export interface TypedTranslation {
  /** What was typed and is not saved. */
  readonly sent?: readonly SentPiece[];
  /** Ukrainian texts whose English is too long. */
  readonly tooLong?: readonly string[];
  /** Somebody saved meanwhile. */
  readonly overtaken?: boolean;
  readonly status?: number;
}

export async function renderTranslation(ctx: Context, db: Reader, typed: TypedTranslation): Promise<Answer> {
  const { translation: t, staff } = catalogueTexts[ctx.locale];
  const { service } = await keptOf(ctx, db);
  const card = await translatedCard(db, service.id);
  const at = `/catalogue/${service.id}`;
  const writes = mayKeep(ctx, 'catalogue.edit', service) && card !== undefined && card.state !== 'onApproval';
  return staffPage(
    ctx,
    {
      title: `${t.title}: ${service.plainName}`,
      hasErrors: typed.status !== undefined,
      ...(typed.status ? { status: typed.status } : {}),
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: staff.title, href: ctx.href('/catalogue') },
            { label: service.plainName, href: ctx.href(at) },
          ]}
        />
      ),
    },
    <Stack>
      <Heading level={1} caption={service.plainName}>
        {t.title}
      </Heading>
      {card ? (
        <Pieces ctx={ctx} at={at} card={card} typed={typed} writes={writes} />
      ) : (
        <EmptyState title={t.noCard} icon="file-description" />
      )}
    </Stack>,
  );
}

interface PiecesProps {
  ctx: Context;
  at: string;
  card: TranslatedCard;
  typed: TypedTranslation;
  writes: boolean;
}

function Pieces({ ctx, at, card, typed, writes }: PiecesProps) {
  const { translation: t, form } = catalogueTexts[ctx.locale];
  const pieces = piecesToTranslate(card.texts, card.translation);
  const count = (state: 'done' | 'missing' | 'stale') =>
    pieces.filter((piece) => piece.state === state).length;
  // What was typed comes back whole, whichever part of the list was open.
  const { show } = typed.sent ? { show: 'all' } : ctx.query(asked);
  const shown = pieces.flatMap((piece, n) =>
    show === 'all' || piece.state !== 'done' ? [{ piece, name: `pieces.${n}` }] : [],
  );
  const sent = new Map((typed.sent ?? []).map((one) => [one.uk, one]));
  const isTooLong = (uk: string) => typed.tooLong?.includes(uk) === true;
  const rows = shown.map(({ piece, name }) => (
    <TranslatedPieceRow
      key={name}
      name={name}
      piece={piece}
      t={t}
      form={form}
      content={card.content}
      typed={sent.get(piece.uk)}
      error={isTooLong(piece.uk) ? t.tooLong : undefined}
      writes={writes}
    />
  ));
  const errors = shown.flatMap(({ piece, name }) =>
    isTooLong(piece.uk) ? [{ field: `${name}.en`, message: t.tooLong }] : [],
  );
  const tab = (key: 'all' | 'work', label: string, n: number) => ({
    label,
    href: ctx.href(`${at}/translation${key === 'all' ? '' : '?show=work'}`),
    current: show === key,
    count: n,
  });
  return (
    <>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      {typed.overtaken && (
        <Alert tone="warning" title={t.overtaken} role="alert">
          <p>{t.overtakenText}</p>
        </Alert>
      )}
      <p>{t.lead}</p>
      {card.state === 'onApproval' && <Alert tone="info">{t.underApproval}</Alert>}
      {writes && card.state !== 'draft' && <Alert tone="info">{t.begins(card.version)}</Alert>}
      {!writes && card.state !== 'onApproval' && <p class="v-muted">{t.readOnly}</p>}
      <p>
        <strong>{t.done(count('done'), pieces.length)}.</strong>{' '}
        {[
          ...(count('missing') > 0 ? [`${t.missing(count('missing'))}.`] : []),
          ...(count('stale') > 0 ? [`${t.stale(count('stale'))}.`] : []),
        ].join(' ')}
      </p>
      <Tabs
        label={t.show}
        items={[tab('all', t.all, pieces.length), tab('work', t.work, count('missing') + count('stale'))]}
      />
      {shown.length === 0 ? (
        <EmptyState title={t.nothingLeft} icon="check" />
      ) : writes ? (
        <Form
          action={ctx.href(`${at}/translation`)}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="edition" value={card.translationEdition} />
            </>
          }
          actions={
            <>
              <Button type="submit">{t.save}</Button>
              <LinkButton href={ctx.href(at)} variant="tertiary">
                {t.cancel}
              </LinkButton>
            </>
          }
        >
          {rows}
        </Form>
      ) : (
        rows
      )}
    </>
  );
}
