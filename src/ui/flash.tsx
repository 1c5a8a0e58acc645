import type { ComponentChildren } from 'preact';
import { Alert } from './alert.tsx';
import type { Tone } from './tone.ts';

export interface FlashProps {
  tone: Tone;
  message: string;
  /** What happens next, a link to what was made. */
  children?: ComponentChildren;
}

/** The result of an action, shown on the page after the redirect. */
export function Flash({ tone, message, children }: FlashProps) {
  return (
    <div class="v-flash">
      <Alert tone={tone} title={message} role={tone === 'danger' ? 'alert' : 'status'}>
        {children}
      </Alert>
    </div>
  );
}
