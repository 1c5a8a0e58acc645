import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { enquiryTexts } from '../messages.ts';
import { questionKinds } from '../rules/terms.ts';
import { topics } from '../schema.ts';
import { textOf } from './ask.tsx';
import { FilesField } from './filesField.tsx';

/** `/questions/new`: what was asked by telephone, or otherwise, in the words of the caller (BR-13, BR-29). */
export const recordPage = async (ctx: Context): Promise<Answer> => showRecord(ctx, emptyForm);

export function showRecord(ctx: Context, form: FormState): Answer {
  const texts = enquiryTexts[ctx.locale];
  const t = texts.record;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const field = (name: string) => ({ name, value: textOf(form, name), error: form.errors[name] });
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
      <Form
        action={ctx.href('/questions/new')}
        multipart
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button>{t.save}</Button>
            <LinkButton href={ctx.href('/questions')} variant="tertiary">
              {texts.list.title}
            </LinkButton>
          </>
        }
      >
        <Radios
          name="means"
          legend={t.means}
          value={textOf(form, 'means') || 'telephone'}
          error={form.errors.means}
          options={[
            {
              value: 'telephone',
              label: t.telephone,
              more: <TextField {...field('phone')} label={t.phone} type="tel" optional="quiet" width={20} />,
            },
            {
              value: 'other',
              label: t.other,
              more: <TextField {...field('contact')} label={t.contact} optional="quiet" maxlength={300} />,
            },
          ]}
        />
        <TextField {...field('name')} label={texts.ask.name} optional maxlength={200} width={30} />
        <TextField {...field('subject')} label={t.subject} maxlength={200} />
        <TextArea {...field('text')} label={texts.ask.text} rows={6} maxlength={5000} />
        <FilesField ctx={ctx} form={form} />
        <Select
          {...field('topic')}
          label={texts.ask.topic}
          options={topics.map((topic) => ({ value: topic, label: texts.topics[topic] }))}
        />
        <Select
          {...field('kind')}
          label={t.kind}
          options={questionKinds.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
        />
      </Form>
    </Stack>,
  );
}
