import type { ComponentChildren } from 'preact';
import type { ButtonLook } from './button.tsx';
import { Icon } from './icon.tsx';

export interface LinkButtonProps extends ButtonLook {
  href: string;
  id?: string | undefined;
  /** Set for files: the browser saves instead of showing. */
  download?: string | boolean | undefined;
  children: ComponentChildren;
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function LinkButton(props: LinkButtonProps) {
  return (
    <a
      class="ds-button"
      href={props.href}
      id={props.id}
      download={props.download}
      data-variant={props.variant ?? 'primary'}
      data-color={props.tone}
      data-size={props.size}
      data-fullwidth={props.fullWidth}
    >
      {props.icon && <Icon name={props.icon} />}
      <span>{props.children}</span>
    </a>
  );
}
