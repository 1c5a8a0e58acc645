import type { Locale } from '#platform/i18n/locale.ts';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { one } from '../../rules/cardFields.ts';
import type { FormFields } from '../../rules/formRows.ts';

export interface CardFormProps {
  locale: Locale;
  fields: FormFields;
  errors: Readonly<Record<string, string>>;
  /** Address of the buttons that add, remove and move rows. */
  rowsHref: string;
}

interface FieldOf extends CardFormProps {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

/** One line of the card. */
export const Line = ({
  fields,
  errors,
  name,
  label,
  hint,
  optional,
  width,
}: FieldOf & { width?: 4 | 12 }) => (
  <TextField
    name={name}
    label={label}
    hint={hint}
    value={one(fields, name)}
    error={errors[name]}
    optional={optional}
    width={width}
    autocomplete="off"
  />
);

/** Several lines of the card. */
export const Area = ({ fields, errors, name, label, hint, optional, rows }: FieldOf & { rows?: number }) => (
  <TextArea
    name={name}
    label={label}
    hint={hint}
    value={one(fields, name)}
    error={errors[name]}
    optional={optional}
    rows={rows ?? 3}
    autocomplete="off"
  />
);
