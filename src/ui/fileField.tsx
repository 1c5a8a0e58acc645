import { Field, type FieldProps, wire } from './field.tsx';

export interface FileFieldProps extends FieldProps {
  /** For example `application/pdf,image/jpeg`. The form needs `multipart`. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
}

/** Choosing files. Say the largest size and the kinds in the hint. */
export function FileField(props: FileFieldProps) {
  return (
    <Field {...props}>
      <input
        class="ds-input v-file"
        type="file"
        {...wire(props)}
        accept={props.accept}
        multiple={props.multiple}
        required={!props.optional}
      />
    </Field>
  );
}
