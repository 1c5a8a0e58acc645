import { useTexts } from './texts.ts';

export interface FieldErrorLink {
  /** Id of the control: its `name` unless another was given. */
  field: string;
  message: string;
}

export interface ErrorSummaryProps {
  errors: readonly FieldErrorLink[];
  title?: string | undefined;
}

/** All errors of a form at its top, each a link to its field. Takes the focus when the page opens. */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  const texts = useTexts();
  if (errors.length === 0) return null;
  return (
    <div
      class="ds-error-summary v-error-summary"
      role="alert"
      aria-labelledby="error-summary-title"
      tabindex={-1}
      autofocus
    >
      <h2 class="ds-heading" data-size="xs" id="error-summary-title">
        {title ?? texts.errorSummaryTitle}
      </h2>
      <ul class="ds-list">
        {errors.map((error) => (
          <li key={`${error.field} ${error.message}`}>
            <a class="ds-link" href={`#${error.field}`}>
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
