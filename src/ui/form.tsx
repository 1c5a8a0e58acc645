import type { ComponentChildren } from 'preact';

export interface FormProps {
  action: string;
  /** Hidden fields: the idempotency key and the protection against forged requests. */
  hidden?: ComponentChildren;
  multipart?: boolean | undefined;
  id?: string | undefined;
  /** Buttons at the end: the main one first. */
  actions?: ComponentChildren;
  /** The buttons stay in view while a long form is read. */
  stickyActions?: boolean | undefined;
  children?: ComponentChildren;
}

/** A form that changes something. The server checks and explains, so the browser's own bubbles are off. */
export function Form({ action, hidden, multipart, id, actions, stickyActions, children }: FormProps) {
  return (
    <form
      class="v-form"
      method="post"
      action={action}
      id={id}
      enctype={multipart ? 'multipart/form-data' : undefined}
      novalidate
    >
      {hidden}
      {children}
      {actions && (
        <div class="v-actions" data-sticky={stickyActions}>
          {actions}
        </div>
      )}
    </form>
  );
}
