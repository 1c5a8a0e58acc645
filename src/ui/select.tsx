import { Field, type FieldProps, wire } from './field.tsx';

export interface SelectProps extends FieldProps {
  value?: string | undefined;
  /** The first, empty choice: “Виберіть…”. Without it the first option is chosen. */
  placeholder?: string | undefined;
  options: readonly { value: string; label: string; disabled?: boolean | undefined }[];
  autocomplete?: string | undefined;
}

/** A choice from a list too long for radio buttons. */
export function Select(props: SelectProps) {
  return (
    <Field {...props}>
      <select
        class="ds-input"
        {...wire(props)}
        required={!props.optional && props.placeholder !== undefined}
        autocomplete={props.autocomplete}
      >
        {props.placeholder !== undefined && <option value="">{props.placeholder}</option>}
        {props.options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            disabled={option.disabled}
            selected={option.value === props.value}
          >
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
