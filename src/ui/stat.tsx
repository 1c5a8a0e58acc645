import type { ComponentChildren } from 'preact';

export interface StatProps {
  label: string;
  value: ComponentChildren;
  unit?: string | undefined;
  note?: ComponentChildren;
  href?: string | undefined;
}

/** One number that matters, with what it means. Put several into `Stats`. */
export function Stat({ label, value, unit, note, href }: StatProps) {
  return (
    <div class="v-stat">
      <dt>{href ? <a href={href}>{label}</a> : label}</dt>
      <dd>
        <span class="v-stat__value">
          {value}
          {unit && <span class="v-stat__unit"> {unit}</span>}
        </span>
        {note && <span class="v-stat__note">{note}</span>}
      </dd>
    </div>
  );
}

/** A row of `Stat`. */
export function Stats({ children }: { children: ComponentChildren }) {
  return <dl class="v-stats">{children}</dl>;
}
