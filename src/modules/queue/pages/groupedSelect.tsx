import { Field, type FieldProps, wire } from '#ui/field.tsx';

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One choice among several kinds of things, each under its heading; an empty kind is not shown. */
export function GroupedSelect(
  props: FieldProps & {
    readonly value: string;
    readonly placeholder: string;
    readonly groups: readonly OptionGroup[];
  },
) {
  return (
    <Field {...props}>
      <select class="ds-input" {...wire(props)} required>
        <option value="">{props.placeholder}</option>
        {props.groups
          .filter(({ options }) => options.length > 0)
          .map(({ label, options }) => (
            <optgroup key={label} label={label}>
              {options.map((option) => (
                <option key={option.value} value={option.value} selected={option.value === props.value}>
                  {option.label}
                </option>
              ))}
            </optgroup>
          ))}
      </select>
    </Field>
  );
}
