import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card, Cards } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { picturesOfCentre } from '../data/public.ts';
import { pictureMedia } from '../rules/files.ts';
import { chosenCentre, errorLinks, staffWords, typedIn } from './staffParts.tsx';

export const picturesPage = (ctx: Context): Promise<Answer> => picturesWith(ctx, null);

/** A form that came back: of a new picture (`pictureId` null) or of the words of one. */
export interface PictureBack {
  readonly centreId: string;
  readonly pictureId: string | null;
  readonly form: FormState;
}

/** Pictures of a centre with their numbers and words. */
export async function picturesWith(ctx: Context, back: PictureBack | null): Promise<Answer> {
  const t = staffWords(ctx);
  const { centres, centre: first } = await chosenCentre(ctx);
  const centre = centres.find(({ id }) => id === back?.centreId) ?? first;
  const words = t.pictureList;
  const options = {
    title: words.title,
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
  const pictures = await picturesOfCentre(ctx.services.database.queries, centre.id, null);
  const fresh = back?.pictureId === null ? back.form : emptyForm;
  return staffPage(
    ctx,
    options,
    <Stack gap="lg">
      <ErrorSummary errors={errorLinks(back?.form ?? null)} />
      <Heading level={1} caption={centre.name}>
        {words.title}
      </Heading>
      <p class="v-lead">{words.lead}</p>
      {pictures.length === 0 && (
        <EmptyState icon="eye" title={words.empty}>
          <p>{words.emptyText}</p>
        </EmptyState>
      )}
      <Cards>
        {pictures.map((picture) => {
          const form =
            back?.pictureId === picture.id
              ? back.form
              : { values: { altUk: picture.altUk, altEn: picture.altEn }, errors: {} };
          // The form that came back keeps the plain names, to which its summary leads.
          const id = (name: string) => (back?.pictureId === picture.id ? name : `${name}-${picture.number}`);
          const of = (name: string) => ({
            name,
            id: id(name),
            value: typedIn(form, name),
            error: form.errors[name],
          });
          return (
            <Card key={picture.id} title={words.number(picture.number)}>
              <img
                class="v-thumb"
                src={`/centres/${centre.code}/pictures/${picture.number}`}
                alt={picture.altUk}
                width={picture.width}
                height={picture.height}
                loading="lazy"
              />
              <p>
                {words.code}: <code>{`![](фото:${picture.number})`}</code>
              </p>
              <Form
                action={ctx.href(`/site/pictures/${picture.id}`)}
                hidden={
                  <>
                    <FormKey ctx={ctx} />
                    <input type="hidden" name="version" value={String(picture.version)} />
                  </>
                }
                actions={<Button variant="secondary">{words.save}</Button>}
              >
                <TextField {...of('altUk')} label={words.altUk} />
                <TextField {...of('altEn')} label={words.altEn} optional />
              </Form>
              <Form
                action={ctx.href(`/site/pictures/${picture.id}/remove`)}
                hidden={<FormKey ctx={ctx} />}
                actions={
                  <Button variant="tertiary" icon="trash">
                    {words.remove}
                    <span class="ds-sr-only"> {words.number(picture.number)}</span>
                  </Button>
                }
              />
            </Card>
          );
        })}
      </Cards>
      <section class="v-stack" data-gap="sm" aria-labelledby="add">
        <Heading level={2} id="add">
          {words.add}
        </Heading>
        <Form
          action={ctx.href('/site/pictures')}
          multipart
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="centre" value={centre.id} />
            </>
          }
          actions={<Button icon="upload">{words.submit}</Button>}
        >
          <FileField
            name="picture"
            label={words.file}
            hint={words.fileHint}
            accept={pictureMedia.join(',')}
            error={fresh.errors.picture}
          />
          <TextField
            name="altUk"
            id={back?.pictureId ? 'new-alt' : 'altUk'}
            label={words.altUk}
            hint={words.altHint}
            value={typedIn(fresh, 'altUk')}
            error={fresh.errors.altUk}
          />
          <TextField
            name="altEn"
            id={back?.pictureId ? 'new-alt-en' : 'altEn'}
            label={words.altEn}
            value={typedIn(fresh, 'altEn')}
            error={fresh.errors.altEn}
            optional
          />
        </Form>
      </section>
    </Stack>,
  );
}
