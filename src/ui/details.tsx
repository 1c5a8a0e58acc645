import type { ComponentChildren } from 'preact';

export interface DetailsProps {
  summary: string;
  open?: boolean | undefined;
  children: ComponentChildren;
}

/** More, for those who want it. Opened on paper. */
export function Details({ summary, open, children }: DetailsProps) {
  return (
    <details class="ds-details v-details" data-variant="default" open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
