import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { useTexts } from './texts.ts';

export type StepState = 'done' | 'current' | 'todo' | 'skipped' | 'blocked';

export interface Step {
  key: string;
  title: string;
  state: StepState;
  href?: string | undefined;
  /** When and by whom it was done, or why it cannot be done yet. */
  note?: ComponentChildren;
  /** The buttons of the step that is next. */
  children?: ComponentChildren;
}

/** What is done, what is next, what remains. The current step is the largest and holds its actions. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  const texts = useTexts();
  return (
    <ol class="v-steps" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.key}
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span class="v-steps__mark" aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" /> : step.state === 'skipped' ? '–' : index + 1}
          </span>
          <div class="v-steps__body">
            <p class="v-steps__title">
              {step.href ? <a href={step.href}>{step.title}</a> : step.title}
              <span class="v-steps__state">{texts.step[step.state]}</span>
            </p>
            {step.note && <p class="v-steps__note">{step.note}</p>}
            {step.children && <div class="v-steps__actions">{step.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
