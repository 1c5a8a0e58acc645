import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { askedCentres } from '../data/places.ts';
import { enquiryTexts } from '../messages.ts';
import { topics } from '../schema.ts';
import { FilesField } from './filesField.tsx';

const query = z.object({ centre: z.string().max(40).optional().catch(undefined) });
const shownUse = 'question-form';

/** When the form was drawn, signed: a program that sends at once, or an old copy, is told by it. */
const shownMark = (ctx: Context): string => {
  const at = String(ctx.services.clock.now().getTime());
  return `${at}.${ctx.services.secrets.sign(shownUse, at)}`;
};

/** Null: not signed by us. */
export const readShownMark = (ctx: Context, mark: string): number | null => {
  const [at = '', signature = ''] = mark.split('.');
  return /^\d{10,16}$/.test(at) && ctx.services.secrets.verify(shownUse, at, signature) ? Number(at) : null;
};

export const textOf = (form: FormState, name: string): string => {
  const value = form.values[name];
  return typeof value === 'string' ? value : '';
};

/** `/ask`: a question without signing in (BR-13). */
export const askPage = (ctx: Context): Promise<Answer> => showAsk(ctx, emptyForm);

export async function showAsk(ctx: Context, form: FormState): Promise<Answer> {
  const texts = enquiryTexts[ctx.locale];
  const t = texts.ask;
  const centres = await askedCentres(ctx.services.database.queries);
  const asked = ctx.query(query).centre;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field: field || 'text', message }));
  return publicPage(
    ctx,
    {
      title: t.title,
      description: t.lead,
      hasErrors: errors.length > 0,
      ...(errors.length > 0 ? { status: 422, noIndex: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <p>
        <a class="ds-link" href={ctx.href('/question')}>
          {texts.sent.follow}
        </a>
      </p>
      <Form
        action={ctx.href('/ask')}
        multipart
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="shown" value={shownMark(ctx)} />
          </>
        }
        actions={<Button icon="send">{t.send}</Button>}
      >
        <Select
          name="centre"
          label={t.centre}
          placeholder={t.centreChoose}
          value={textOf(form, 'centre') || asked || (centres.length === 1 ? centres[0]?.code : '')}
          error={form.errors.centre}
          options={centres.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Select
          name="topic"
          label={t.topic}
          value={textOf(form, 'topic') || 'services'}
          options={topics.map((topic) => ({ value: topic, label: texts.topics[topic] }))}
        />
        <TextArea
          name="text"
          label={t.text}
          hint={t.textHint}
          rows={7}
          maxlength={5000}
          value={textOf(form, 'text')}
          error={form.errors.text}
        />
        <FilesField ctx={ctx} form={form} />
        <TextField
          name="name"
          label={t.name}
          optional
          autocomplete="name"
          maxlength={200}
          value={textOf(form, 'name')}
          width={30}
        />
        <Radios
          name="answerBy"
          legend={t.answerBy}
          value={textOf(form, 'answerBy') || 'email'}
          error={form.errors.answerBy}
          options={[
            {
              value: 'email',
              label: t.byEmail,
              more: (
                <TextField
                  name="email"
                  label={t.email}
                  type="email"
                  autocomplete="email"
                  optional="quiet"
                  value={textOf(form, 'email')}
                  error={form.errors.email}
                  width={30}
                />
              ),
            },
            {
              value: 'telephone',
              label: t.byTelephone,
              more: (
                <TextField
                  name="phone"
                  label={t.phone}
                  type="tel"
                  autocomplete="tel"
                  optional="quiet"
                  value={textOf(form, 'phone')}
                  error={form.errors.phone}
                  width={20}
                />
              ),
            },
            { value: 'site', label: t.bySite },
          ]}
        />
        <p class="v-muted">{t.privacy}</p>
        {/* People do not see it; programs that fill in every field do. */}
        <div hidden>
          <label>
            {t.hidden}
            <input type="text" name="website" tabindex={-1} autocomplete="off" />
          </label>
        </div>
      </Form>
    </Stack>,
  );
}
