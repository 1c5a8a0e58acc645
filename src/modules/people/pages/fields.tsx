import type { FormState } from '#platform/http/forms.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { TextField } from '#ui/textField.tsx';
import type { PersonRow } from '../data.ts';
import type { PeopleTexts } from '../messages.uk.ts';
import { documentKinds, personKinds } from '../schema.ts';

/** The fields of a person with what was typed and what is wrong. */
export function PersonFields({ form, texts }: { form: FormState; texts: PeopleTexts }) {
  const value = (name: string) => {
    const found = form.values[name];
    return typeof found === 'string' ? found : undefined;
  };
  const { fields, hints } = texts;
  const common = (name: keyof typeof fields) => ({
    name,
    label: fields[name],
    value: value(name),
    error: form.errors[name],
    autocomplete: 'off',
  });
  return (
    <>
      <Radios
        name="kind"
        legend={texts.kind}
        value={value('kind') ?? 'person'}
        options={personKinds.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
      />
      <TextField {...common('surname')} width={30} />
      <TextField {...common('given')} width={30} />
      <TextField {...common('patronymic')} width={30} optional />
      <DateField {...common('birthDate')} kind="typed" optional />
      <TextField {...common('taxNumber')} hint={hints.taxNumber} inputmode="numeric" width={12} optional />
      <Checkboxes
        name="noTaxNumber"
        legend={fields.noTaxNumber}
        optional
        values={value('noTaxNumber') ? ['yes'] : []}
        options={[{ value: 'yes', label: fields.noTaxNumber }]}
      />
      <Select
        {...common('documentKind')}
        placeholder={texts.choose}
        optional
        options={documentKinds.map((kind) => ({ value: kind, label: texts.documentKinds[kind] }))}
      />
      <TextField {...common('documentNumber')} width={20} optional />
      <TextField {...common('phone')} type="tel" hint={hints.phone} width={20} optional />
      <TextField {...common('email')} type="email" hint={hints.email} width={30} optional />
      <TextField {...common('address')} optional />
    </>
  );
}

/** What is kept, as the form shows it. */
export const formOfPerson = (person: PersonRow): FormState => ({
  values: {
    kind: person.kind,
    surname: person.surname,
    given: person.given,
    patronymic: person.patronymic ?? '',
    birthDate: person.birth_date ?? '',
    taxNumber: person.tax_number ?? '',
    noTaxNumber: person.no_tax_number ? 'yes' : '',
    documentKind: person.document_kind ?? '',
    documentNumber: person.document_number ?? '',
    phone: person.phone ?? '',
    email: person.email ?? '',
    address: person.address,
  },
  errors: {},
});
