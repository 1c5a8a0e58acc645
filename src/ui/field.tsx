import type { ComponentChildren } from 'preact';
import { useTexts } from './texts.ts';

/** What every field has. The id of the control is its `name` unless given, so error summaries can link to it. */
export interface FieldProps {
  name: string;
  id?: string | undefined;
  label: string;
  hint?: ComponentChildren;
  /** What is wrong and how to mend it, in plain words. */
  error?: string | undefined;
  /** `quiet` is for searches, where nothing must be filled in and no mark is needed. */
  optional?: boolean | 'quiet' | undefined;
  /** Large label that serves as the question of the page (one thing a page). */
  labelSize?: 'md' | 'lg' | undefined;
}

/** Attributes that tie a control to its label, hint and error. */
export interface Wiring {
  id: string;
  name: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

export const hintId = (id: string) => `${id}-hint`;
export const errorId = (id: string) => `${id}-error`;

/** The attributes of the control of a field, complete on the server: no script needed. */
export function wire(props: FieldProps): Wiring {
  const id = props.id ?? props.name;
  const described = [props.hint && hintId(id), props.error && errorId(id)].filter(Boolean).join(' ');
  return {
    id,
    name: props.name,
    'aria-describedby': described || undefined,
    'aria-invalid': props.error ? 'true' : undefined,
  };
}

/** The error of a field, with the word “Error” for those who do not see the colour. */
export function FieldError({ id, children }: { id: string; children: string }) {
  return (
    <p class="ds-validation-message" data-field="validation" id={id}>
      <span class="ds-sr-only">{useTexts().errorPrefix} </span>
      {children}
    </p>
  );
}

/** Marks what may be left empty; what must be filled in carries no mark. */
export function OptionalMark() {
  return <span class="v-optional"> ({useTexts().optional})</span>;
}

/** Label, hint and error around one control. */
export function Field({ children, ...props }: FieldProps & { children: ComponentChildren }) {
  const id = props.id ?? props.name;
  return (
    <div class="ds-field v-field" data-invalid={props.error ? 'true' : undefined}>
      <label class="ds-label" for={id} data-label-size={props.labelSize}>
        {props.label}
        {props.optional === true && <OptionalMark />}
      </label>
      {props.hint && (
        <div data-field="description" id={hintId(id)}>
          {props.hint}
        </div>
      )}
      {props.error && <FieldError id={errorId(id)}>{props.error}</FieldError>}
      {children}
    </div>
  );
}
