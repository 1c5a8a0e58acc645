import { Field, type FieldProps, wire } from './field.tsx';

export interface TextAreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number | undefined;
  maxlength?: number | undefined;
  autocomplete?: string | undefined;
  /** Language of what is typed, where it is not that of the page. */
  lang?: string | undefined;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  return (
    <Field {...props}>
      <textarea
        class="ds-input"
        {...wire(props)}
        rows={props.rows ?? 4}
        maxlength={props.maxlength}
        autocomplete={props.autocomplete}
        lang={props.lang}
        required={!props.optional}
        value={props.value ?? ''}
      />
    </Field>
  );
}
