import type { ComponentChildren } from 'preact';

/** Even vertical space between blocks. */
export function Stack({
  gap,
  children,
}: {
  gap?: 'sm' | 'md' | 'lg' | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class="v-stack" data-gap={gap ?? 'md'}>
      {children}
    </div>
  );
}

/** Main content with a narrower column beside it; one under the other on a phone. */
export function Columns({ aside, children }: { aside: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="v-columns">
      <div>{children}</div>
      <div>{aside}</div>
    </div>
  );
}
