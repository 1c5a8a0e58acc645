import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Button } from '../button.tsx';
import { ErrorSummary } from '../errorSummary.tsx';
import { Form } from '../form.tsx';
import { Heading } from '../heading.tsx';
import { Stack } from '../stack.tsx';
import { TextField } from '../textField.tsx';
import { publicPage } from './publicPage.tsx';

export interface FollowWords {
  readonly title: string;
  readonly lead: string;
  readonly number: string;
  readonly numberHint: string;
  readonly code: string;
  readonly codeHint: string;
  readonly show: string;
}

/**
 * Where a person follows a case or a question by number and code. Sent by POST to the same path, so that the code stands
 * in no address and in no history; one message for a wrong number and a wrong code, so that nobody learns which exist.
 */
export function followPage(
  ctx: Context,
  { path, words, form }: { readonly path: string; readonly words: FollowWords; readonly form: FormState },
): Answer {
  const errors = Object.entries(form.errors).map(([field, message]) => ({
    field: field || 'number',
    message,
  }));
  const field = (name: 'number' | 'code') => {
    const typed = form.values[name];
    return {
      name,
      value: typeof typed === 'string' ? typed : '',
      error: form.errors[name],
      autocomplete: 'off',
      width: 20,
    } as const;
  };
  return publicPage(
    ctx,
    {
      title: words.title,
      hasErrors: errors.length > 0,
      ...(errors.length > 0 ? { status: 422, noIndex: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{words.title}</Heading>
      <p class="v-lead">{words.lead}</p>
      <Form action={ctx.href(path)} actions={<Button>{words.show}</Button>}>
        <TextField {...field('number')} label={words.number} hint={words.numberHint} />
        <TextField {...field('code')} label={words.code} hint={words.codeHint} spellcheck={false} />
      </Form>
    </Stack>,
  );
}
