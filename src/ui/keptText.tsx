import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { Card } from './card.tsx';

export interface KeptTextProps {
  title: string;
  /** Words that a person wrote: lines as written, never markup. */
  text: string;
  aside?: ComponentChildren;
  change: { href: string; label: string };
  remove: { action: string; label: string; hidden: ComponentChildren };
  /** Between the words and the buttons. */
  children?: ComponentChildren;
}

/** One text of a list that staff keep for use again: read, changed, taken out of the list. */
export function KeptText({ title, text, aside, change, remove, children }: KeptTextProps) {
  return (
    <Card title={title} aside={aside}>
      <p class="v-words" lang="uk">
        {text}
      </p>
      {children}
      <div class="v-actions">
        <a class="ds-link" href={change.href}>
          {change.label}
          <span class="ds-sr-only"> {title}</span>
        </a>
        <form method="post" action={remove.action}>
          {remove.hidden}
          <Button size="sm" variant="tertiary">
            {remove.label}
            <span class="ds-sr-only"> {title}</span>
          </Button>
        </form>
      </div>
    </Card>
  );
}
