import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './iconNames.ts';

export interface ButtonLook {
  variant?: 'primary' | 'secondary' | 'tertiary' | undefined;
  tone?: 'danger' | 'success' | 'neutral' | 'wheat' | undefined;
  size?: 'sm' | 'md' | 'lg' | undefined;
  icon?: IconName | undefined;
  fullWidth?: boolean | undefined;
}

export interface ButtonProps extends ButtonLook {
  type?: 'submit' | 'button' | 'reset' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  /** Id of a form elsewhere on the page. */
  form?: string | undefined;
  formaction?: string | undefined;
  /** `_blank`: the answer opens beside, the form stays as it was typed. */
  formtarget?: '_blank' | undefined;
  id?: string | undefined;
  /**
   * Why it cannot be pressed now, in words. The button stays visible and in the order of tabbing, so that everyone
   * finds the reason; it submits nothing (`type="button"`).
   */
  disabledReason?: string | undefined;
  children: ComponentChildren;
}

/** A button. Give `id` (or `name`) when there is a `disabledReason`: the reason is tied to it. */
export function Button(props: ButtonProps) {
  const { variant, tone, size, icon, fullWidth, disabledReason, children, type, ...rest } = props;
  const look = { 'data-variant': variant ?? 'primary', 'data-color': tone, 'data-size': size };
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  if (disabledReason === undefined) {
    return (
      <button class="ds-button" type={type ?? 'submit'} {...look} data-fullwidth={fullWidth} {...rest}>
        {inside}
      </button>
    );
  }
  const reasonId = `${props.id ?? `${props.name ?? 'button'}-${props.value ?? ''}`}-reason`;
  return (
    <span class="v-disabled" data-fullwidth={fullWidth}>
      <button
        class="ds-button"
        type="button"
        id={props.id}
        aria-disabled="true"
        aria-describedby={reasonId}
        data-fullwidth={fullWidth}
        {...look}
      >
        {inside}
      </button>
      <span class="v-disabled__reason" id={reasonId}>
        {disabledReason}
      </span>
    </span>
  );
}
