import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
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
import { blankTexts } from '../../messages/blank.ts';
import type { Answers } from '../../rules/questions.ts';
import {
  AnswerFields,
  answersIn,
  type Found,
  postedAnswers,
  ServiceCrumbs,
} from '../visitor/personalList.tsx';
import { visitorCard } from '../visitor/visitorCard.ts';
import { BlankLinks, OfficialLinks } from './blankLinks.tsx';
import { filledBlank, toOfficial } from './blankPapers.ts';

const anyQuery = z.record(z.string(), z.unknown());

/** `…/blank?who=self`: the application to fill in on the page; nothing of it is kept (BR-8). */
export async function blankPage(ctx: Context): Promise<Answer> {
  const found = await visitorCard(ctx);
  const { service, official } = found;
  if (!official) return renderBlank(ctx, found, answersIn(found, ctx.query(anyQuery)), emptyForm);
  const t = blankTexts[ctx.locale];
  return publicPage(
    ctx,
    {
      title: `${t.title}: ${service.plainName[ctx.locale]}`,
      breadcrumbs: <ServiceCrumbs ctx={ctx} found={found} />,
      noIndex: true,
    },
    <Stack>
      <Heading level={1} caption={service.plainName[ctx.locale]}>
        {t.title}
      </Heading>
      <OfficialLinks ctx={ctx} path={found.path} official={official} />
    </Stack>,
  );
}

/** `…/blank/filled`: the page comes back with what was typed when something is wrong in it. */
export async function blankPaper(ctx: Context): Promise<Answer> {
  const found = await visitorCard(ctx);
  const values = formValues(ctx.body);
  const answers = postedAnswers(found, values);
  const elsewhere = toOfficial(ctx, found, answers);
  if (elsewhere) return elsewhere;
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
      formError(ctx.body, { birthDate: blankTexts[ctx.locale].wrongDate }),
    );
  const who = Object.fromEntries(
    ['name', 'taxNumber', 'identityDocument', 'address', 'phone'].flatMap((name) => {
      const value = typed(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return filledBlank(ctx, found, answers, {
    who: { ...who, ...(birthDate ? { birthDate } : {}) },
    agent: typed('representative'),
  });
}

function renderBlank(ctx: Context, found: Found, answers: Answers, form: FormState): Answer {
  const t = blankTexts[ctx.locale];
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
        hidden={<AnswerFields answers={answers} />}
        actions={<Button icon="file-text">{t.make}</Button>}
      >
        <TextField {...field('name')} label={t.name} autocomplete="name" optional="quiet" />
        <TextField
          {...field('birthDate')}
          label={t.birthDate}
          hint={t.birthHint}
          autocomplete="bday"
          width={12}
          optional="quiet"
        />
        <TextField
          {...field('taxNumber')}
          label={t.taxNumber}
          inputmode="numeric"
          autocomplete="off"
          width={12}
          optional="quiet"
        />
        <TextField
          {...field('identityDocument')}
          label={t.identityDocument}
          hint={t.identityHint}
          autocomplete="off"
          optional="quiet"
        />
        <TextField {...field('address')} label={t.address} autocomplete="address-line1" optional="quiet" />
        <TextField
          {...field('phone')}
          label={t.phone}
          type="tel"
          autocomplete="tel"
          width={20}
          optional="quiet"
        />
        <TextField
          {...field('representative')}
          label={t.representative}
          hint={t.representativeHint}
          autocomplete="off"
          optional="quiet"
        />
      </Form>
      <section class="v-stack" data-gap="sm" aria-labelledby="other-ways">
        <Heading level={2} id="other-ways" size="sm">
          {t.otherWays}
        </Heading>
        <BlankLinks ctx={ctx} found={found} answers={answers} without="blank" />
      </section>
    </Stack>,
  );
}
