import type { Values } from './store.ts';

/** What the operator typed; an unticked box is an empty value. */
export function readForm(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = { answered: '' };
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !name.startsWith('_') && name !== 'entry') values[name] = value.trim();
  return values;
}

export function fillForm(form: HTMLFormElement, values: Values): void {
  for (const field of form.elements) {
    if (
      !(
        field instanceof HTMLInputElement ||
        field instanceof HTMLTextAreaElement ||
        field instanceof HTMLSelectElement
      )
    )
      continue;
    const value = values[field.name];
    if (value === undefined || field.type === 'hidden') continue;
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox'))
      field.checked = field.value === value;
    else field.value = value;
  }
}

export interface Errors {
  readonly date: string;
  readonly name: string;
  readonly nameWithoutConsent: string;
  readonly content: string;
  readonly consent: string;
  readonly status: string;
  readonly kind: string;
}

/** What the device can tell by itself; the server checks all of it again. Words by field. */
export function problemsOf(values: Values, t: Errors): Record<string, string> {
  const problems: Record<string, string> = {};
  if (!values.consent) problems.consent = t.consent;
  if (values.consent === 'given' && !values.personName) problems.personName = t.name;
  if (values.consent === 'anonymous' && (values.personName || values.address))
    problems.personName = t.nameWithoutConsent;
  if (!values.socialStatus) problems.socialStatus = t.status;
  if (!values.content) problems.content = t.content;
  if (!values.kind) problems.kind = t.kind;
  if (!values.date) problems.date = t.date;
  return problems;
}

/** Shows each message beside its field, as the server would, and leads to the first. */
export function showProblems(form: HTMLFormElement, problems: Readonly<Record<string, string>>): void {
  for (const old of form.querySelectorAll('[data-problem]')) old.remove();
  for (const field of form.querySelectorAll('[data-invalid]')) field.removeAttribute('data-invalid');
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    field.removeAttribute('aria-describedby');
  }
  let first: HTMLElement | null = null;
  for (const [name, text] of Object.entries(problems)) {
    const control = form.querySelector<HTMLElement>(`[name="${name}"]`);
    const field = control?.closest<HTMLElement>('.v-field');
    if (!control || !field) continue;
    const message = document.createElement('p');
    message.className = 'ds-validation-message';
    message.dataset.field = 'validation';
    message.dataset.problem = name;
    message.id = `${name}-problem`;
    message.textContent = text;
    field.dataset.invalid = 'true';
    field.querySelector(':scope > label, :scope > legend')?.after(message);
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', message.id);
    if (!first || first.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_PRECEDING) first = control;
  }
  first?.focus();
}
