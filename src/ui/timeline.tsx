import type { ComponentChildren } from 'preact';
import type { Tone } from './tone.ts';

export interface TimelineItem {
  key: string;
  /** Machine time (ISO) and the words shown. */
  at: string;
  atText: string;
  title: ComponentChildren;
  /** Who did it. */
  actor?: string | undefined;
  /** The norm it was done under. */
  norm?: string | undefined;
  tone?: Tone | undefined;
  children?: ComponentChildren;
}

/** What happened, in order: when, what, who, under which norm. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol class="v-timeline" aria-label={label}>
      {items.map((item) => (
        <li key={item.key} data-tone={item.tone}>
          <time datetime={item.at}>{item.atText}</time>
          <div class="v-timeline__body">
            <p class="v-timeline__title">{item.title}</p>
            {item.children}
            {(item.actor || item.norm) && (
              <p class="v-timeline__meta">{[item.actor, item.norm].filter(Boolean).join(' · ')}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
