import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import type { Entry, JournalChoices } from '../../data/journal.ts';
import { eofficesTexts } from '../../messages.ts';
import { kinds, socialStatuses } from '../../rules/report.ts';

/** What a form of a known entry holds at first. */
export const formOfEntry = (entry: Entry): FormState => ({
  values: {
    date: entry.date,
    consent: entry.consent,
    personName: entry.personName,
    socialStatus: entry.socialStatus,
    address: entry.address,
    content: entry.content,
    note: entry.note,
    kind: entry.kind,
    answered: entry.answered ? 'yes' : '',
    serviceId: entry.serviceId ?? '',
    referredTo: entry.referredTo ?? '',
  },
  errors: {},
});

/** A new entry: today, in person, answered, as most are. */
export const formOfToday = (today: string): FormState => ({
  values: { date: today, consent: 'given', kind: 'personal', answered: 'yes', socialStatus: '' },
  errors: {},
});

/** The fields of an entry in the order in which they are asked (KO-A2-6, KO-A2-7). */
export function EntryFields(props: {
  ctx: Context;
  form: FormState;
  choices: JournalChoices;
  today: string;
}) {
  const { ctx, form, choices } = props;
  const t = eofficesTexts[ctx.locale].journal;
  const value = (name: string) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : '';
  };
  const field = (name: string, label: string) => ({
    name,
    label,
    value: value(name),
    error: form.errors[name],
  });
  return (
    <div class="v-entry">
      <TextField
        {...field('personName', t.fields.name)}
        // Needed or not as the consent below says: no mark is true of both.
        optional="quiet"
        autocomplete="off"
        spellcheck={false}
        maxlength={200}
      />
      <TextField {...field('address', t.fields.address)} optional autocomplete="off" maxlength={300} />
      <Radios
        name="consent"
        legend={t.fields.consent}
        value={value('consent')}
        error={form.errors.consent}
        options={(['given', 'anonymous'] as const).map((consent) => ({
          value: consent,
          label: t.consents[consent],
        }))}
      />
      <Radios
        name="socialStatus"
        legend={t.fields.status}
        value={value('socialStatus')}
        error={form.errors.socialStatus}
        inline
        options={socialStatuses.map((status) => ({ value: status, label: t.statuses[status] }))}
      />
      {choices.services.length > 0 && (
        <Select
          {...field('serviceId', t.fields.service)}
          optional
          placeholder={t.noService}
          options={choices.services.map((service) => ({
            value: service.id,
            label: ctx.locale === 'uk' ? service.uk : service.en,
          }))}
        />
      )}
      <TextArea {...field('content', t.fields.content)} rows={2} maxlength={2000} />
      <Radios
        name="kind"
        legend={t.fields.kind}
        value={value('kind')}
        error={form.errors.kind}
        inline
        options={kinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
      />
      <Checkboxes
        name="answered"
        legend={t.fields.answered}
        values={value('answered') === 'yes' ? ['yes'] : []}
        options={[{ value: 'yes', label: t.answeredYes }]}
        optional="quiet"
      />
      <DateField {...field('date', t.fields.date)} max={props.today} />
      {choices.centres.length > 0 && (
        <Select
          {...field('referredTo', t.fields.referred)}
          optional
          placeholder={t.notReferred}
          options={choices.centres.map((centre) => ({ value: centre.id, label: centre.name }))}
        />
      )}
      <TextField {...field('note', t.fields.note)} optional maxlength={1000} />
    </div>
  );
}
