import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './iconNames.ts';
import type { Tone } from './tone.ts';

export interface TagProps {
  tone?: Tone | 'neutral' | 'dnipro' | 'wheat' | undefined;
  icon?: IconName | undefined;
  children: ComponentChildren;
}

/** A short label. */
export function Tag({ tone, icon, children }: TagProps) {
  return (
    <span class="ds-tag v-tag" data-color={tone ?? 'neutral'} data-size="sm">
      {icon && <Icon name={icon} size="sm" />}
      {children}
    </span>
  );
}
