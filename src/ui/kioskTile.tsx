import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './iconNames.ts';

export interface KioskTileProps {
  title: string;
  hint?: string | undefined;
  icon?: IconName | undefined;
  tone?: 'main' | 'plain' | undefined;
  /** A link goes to the next question; with `name` and `value` it is a submit button of the form around it. */
  href?: string | undefined;
  name?: string | undefined;
  value?: string | undefined;
}

/** One large choice on the kiosk. */
export function KioskTile(props: KioskTileProps) {
  const inside: ComponentChildren = (
    <>
      {props.icon && <Icon name={props.icon} size="lg" />}
      <span class="v-tile__text">
        <span class="v-tile__title">{props.title}</span>
        {props.hint && <span class="v-tile__hint">{props.hint}</span>}
      </span>
      <Icon name="chevron-right" />
    </>
  );
  return props.href ? (
    <a class="v-tile" data-tone={props.tone} href={props.href}>
      {inside}
    </a>
  ) : (
    <button class="v-tile" data-tone={props.tone} type="submit" name={props.name} value={props.value}>
      {inside}
    </button>
  );
}
