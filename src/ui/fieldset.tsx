import type { ComponentChildren } from 'preact';
import { errorId, FieldError, hintId, OptionalMark } from './field.tsx';

export interface FieldsetProps {
  /** Base of the ids of the hint and the error. */
  id: string;
  legend: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** `quiet` where the page says itself that nothing must be answered. */
  optional?: boolean | 'quiet' | undefined;
  labelSize?: 'md' | 'lg' | undefined;
  /** Fields of a group side by side where there is room. */
  inline?: boolean | undefined;
  children: ComponentChildren;
}

/** A group of fields under one question. */
export function Fieldset(props: FieldsetProps) {
  const described = [props.hint && hintId(props.id), props.error && errorId(props.id)]
    .filter(Boolean)
    .join(' ');
  return (
    <fieldset
      class="ds-fieldset v-field"
      aria-describedby={described || undefined}
      data-invalid={props.error ? 'true' : undefined}
    >
      <legend data-label-size={props.labelSize}>
        {props.legend}
        {props.optional === true && <OptionalMark />}
      </legend>
      {props.hint && (
        <div data-field="description" id={hintId(props.id)}>
          {props.hint}
        </div>
      )}
      {props.error && <FieldError id={errorId(props.id)}>{props.error}</FieldError>}
      <div class="v-fieldset__fields" data-inline={props.inline}>
        {props.children}
      </div>
    </fieldset>
  );
}
