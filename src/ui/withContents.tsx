import type { ComponentChildren } from 'preact';

export interface WithContentsProps {
  /** What the list of parts is called for those who listen. */
  label: string;
  items: readonly { readonly href: string; readonly label: string }[];
  children: ComponentChildren;
}

/** A long page with the list of its parts: beside the text and always in view, above it on a phone. */
export function WithContents({ label, items, children }: WithContentsProps) {
  return (
    <div class="v-with-contents">
      <nav class="v-contents" aria-label={label}>
        <ul>
          {items.map(({ href, label: text }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="v-stack" data-gap="lg">
        {children}
      </div>
    </div>
  );
}
