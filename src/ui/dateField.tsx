import { formatDateInput } from './dateInput.ts';
import { Field, type FieldProps, wire } from './field.tsx';
import { useTexts } from './texts.ts';

export interface DateFieldProps extends FieldProps {
  /** An ISO date, or what was typed when the form came back. */
  value?: string | undefined;
  /**
   * `picker` is the browser's own calendar, for dates near today; `typed` is one box for dd.mm.yyyy, quicker and more
   * reliable for dates that people know by heart. Read both with `parseDateInput`.
   */
  kind?: 'picker' | 'typed' | undefined;
  /** ISO dates; only for the picker. */
  min?: string | undefined;
  max?: string | undefined;
  autocomplete?: string | undefined;
}

/** A date. */
export function DateField(props: DateFieldProps) {
  const texts = useTexts();
  if (props.kind !== 'typed') {
    return (
      <Field {...props}>
        <input
          class="ds-input"
          type="date"
          {...wire(props)}
          value={props.value}
          min={props.min}
          max={props.max}
          required={!props.optional}
          autocomplete={props.autocomplete}
          data-width={12}
        />
      </Field>
    );
  }
  const withHint = { ...props, hint: props.hint ?? texts.dateHint };
  return (
    <Field {...withHint}>
      <input
        class="ds-input"
        type="text"
        {...wire(withHint)}
        value={formatDateInput(props.value)}
        inputmode="decimal"
        required={!props.optional}
        autocomplete={props.autocomplete}
        data-width={12}
      />
    </Field>
  );
}
