import type { ComponentChildren } from 'preact';

export interface SearchFormProps {
  action: string;
  label: string;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

/** A form that only looks for something: GET, so that the result has an address. */
export function SearchForm({ action, label, actions, children }: SearchFormProps) {
  return (
    <search>
      <form class="v-search" method="get" action={action} aria-label={label}>
        {children}
        {actions && <div class="v-actions">{actions}</div>}
      </form>
    </search>
  );
}
