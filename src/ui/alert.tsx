import type { ComponentChildren } from 'preact';
import { useTexts } from './texts.ts';
import type { Tone } from './tone.ts';

export interface AlertProps {
  tone: Tone;
  title?: string | undefined;
  /** `alert` interrupts a screen reader, `status` waits; none for what was on the page from the beginning. */
  role?: 'alert' | 'status' | undefined;
  level?: 2 | 3 | undefined;
  children?: ComponentChildren;
}

/** A message set apart from the text. */
export function Alert({ tone, title, role, level, children }: AlertProps) {
  const texts = useTexts();
  const Title = `h${level ?? 2}` as const;
  return (
    <div class="ds-alert v-alert" data-color={tone} role={role}>
      {title ? (
        <Title class="ds-heading" data-size="2xs">
          {title}
        </Title>
      ) : (
        <span class="ds-sr-only">{texts.tone[tone]}: </span>
      )}
      {children}
    </div>
  );
}
