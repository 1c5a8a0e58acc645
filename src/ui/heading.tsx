import type { ComponentChildren } from 'preact';

export interface HeadingProps {
  level: 1 | 2 | 3 | 4;
  /** Looks follow the level unless told otherwise. */
  size?: '2xs' | 'xs' | 'sm' | 'md' | 'lg' | 'xl' | undefined;
  id?: string | undefined;
  /** A small line above: what the heading belongs to, as a number of a case. */
  caption?: ComponentChildren;
  children: ComponentChildren;
}

const sizes = { 1: 'lg', 2: 'sm', 3: 'xs', 4: '2xs' } as const;

/** A heading with an optional caption line above it. */
export function Heading({ level, size, id, caption, children }: HeadingProps) {
  const Tag = `h${level}` as const;
  return (
    <Tag class="ds-heading v-heading" data-size={size ?? sizes[level]} id={id}>
      {caption && <span class="v-heading__caption">{caption} </span>}
      {children}
    </Tag>
  );
}
