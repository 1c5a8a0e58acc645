import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './iconNames.ts';

export interface EmptyStateProps {
  title: string;
  icon?: IconName | undefined;
  /** Why it is empty and what to do. */
  children?: ComponentChildren;
}

/** What is shown where nothing is yet. */
export function EmptyState({ title, icon, children }: EmptyStateProps) {
  return (
    <div class="v-empty">
      <Icon name={icon ?? 'inbox'} size="lg" />
      <p class="v-empty__title">{title}</p>
      {children}
    </div>
  );
}
