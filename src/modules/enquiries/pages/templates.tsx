import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { KeptText } from '#ui/keptText.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { nameableServices } from '../data/named.ts';
import { templatesOf } from '../data/places.ts';
import { enquiryTexts } from '../messages.ts';
import { textOf } from './ask.tsx';
import { ChooseCards, NamedCards } from './namedCards.tsx';

const query = z.object({ edit: z.uuid().optional().catch(undefined) });

/** `/questions/templates`: answers that the centre gives often. */
export const templatesPage = (ctx: Context): Promise<Answer> => showTemplates(ctx, emptyForm);

export async function showTemplates(ctx: Context, form: FormState): Promise<Answer> {
  const texts = enquiryTexts[ctx.locale];
  const t = texts.templates;
  const all = await templatesOf(ctx.services.database.queries, ctx.principal.centreId ?? '');
  const editId = textOf(form, 'id') || ctx.query(query).edit;
  const edited = all.find(({ id }) => id === editId);
  const ticked = form.values.services;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    {
      title: t.title,
      breadcrumbs: <Breadcrumbs items={[{ label: texts.list.title, href: ctx.href('/questions') }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      {all.length === 0 && <EmptyState title={t.none} icon="file-text" />}
      {all.map((one) => (
        <KeptText
          key={one.id}
          title={one.title}
          text={one.text}
          change={{ href: ctx.href(`/questions/templates?edit=${one.id}#title`), label: t.change }}
          remove={{
            action: ctx.href(`/questions/templates/${one.id}/hide`),
            label: t.remove,
            hidden: (
              <>
                <FormKey ctx={ctx} />
                <input type="hidden" name="version" value={one.version} />
              </>
            ),
          }}
        >
          <NamedCards ctx={ctx} services={one.services} />
        </KeptText>
      ))}
      <Heading level={2}>{edited ? t.edit : t.add}</Heading>
      <Form
        action={ctx.href('/questions/templates')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="id" value={edited?.id ?? ''} />
            <input type="hidden" name="version" value={edited?.version ?? 0} />
          </>
        }
        actions={<Button>{t.save}</Button>}
      >
        <TextField
          name="title"
          label={t.name}
          maxlength={120}
          value={textOf(form, 'title') || edited?.title}
          error={form.errors.title}
        />
        <TextArea
          name="text"
          label={t.text}
          rows={8}
          maxlength={10_000}
          value={textOf(form, 'text') || edited?.text}
          error={form.errors.text}
        />
        <ChooseCards
          ctx={ctx}
          id="services"
          services={await nameableServices(ctx.services.database.queries, ctx.principal.centreId ?? '')}
          chosen={ticked === undefined ? (edited?.services.map(({ id }) => id) ?? []) : [ticked].flat()}
          error={form.errors.services}
        />
      </Form>
    </Stack>,
  );
}
