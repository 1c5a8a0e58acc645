import { z } from 'zod';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState, formError, formValues } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { parseDateInput } from '#ui/dateInput.ts';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { type BlankInput, blankSchema } from '../../../documents/blank.ts';
import { visitorTexts } from '../messages/visitor.ts';
import { type Answers, personalList } from '../rules/questions.ts';
import { paper } from './formats.ts';
import { answersIn, blankAddress, type Found, ServiceCrumbs } from './personalList.tsx';
import { visitorCard } from './visitorCard.ts';

const anyQuery = z.record(z.string(), z.unknown());

/** `…/blank?who=self`: the application to fill in on the screen; nothing of it is kept (BR-8). */
export async function blankPage(ctx: Context): Promise<Answer> {
  const found = await visitorCard(ctx);
  return renderBlank(ctx, found, answersIn(found, ctx.query(anyQuery)), emptyForm);
}

/** `…/blank/empty`: the same to fill in by hand. */
export async function emptyBlankPage(ctx: Context): Promise<Answer> {
  const found = await visitorCard(ctx);
  const input = blankOf(found, answersIn(found, ctx.query(anyQuery)), {});
  return blankFile(await paper(ctx, 'blank', blankSchema.parse(input)), found, 'blank');
}

/** `…/blank/sample`: how it looks filled in, with a person who does not exist. */
export async function sampleBlankPage(ctx: Context): Promise<Answer> {
  const found = await visitorCard(ctx);
  const first = Object.fromEntries(
    found.card.content.questions.map(({ key, options }) => [key, options[0]?.key ?? '']),
  );
  const input = { ...blankOf(found, answersIn(found, first), inventedPerson), sample: true };
  return blankFile(await paper(ctx, 'blank', blankSchema.parse(input)), found, 'zrazok');
}

const inventedPerson: BlankInput['who'] = {
  name: 'Прикладенко Марія Зразківна',
  birthDate: '1990-01-01',
  taxNumber: '0000000000',
  identityDocument: 'паспорт № 000000000, виданий органом 0000, 01.01.2020',
  address: '00000, м. Зразкове, вул. Прикладна, 1, кв. 1',
  phone: '+380 00 000 00 00',
};

/** What was typed becomes a paper at once: neither the database nor a memory of papers sees it (BP-23). */
export async function blankPaper(ctx: Context): Promise<Answer> {
  const found = await visitorCard(ctx);
  const values = formValues(ctx.body);
  const answers = answersIn(found, values);
  const typed = (name: string) => {
    const value = values[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 300) : undefined;
  };
  const born = typed('birthDate');
  const birthDate = born === undefined ? undefined : parseDateInput(born);
  if (born !== undefined && !birthDate)
    return renderBlank(
      ctx,
      found,
      answers,
      formError(ctx.body, { birthDate: visitorTexts[ctx.locale].blank.wrongDate }),
    );
  const who = Object.fromEntries(
    ['name', 'taxNumber', 'identityDocument', 'address', 'phone'].flatMap((name) => {
      const value = typed(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const representative = typed('representative');
  const input = {
    ...blankOf(found, answers, { ...who, ...(birthDate ? { birthDate } : {}) }),
    ...(representative ? { agent: representative } : {}),
  };
  return blankFile(await ctx.services.pdf.render('blank', blankSchema.parse(input)), found, 'zaiava');
}

const blankFile = (bytes: Uint8Array, found: Found, word: string): Answer =>
  file(bytes, 'application/pdf', `${found.path.split('/').at(-1) ?? 'service'}-${word}.pdf`);

/** The application as the card and the answers fill it in: service, addressee, attachments (BR-20). */
function blankOf({ centre, service, card }: Found, answers: Answers, who: BlankInput['who']): BlankInput {
  const { content } = card;
  return {
    centre: {
      name: centre.name,
      address: centre.address,
      ...(centre.phones[0] ? { phone: centre.phones[0] } : {}),
      ...(centre.email ? { email: centre.email } : {}),
    },
    provider: service.providerName,
    recipient: content.provider,
    service: { name: service.name, listNumber: String(service.listNumber) },
    request: `Прошу надати послугу «${service.name}».`,
    who,
    answers: content.questions.flatMap(({ key, text, options }) => {
      const chosen = options.find((option) => option.key === answers[key]);
      return chosen ? [{ label: text, value: chosen.text }] : [];
    }),
    // The application itself is not attached to itself.
    attachments: personalList(content, answers)
      .needed.filter(({ key }) => key !== 'application')
      .map(({ name }) => name),
  };
}

function renderBlank(ctx: Context, found: Found, answers: Answers, form: FormState): Answer {
  const t = visitorTexts[ctx.locale].blank;
  const failed = Object.keys(form.errors).length > 0;
  const value = (name: string) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : '';
  };
  const field = (name: string) => ({ name, value: value(name), error: form.errors[name], maxlength: 300 });
  return publicPage(
    ctx,
    {
      title: `${t.title}: ${found.service.plainName[ctx.locale]}`,
      breadcrumbs: <ServiceCrumbs ctx={ctx} found={found} />,
      noIndex: true,
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <Heading level={1} caption={found.service.plainName[ctx.locale]}>
        {t.title}
      </Heading>
      <ErrorSummary
        errors={Object.entries(form.errors).map(([name, message]) => ({ field: name, message }))}
      />
      <p class="v-lead">{t.lead}</p>
      <p>{t.attached}</p>
      <Form
        action={ctx.href(`${found.path}/blank/filled`)}
        hidden={Object.entries(answers).map(([key, chosen]) => (
          <input key={key} type="hidden" name={key} value={chosen} />
        ))}
        actions={<Button icon="file-text">{t.make}</Button>}
      >
        <TextField {...field('name')} label={t.name} autocomplete="name" optional />
        <TextField
          {...field('birthDate')}
          label={t.birthDate}
          hint={t.birthHint}
          autocomplete="bday"
          width={12}
          optional
        />
        <TextField
          {...field('taxNumber')}
          label={t.taxNumber}
          inputmode="numeric"
          autocomplete="off"
          width={12}
          optional
        />
        <TextField
          {...field('identityDocument')}
          label={t.identityDocument}
          hint={t.identityHint}
          autocomplete="off"
          optional
        />
        <TextField {...field('address')} label={t.address} autocomplete="address-line1" optional />
        <TextField {...field('phone')} label={t.phone} type="tel" autocomplete="tel" width={20} optional />
        <TextField
          {...field('representative')}
          label={t.representative}
          hint={t.representativeHint}
          autocomplete="off"
          optional
        />
      </Form>
      <p>
        <a class="ds-link" href={ctx.href(blankAddress(found, answers, 'blank/empty'))}>
          {t.empty}
        </a>
      </p>
      <p>
        <a class="ds-link" href={ctx.href(`${found.path}/blank/sample`)}>
          {t.sample}
        </a>
      </p>
    </Stack>,
  );
}
