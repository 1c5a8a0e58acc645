import type { CardDocument } from '#modules/catalogue/schema.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Fieldset } from '#ui/fieldset.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/textField.tsx';
import type { PacketItem } from '../data/cases.ts';
import type { CasesTexts } from '../messages.ts';
import { packetForms, packetStatuses } from '../schema.ts';
import { actionPage, textOf } from './frame.tsx';
import { type LoadedCase, loadCase } from './load.ts';

/** How many documents of the applicant's own initiative one form takes at a time. */
export const extraLines = 3;

export const packetPage = async (ctx: Context): Promise<Answer> =>
  packetForm(ctx, await loadCase(ctx, 'перевірка пакета документів'), emptyForm);

/** The packet against the card under which the case goes: line by line what the law allows to ask for (BR-20, KC-19). */
export function packetForm(ctx: Context, loaded: LoadedCase, form: FormState): Answer {
  const { row, texts, details } = loaded;
  const words = texts.packetPage;
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

interface CardLineProps {
  document: CardDocument;
  item: PacketItem | undefined;
  form: FormState;
  texts: CasesTexts;
}

function CardLine({ document, item, form, texts }: CardLineProps) {
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
        value={textOf(form, `status-${key}`) ?? item?.status}
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
