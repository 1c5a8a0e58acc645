import { stringify } from 'yaml';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Details } from '#ui/details.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import type { Reader } from '../data/services.ts';
import { catalogueTexts } from '../messages.ts';
import type { CardContent } from '../schema.ts';
import { keptOf } from './staffCard.tsx';

/** `/catalogue/:id/edit`: the whole card as structured text; an error names the part in words. */
export async function catalogueEditPage(ctx: Context): Promise<Answer> {
  return renderEdit(ctx, ctx.services.database.queries, emptyForm);
}

export async function renderEdit(
  ctx: Context,
  db: Reader,
  form: FormState,
  status?: number,
): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale].staff;
  const { service, draft, current } = await keptOf(ctx, db);
  const start = draft?.content ?? current?.content ?? emptyCard(service.providerName);
  const typed = form.values.content;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    {
      title: `${texts.edit}: ${service.plainName}`,
      hasErrors: errors.length > 0,
      ...(status ? { status } : {}),
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: texts.title, href: ctx.href('/catalogue') },
            { label: service.plainName, href: ctx.href(`/catalogue/${service.id}`) },
          ]}
        />
      ),
    },
    <Stack>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Heading level={1} caption={service.plainName}>
        {draft ? texts.continueDraft : texts.edit}
      </Heading>
      <Details summary={texts.legend}>
        <DescriptionList items={Object.entries(texts.partNames).map(([term, value]) => ({ term, value }))} />
      </Details>
      <Form
        action={ctx.href(`/catalogue/${service.id}/edit`)}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button type="submit">{texts.save}</Button>
            <LinkButton href={ctx.href(`/catalogue/${service.id}`)} variant="tertiary">
              {texts.cancel}
            </LinkButton>
          </>
        }
      >
        <TextArea
          name="content"
          label={texts.editTitle}
          hint={texts.editHint}
          rows={30}
          value={
            typeof typed === 'string'
              ? typed
              : stringify(start, { lineWidth: 0, aliasDuplicateObjects: false })
          }
          error={form.errors.content}
        />
      </Form>
    </Stack>,
  );
}

/** The first card of a service begins with its parts named. */
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
