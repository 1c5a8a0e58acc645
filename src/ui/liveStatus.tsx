import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export interface LiveStatusProps {
  state: 'live' | 'stale';
  /** In words: “Оновлено о 10:42”, “Немає зв’язку з 10:40”. */
  children: ComponentChildren;
}

/** Whether what is on the screen is fresh. An island changes `data-state` and the words. */
export function LiveStatus({ state, children }: LiveStatusProps) {
  return (
    <p class="v-live" role="status" data-state={state}>
      {state === 'stale' ? (
        <Icon name="wifi-off" size="sm" />
      ) : (
        <span class="v-live__dot" aria-hidden="true" />
      )}
      <span class="v-live__text">{children}</span>
    </p>
  );
}
