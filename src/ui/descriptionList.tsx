import type { ComponentChildren } from 'preact';

export interface DescriptionItem {
  term: string;
  value: ComponentChildren;
  /** “Змінити”, with what is changed for those who hear links out of context. */
  action?: { href: string; label: string; what: string } | undefined;
}

export interface DescriptionListProps {
  items: readonly DescriptionItem[];
  /** `stacked` puts values under terms, for narrow columns. */
  layout?: 'rows' | 'stacked' | undefined;
}

/** Names and values: the facts of a record, or “check your answers” with links to change each. */
export function DescriptionList({ items, layout }: DescriptionListProps) {
  return (
    <dl class="v-facts" data-layout={layout ?? 'rows'}>
      {items.map((item) => (
        <div class="v-facts__row" key={item.term}>
          <dt>{item.term}</dt>
          <dd>{item.value}</dd>
          {item.action && (
            <dd class="v-facts__action">
              <a class="ds-link" href={item.action.href}>
                {item.action.label}
                <span class="ds-sr-only"> {item.action.what}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
