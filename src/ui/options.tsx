import { type ComponentChildren, Fragment } from 'preact';
import { Fieldset, type FieldsetProps } from './fieldset.tsx';

export interface Option {
  value: string;
  label: string;
  hint?: ComponentChildren;
  disabled?: boolean | undefined;
  /** What this choice asks further: in view only while it is chosen, without a script. */
  more?: ComponentChildren;
}

export interface OptionsProps extends Omit<FieldsetProps, 'id' | 'children'> {
  name: string;
  /** Base of the ids; `name` unless given. The first choice has exactly this id, so an error summary can link to it. */
  id?: string | undefined;
  options: readonly Option[];
}

interface AllOptionsProps extends OptionsProps {
  type: 'radio' | 'checkbox';
  chosen: readonly string[];
}

/** Radio buttons or checkboxes: one look, one wiring. Used through `Radios` and `Checkboxes`. */
export function Options({ type, chosen, name, options, ...rest }: AllOptionsProps) {
  const base = rest.id ?? name;
  return (
    <Fieldset {...rest} id={base}>
      {options.map((option, index) => {
        const id = index === 0 ? base : `${base}-${index + 1}`;
        return (
          <Fragment key={option.value}>
            <div class="ds-field v-option">
              <input
                class="ds-input"
                type={type}
                id={id}
                name={name}
                value={option.value}
                checked={chosen.includes(option.value)}
                disabled={option.disabled}
                required={type === 'radio' && !rest.optional}
                aria-describedby={option.hint ? `${id}-note` : undefined}
                aria-invalid={rest.error ? 'true' : undefined}
              />
              <label class="ds-label" for={id}>
                {option.label}
              </label>
              {option.hint && (
                <div data-field="description" id={`${id}-note`}>
                  {option.hint}
                </div>
              )}
            </div>
            {option.more && <div class="v-option__more">{option.more}</div>}
          </Fragment>
        );
      })}
    </Fieldset>
  );
}
