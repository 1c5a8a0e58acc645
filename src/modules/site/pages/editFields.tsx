import type { FormState } from '#platform/http/forms.ts';
import { DateField } from '#ui/dateField.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Select } from '#ui/select.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import type { StaffTexts } from '../messages/staff.uk.ts';
import { documentKinds, type ItemKind } from '../rules/items.ts';
import { typedIn } from './staffParts.tsx';

/** The fields of the editor: Ukrainian first, then what makes a document official, then English. */
export function EditFields({ t, kind, form }: { t: StaffTexts; kind: ItemKind; form: FormState }) {
  const of = (name: string) => ({ name, value: typedIn(form, name), error: form.errors[name] });
  return (
    <>
      <TextField {...of('titleUk')} label={t.form.titleUk} maxlength={200} />
      <TextArea
        {...of('summaryUk')}
        label={t.form.summaryUk}
        hint={t.form.summaryUkHint}
        rows={2}
        maxlength={500}
        optional
      />
      {kind === 'document' && (
        <>
          <Select
            {...of('documentKind')}
            label={t.form.documentKind}
            placeholder={t.form.chooseKind}
            options={documentKinds.map((value) => ({ value, label: t.documentKinds[value] }))}
          />
          <TextField
            {...of('documentNumber')}
            label={t.form.documentNumber}
            hint={t.form.documentNumberHint}
            width={12}
            optional
          />
          <DateField {...of('documentDate')} label={t.form.documentDate} kind="typed" />
          <TextField {...of('approvedBy')} label={t.form.approvedBy} hint={t.form.approvedByHint} />
        </>
      )}
      <TextArea
        {...of('bodyUk')}
        label={t.form.bodyUk}
        hint={t.form.bodyHint}
        rows={16}
        maxlength={20_000}
        optional="quiet"
      />
      <TextField {...of('owner')} label={t.form.owner} hint={t.form.ownerHint} maxlength={200} />
      <Fieldset id="english" legend={t.form.english}>
        <TextField {...of('titleEn')} label={t.form.titleEn} maxlength={200} optional />
        <TextArea {...of('summaryEn')} label={t.form.summaryEn} rows={2} maxlength={500} optional />
        <TextArea
          {...of('bodyEn')}
          label={t.form.bodyEn}
          hint={t.form.bodyEnHint}
          rows={10}
          maxlength={20_000}
          optional
        />
      </Fieldset>
    </>
  );
}
