import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import type { IconName } from './iconNames.ts';

export interface CardProps {
  title?: string | undefined;
  level?: 2 | 3 | 4 | undefined;
  /** Makes the title a link whose target is the whole card. */
  href?: string | undefined;
  icon?: IconName | undefined;
  tone?: 'default' | 'tinted' | undefined;
  /** At the right of the title: a tag, a link. */
  aside?: ComponentChildren;
  children?: ComponentChildren;
}

/** A block of content with a border. */
export function Card({ title, level, href, icon, tone, aside, children }: CardProps) {
  const Title = `h${level ?? 2}` as const;
  return (
    <div class="ds-card v-card" data-variant={tone ?? 'default'} data-linked={href ? 'true' : undefined}>
      {icon && <Icon name={icon} size="lg" />}
      {(title || aside) && (
        <div class="v-card__head">
          {title && (
            <Title class="ds-heading" data-size="2xs">
              {href ? <a href={href}>{title}</a> : title}
            </Title>
          )}
          {aside}
        </div>
      )}
      {children}
    </div>
  );
}

/** Cards side by side where there is room. */
export function Cards({ children }: { children: ComponentChildren }) {
  return <div class="v-cards">{children}</div>;
}
