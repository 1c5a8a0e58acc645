import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { sketchOf } from '../../data/cardSketch.ts';
import type { Reader } from '../../data/services.ts';
import type { KeptService, StoredCard } from '../../data/staff.ts';
import { catalogueTexts } from '../../messages.ts';
import { baseOf, type Sketch } from '../../rules/cardBase.ts';
import { cardToFields } from '../../rules/cardFields.ts';
import type { FormFields } from '../../rules/formRows.ts';
import type { CardContent } from '../../schema.ts';
import { CardForm, EnterSaves } from './cardForm.tsx';
import { keptToWrite } from './staffCard.tsx';

/** `/catalogue/:id/edit`: the card as a form; it begins with what was set aside, else the draft, else the card in force. */
export async function catalogueEditPage(ctx: Context): Promise<Answer> {
  const db = ctx.services.database.queries;
  const kept = await keptToWrite(ctx, db, 'catalogue.edit');
  const sketch = await sketchOf(db, kept.service);
  const newest = kept.cards[0];
  const start = kept.draft?.content ?? newest?.content ?? emptyCard(kept.service.providerName);
  return drawEdit(ctx, kept.service, newest, {
    fields: sketch?.fields ?? cardToFields(start),
    base: sketch?.base ?? baseOf(newest),
    ...(sketch ? { sketch } : {}),
  });
}

export interface EditedCard {
  readonly fields: FormFields;
  /** What the form was begun from. */
  readonly base: string;
  readonly errors?: readonly { readonly field: string; readonly label: string; readonly message: string }[];
  /** Somebody saved meanwhile. */
  readonly overtaken?: boolean;
  readonly sketch?: Sketch;
  /** What the row button has done, said aloud. */
  readonly done?: string;
  readonly status?: number;
}

/** The form comes back with all that was typed. */
export async function renderEdit(ctx: Context, db: Reader, edited: EditedCard): Promise<Answer> {
  const { service, cards } = await keptToWrite(ctx, db, 'catalogue.edit');
  return drawEdit(ctx, service, cards[0], edited);
}

function drawEdit(
  ctx: Context,
  service: KeptService,
  newest: StoredCard | undefined,
  edited: EditedCard,
): Answer {
  const { staff: texts, form: t } = catalogueTexts[ctx.locale];
  const at = `/catalogue/${service.id}`;
  const errors = edited.errors ?? [];
  const title = newest?.state === 'draft' ? texts.continueDraft : texts.edit;
  return staffPage(
    ctx,
    {
      title: `${title}: ${service.plainName}`,
      hasErrors: errors.length > 0 || edited.overtaken === true,
      ...(edited.status ? { status: edited.status } : {}),
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: texts.title, href: ctx.href('/catalogue') },
            { label: service.plainName, href: ctx.href(at) },
          ]}
        />
      ),
    },
    <Stack>
      {errors.length > 0 && (
        <ErrorSummary
          errors={errors.map(({ field, label, message }) => ({ field, message: `${label}: ${message}` }))}
        />
      )}
      <Heading level={1} caption={service.plainName}>
        {title}
      </Heading>
      {edited.overtaken && (
        <Alert tone="warning" title={t.staleTitle} role="alert">
          <p>{t.staleText}</p>
          <p>
            <a class="ds-link" href={ctx.href(at)} target="_blank" rel="noopener">
              {t.staleSaved}
            </a>
          </p>
        </Alert>
      )}
      {edited.done && (
        <p role="status" class="ds-sr-only">
          {edited.done}
        </p>
      )}
      {newest?.state === 'onApproval' && <Alert tone="warning">{t.underApproval}</Alert>}
      <p>{t.lead}</p>
      <p>{t.saveHint}</p>
      {edited.sketch && <SketchNotice ctx={ctx} at={at} sketch={edited.sketch} />}
      <Form
        action={ctx.href(`${at}/edit`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="base" value={edited.base} />
          </>
        }
        stickyActions
        actions={
          <>
            <Button type="submit">{texts.save}</Button>
            <Button
              type="submit"
              name="do"
              value="setAside"
              formaction={ctx.href(`${at}/sketch`)}
              variant="secondary"
            >
              {t.setAside}
            </Button>
            <LinkButton href={ctx.href(at)} variant="tertiary">
              {texts.cancel}
            </LinkButton>
          </>
        }
      >
        <EnterSaves />
        <CardForm
          locale={ctx.locale}
          fields={edited.fields}
          errors={Object.fromEntries(errors.map(({ field, message }) => [field, message]))}
          rowsHref={ctx.href(`${at}/edit/rows`)}
        />
      </Form>
    </Stack>,
  );
}

function SketchNotice({ ctx, at, sketch }: { ctx: Context; at: string; sketch: Sketch }) {
  const t = catalogueTexts[ctx.locale].form;
  return (
    <Alert tone="info" title={t.sketch(sketch.savedBy, formatDateTime(ctx.locale, sketch.savedAt))}>
      <Form
        action={ctx.href(`${at}/sketch/discard`)}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <Button type="submit" variant="secondary" size="sm">
            {t.discard}
          </Button>
        }
      />
    </Alert>
  );
}

/** The first card of a service: what the law says of all of them is there already. */
const emptyCard = (provider: string): CardContent => ({
  provider,
  legalBasis: [],
  recipients: '',
  conditions: [],
  documents: [],
  submission: ['inPerson'],
  fee: { free: true, text: 'Безоплатно', ground: 'ч. 2 ст. 11 Закону «Про адміністративні послуги»' },
  term: null,
  extraTerms: [],
  claimWindow: null,
  refusals: [],
  result: '',
  receiving: ['inPerson'],
  appeal: null,
  notes: [],
  toCheck: [],
  questions: [],
});
