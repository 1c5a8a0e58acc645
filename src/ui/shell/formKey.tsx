import type { Context } from '#platform/http/context.ts';
import { formKeyField } from '#platform/http/forms.ts';

/** The hidden key of a form: its write happens once, and only from this site. One for each form on a page. */
export const FormKey = ({ ctx }: { ctx: Context }) => (
  <input type="hidden" name={formKeyField} value={ctx.formKey()} />
);

/** Where the small forms of the layout come back to. */
export const ReturnField = ({ ctx }: { ctx: Context }) => (
  <input type="hidden" name="returnTo" value={ctx.href(ctx.url)} />
);
