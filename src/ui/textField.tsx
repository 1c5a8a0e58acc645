import type { ComponentChildren } from 'preact';
import { Field, type FieldProps, wire } from './field.tsx';

/** One object for each kind, because the types of HTML attributes differ by `type`. */
const kinds = {
  text: { type: 'text' },
  email: { type: 'email' },
  tel: { type: 'tel' },
  password: { type: 'password' },
  search: { type: 'search' },
  time: { type: 'time' },
  number: { type: 'number' },
} as const;

export interface TextFieldProps extends FieldProps {
  value?: string | undefined;
  type?: keyof typeof kinds | undefined;
  /** What the browser may fill in, as `given-name` or `one-time-code` (WCAG 1.3.5). */
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | undefined;
  /** Characters expected: the width of the box hints at the length of the answer. */
  width?: 4 | 8 | 12 | 20 | 30 | undefined;
  maxlength?: number | undefined;
  min?: number | undefined;
  max?: number | undefined;
  readonly?: boolean | undefined;
  /** Where what is typed is in another language than the page (WCAG 3.1.2). */
  lang?: string | undefined;
  spellcheck?: boolean | undefined;
  prefix?: ComponentChildren;
  suffix?: ComponentChildren;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const input = (
    <input
      class="ds-input"
      {...kinds[props.type ?? 'text']}
      {...wire(props)}
      value={props.value}
      lang={props.lang}
      required={!props.optional}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      maxlength={props.maxlength}
      min={props.min}
      max={props.max}
      readonly={props.readonly}
      spellcheck={props.spellcheck}
      data-width={props.width}
    />
  );
  return (
    <Field {...props}>
      {props.prefix || props.suffix ? (
        <div class="ds-field-affixes" data-width={props.width}>
          {props.prefix && <span class="ds-field-affix">{props.prefix}</span>}
          {input}
          {props.suffix && <span class="ds-field-affix">{props.suffix}</span>}
        </div>
      ) : (
        input
      )}
    </Field>
  );
}
