import { useTexts } from './texts.ts';

export interface BreadcrumbsProps {
  /** From the start page to the page above this one; the page itself is its heading. */
  items: readonly { label: string; href: string }[];
}

/** Where the page stands. On a phone only the step up remains. */
export function Breadcrumbs({ items }: BreadcrumbsProps) {
  return (
    <nav class="v-breadcrumbs" aria-label={useTexts().breadcrumbs}>
      <ol>
        {items.map((item) => (
          <li key={item.href}>
            <a class="ds-link" href={item.href}>
              {item.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
