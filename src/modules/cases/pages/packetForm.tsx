import { z } from 'zod';
import { type Answers, answersOfCode, personalList } from '#modules/catalogue/rules/questions.ts';
import type { CardContent, CardDocument } from '#modules/catalogue/schema.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/textField.tsx';
import type { PacketItem } from '../data/cases.ts';
import type { CasesTexts } from '../messages.ts';
import { packetForms, packetStatuses } from '../schema.ts';
import { actionPage, textOf } from './frame.tsx';
import { type LoadedCase, loadCase } from './load.ts';

const listQuery = z.object({ list: z.string().max(60).optional().catch(undefined) });

/** How many documents of the applicant's own initiative one form takes at a time. */
export const extraLines = 3;

export const packetPage = async (ctx: Context): Promise<Answer> =>
  packetForm(ctx, await loadCase(ctx, 'перевірка пакета документів'), emptyForm);

/** The packet against the card under which the case goes: line by line what the law allows to ask for (BR-20, KC-19). */
export function packetForm(ctx: Context, loaded: LoadedCase, form: FormState): Answer {
  const { row, texts, details } = loaded;
  const words = texts.packetPage;
  const code = ctx.query(listQuery).list;
  const answers = code ? answersOfCode(row.card.questions, code) : undefined;
  const spared = new Set(
    answers ? personalList(row.card, answers).notNeeded.map((document) => document.key) : [],
  );
  const byKey = new Map(details.packet.map((item) => [item.card_document, item]));
  const own = details.packet.filter((item) => item.own_initiative);
  const extras = Array.from({ length: own.length + extraLines }, (_, index) => own[index]);
  return actionPage(
    ctx,
    loaded,
    {
      action: 'checkPacket',
      path: 'packet',
      lead: words.lead,
      submit: texts.save,
      form,
      before: row.card.questions.length > 0 && (
        <VisitorList ctx={ctx} loaded={loaded} code={code} answers={answers} />
      ),
      named: (field) =>
        row.card.documents.find((document) => field.slice(field.indexOf('-') + 1) === document.key)?.name ??
        textOf(form, field.replace(/^x-[a-z]+-/, 'x-name-')),
    },
    <>
      {row.card.documents.map((document) => (
        <CardLine
          key={document.key}
          document={document}
          item={byKey.get(document.key)}
          form={form}
          texts={texts}
          spared={spared.has(document.key)}
        />
      ))}
      <Heading level={2}>{words.extra}</Heading>
      <p class="v-muted">{words.extraHint}</p>
      {extras.map((item, index) => (
        <Fieldset key={`x${index + 1}`} id={`x${index}`} legend={`${words.extra} ${index + 1}`} inline>
          <TextField
            name={`x-name-${index}`}
            label={words.extraName}
            value={textOf(form, `x-name-${index}`) ?? item?.name ?? ''}
            error={form.errors[`x-name-${index}`]}
            optional
          />
          <Measures prefix={`x-`} at={String(index)} item={item} form={form} texts={texts} withForm />
        </Fieldset>
      ))}
    </>,
  );
}

/** The list that the visitor made on the site: by its code, or with the camera from the QR beside it. */
function VisitorList(props: {
  ctx: Context;
  loaded: LoadedCase;
  code: string | undefined;
  answers: Answers | undefined;
}) {
  const { ctx, loaded, code, answers } = props;
  const words = loaded.texts.packetPage;
  return (
    <>
      {code && !answers && (
        <Alert tone="warning">
          <p>{words.listWrong}</p>
        </Alert>
      )}
      {answers && <VisitorAnswers questions={loaded.row.card.questions} answers={answers} words={words} />}
      <SearchForm
        action={ctx.href(`/cases/${loaded.row.id}/packet`)}
        label={words.listTitle}
        actions={
          <Button type="submit" variant="secondary">
            {words.listShow}
          </Button>
        }
      >
        <TextField
          name="list"
          label={words.listCode}
          hint={words.listHint}
          value={code ?? ''}
          inputmode="numeric"
          autocomplete="off"
          width={12}
          maxlength={30}
          optional="quiet"
        />
      </SearchForm>
    </>
  );
}

function VisitorAnswers(props: {
  questions: CardContent['questions'];
  answers: Answers;
  words: CasesTexts['packetPage'];
}) {
  const { questions, answers, words } = props;
  return (
    <Alert tone="info" title={words.listTitle}>
      <ul class="ds-list">
        {questions.map(({ key, text, options }) => (
          <li key={key}>
            {text}{' '}
            <strong>{options.find((one) => one.key === answers[key])?.text ?? words.listSilent}</strong>
          </li>
        ))}
      </ul>
      <p>{words.listMarked}</p>
    </Alert>
  );
}

interface CardLineProps {
  document: CardDocument;
  item: PacketItem | undefined;
  form: FormState;
  texts: CasesTexts;
  /** By the visitor's own answers it is not needed: marked so beforehand, and the worker decides. */
  spared: boolean;
}

function CardLine({ document, item, form, texts, spared }: CardLineProps) {
  const words = texts.packetPage;
  const { key } = document;
  // What the law always demands cannot be excused, and what the card gives no way to obtain is not ours to obtain.
  const statuses = packetStatuses.filter(
    (status) =>
      (status !== 'notNeeded' || document.condition !== null) &&
      (status !== 'obtainedByOffice' || document.obtainedByOffice),
  );
  const given = document.form === 'original' || document.form === 'electronic' ? document.form : 'copy';
  return (
    <Fieldset
      id={`line-${key}`}
      legend={document.name}
      hint={
        <>
          {words.ground}: {document.ground}
          {document.condition && (
            <>
              <br />
              {words.condition}: {document.condition}
            </>
          )}
        </>
      }
      inline
    >
      <Radios
        name={`status-${key}`}
        legend={words.status}
        value={textOf(form, `status-${key}`) ?? item?.status ?? (spared ? 'notNeeded' : undefined)}
        error={form.errors[`status-${key}`]}
        options={statuses.map((status) => ({ value: status, label: texts.statuses[status] }))}
      />
      <Select
        name={`form-${key}`}
        label={words.form}
        value={textOf(form, `form-${key}`) ?? item?.form ?? given}
        error={form.errors[`form-${key}`]}
        options={packetForms.map((one) => ({ value: one, label: texts.forms[one] }))}
      />
      <Measures prefix="" at={key} item={item} form={form} texts={texts} copies={document.copies} />
    </Fieldset>
  );
}

interface MeasuresProps {
  prefix: string;
  at: string;
  item: PacketItem | undefined;
  form: FormState;
  texts: CasesTexts;
  copies?: number;
  withForm?: boolean;
}

function Measures({ prefix, at, item, form, texts, copies, withForm }: MeasuresProps) {
  const words = texts.packetPage;
  const name = (field: string) => `${prefix}${field}-${at}`;
  return (
    <>
      {withForm && (
        <Select
          name={name('form')}
          label={words.form}
          value={textOf(form, name('form')) ?? item?.form ?? 'copy'}
          error={form.errors[name('form')]}
          options={packetForms.map((one) => ({ value: one, label: texts.forms[one] }))}
        />
      )}
      <TextField
        name={name('copies')}
        label={words.copies}
        inputmode="numeric"
        width={4}
        value={textOf(form, name('copies')) ?? String(item?.copies ?? copies ?? 1)}
        error={form.errors[name('copies')]}
      />
      <TextField
        name={name('pages')}
        label={words.pages}
        inputmode="numeric"
        width={4}
        value={textOf(form, name('pages')) ?? (item?.pages ? String(item.pages) : '')}
        error={form.errors[name('pages')]}
        optional
      />
      <TextField
        name={name('note')}
        label={words.note}
        value={textOf(form, name('note')) ?? item?.note ?? ''}
        error={form.errors[name('note')]}
        optional
      />
    </>
  );
}
