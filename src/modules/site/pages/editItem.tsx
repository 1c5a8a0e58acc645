import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
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
import { TextField } from '#ui/textField.tsx';
import { authorNames, type Item, publicationsOf, type Version } from '../data/items.ts';
import { type ItemKind, itemPath } from '../rules/items.ts';
import { standing } from '../rules/publication.ts';
import { newItemQuery } from '../schemas/staff.ts';
import { EditFields } from './editFields.tsx';
import {
  chosenCentre,
  draftOf,
  errorLinks,
  ItemCrumbs,
  itemOf,
  StateTag,
  staffWords,
  standingText,
  typedIn,
} from './staffParts.tsx';

export const newItemPage = (ctx: Context): Promise<Answer> => newItemForm(ctx, null);
export const editItemPage = async (ctx: Context): Promise<Answer> =>
  editItemForm(ctx, await itemOf(ctx), null);

/** A new page, news or document; `form`: what came back with mistakes, with its kind. */
export async function newItemForm(
  ctx: Context,
  back: { readonly form: FormState; readonly kind: ItemKind; readonly centreId: string } | null,
): Promise<Answer> {
  const t = staffWords(ctx);
  const { centres, centre: first } = await chosenCentre(ctx);
  const centre = centres.find(({ id }) => id === back?.centreId) ?? first;
  const kind = back?.kind ?? ctx.query(newItemQuery).kind;
  const title = t.add[kind];
  const form = back?.form ?? { ...emptyForm, values: { owner: ctx.principal.name } };
  const options = {
    title,
    status: back ? 422 : 200,
    hasErrors: back !== null,
    breadcrumbs: (
      <Breadcrumbs
        items={[{ label: t.title, href: ctx.href(`/site${centre ? `?centre=${centre.id}` : ''}`) }]}
      />
    ),
  };
  if (!centre)
    return staffPage(
      ctx,
      options,
      <EmptyState icon="world" title={t.noCentres}>
        <p>{t.noCentresText}</p>
      </EmptyState>,
    );
  return staffPage(
    ctx,
    options,
    <Stack gap="lg">
      <ErrorSummary errors={errorLinks(back?.form ?? null)} />
      <Heading level={1} caption={centre.name}>
        {title}
      </Heading>
      <Form
        action={ctx.href('/site')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="kind" value={kind} />
            <input type="hidden" name="centre" value={centre.id} />
          </>
        }
        stickyActions
        actions={<Button>{t.form.save}</Button>}
      >
        <EditFields t={t} kind={kind} form={form} />
        <TextField
          name="slug"
          label={t.form.slug}
          hint={t.form.slugHint}
          value={typedIn(form, 'slug')}
          error={form.errors.slug}
          width={30}
          optional
        />
      </Form>
    </Stack>,
  );
}

/** What the editor shows first: the draft as it was saved. */
export const valuesOf = (version: Version, owner: string): FormState => ({
  values: {
    titleUk: version.titleUk,
    titleEn: version.titleEn,
    summaryUk: version.summaryUk,
    summaryEn: version.summaryEn,
    bodyUk: version.bodyUk,
    bodyEn: version.bodyEn,
    owner,
    documentKind: version.document?.kind ?? '',
    documentNumber: version.document?.number ?? '',
    documentDate: version.document?.date ?? '',
    approvedBy: version.document?.approvedBy ?? '',
  },
  errors: {},
});

/** The editor of an item. `back`: what came back, with mistakes (422) or because somebody was faster (409). */
export async function editItemForm(
  ctx: Context,
  item: Item,
  back: { readonly form: FormState; readonly status: 409 | 422 } | null,
): Promise<Answer> {
  const t = staffWords(ctx);
  const [version, publications] = await Promise.all([
    draftOf(ctx, item),
    publicationsOf(ctx.services.database.queries, [item.id]),
  ]);
  const stands = standing(publications.get(item.id) ?? [], ctx.services.clock.now());
  const form = back?.form ?? valuesOf(version, item.owner);
  const stale = back?.status === 409 ? await staleText(ctx, item, version) : null;
  return staffPage(
    ctx,
    {
      title: `${version.titleUk}: ${t.actions.edit.toLocaleLowerCase(ctx.locale)}`,
      status: back?.status ?? 200,
      hasErrors: back !== null,
      breadcrumbs: <ItemCrumbs ctx={ctx} item={item} />,
    },
    <Stack gap="lg">
      <ErrorSummary errors={errorLinks(back?.form ?? null)} />
      {stale && (
        <Alert tone="warning" title={t.staleTitle} role="alert">
          <p>{stale}</p>
          <p>
            <a class="ds-link" href={ctx.href(`/site/items/${item.id}/versions/${item.draft}`)}>
              {t.seeNewer}
            </a>
          </p>
        </Alert>
      )}
      <Heading level={1} caption={`${t.kindOne[item.kind]}, ${item.centreName}`}>
        {version.titleUk}
      </Heading>
      <p>
        <StateTag ctx={ctx} state={stands.state} /> {standingText(ctx, stands, item.draft)}
      </p>
      <div class="v-actions">
        <LinkButton
          href={ctx.href(`/site/items/${item.id}/publish`)}
          icon="send"
          variant={stands.shown === item.draft ? 'secondary' : 'primary'}
        >
          {t.actions.publish}
        </LinkButton>
        <LinkButton href={ctx.href(`/site/items/${item.id}/preview`)} variant="secondary" icon="eye">
          {t.actions.preview}
        </LinkButton>
        <LinkButton href={ctx.href(`/site/items/${item.id}/history`)} variant="secondary" icon="history">
          {t.actions.history}
        </LinkButton>
        {item.kind === 'document' && (
          <LinkButton href={ctx.href(`/site/items/${item.id}/file`)} variant="secondary" icon="paperclip">
            {t.actions.file}
          </LinkButton>
        )}
        {stands.shown !== null && (
          <LinkButton
            href={ctx.href(itemPath(item.centreCode, item.kind, item.slug))}
            variant="tertiary"
            icon="external-link"
          >
            {t.actions.open}
          </LinkButton>
        )}
      </div>
      <Form
        action={ctx.href(`/site/items/${item.id}`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="draft" value={String(item.draft)} />
          </>
        }
        stickyActions
        actions={<Button>{t.form.save}</Button>}
      >
        <EditFields t={t} kind={item.kind} form={form} />
      </Form>
      <Form
        action={ctx.href(`/site/items/${item.id}/check`)}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button variant="secondary" icon="check">
              {t.actions.check}
            </Button>
            {stands.state !== 'draft' && stands.state !== 'withdrawn' && (
              <LinkButton href={ctx.href(`/site/items/${item.id}/withdraw`)} variant="tertiary">
                {t.actions.withdraw}
              </LinkButton>
            )}
            <LinkButton href={ctx.href(`/site/items/${item.id}/archive`)} variant="tertiary" icon="archive">
              {t.actions.archive}
            </LinkButton>
          </>
        }
      />
    </Stack>,
  );
}

/** Somebody saved while this was being written: nothing is overwritten unseen, and nothing typed is lost. */
async function staleText(ctx: Context, item: Item, newest: Version): Promise<string> {
  const t = staffWords(ctx);
  const names = await authorNames(ctx.services.database.queries, [newest.writtenBy]);
  return t.staleText(item.draft, names.get(newest.writtenBy) ?? t.somebody);
}
