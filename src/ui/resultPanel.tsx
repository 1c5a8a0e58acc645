import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

export interface ResultPanelProps {
  /** What has been done: the heading of the page. */
  title: string;
  /** The one thing to remember: a number, a date. The largest on the page. */
  value?: string | undefined;
  valueLabel?: string | undefined;
  children?: ComponentChildren;
}

/** The end of a path: done, here is the number; under it the page says what happens next. */
export function ResultPanel({ title, value, valueLabel, children }: ResultPanelProps) {
  return (
    <div class="v-result" data-color="success">
      <h1 class="v-result__title">
        <Icon name="circle-check" size="lg" />
        {title}
      </h1>
      {value && (
        <p class="v-result__value">
          {valueLabel && <span>{valueLabel}</span>}
          <strong>{value}</strong>
        </p>
      )}
      {children}
    </div>
  );
}
