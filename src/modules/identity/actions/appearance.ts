import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { formValues } from '#platform/http/forms.ts';
import { formatAppearance, parseAppearance } from '#ui/appearance.tsx';
import { sameSitePath } from '../rules/returnTo.ts';

const year = 365 * 86_400;

/** Colours, contrast and size of text, kept in this browser alone; an unknown word means «as the system has it». */
export async function appearanceAction(ctx: Context): Promise<Answer> {
  const { scheme, contrast, text, returnTo } = formValues(ctx.body);
  const value = formatAppearance(parseAppearance([scheme, contrast, text].join('.')));
  return redirect(sameSitePath(returnTo, ctx.href('/')), {
    cookies: [{ name: cookieNames.appearance, value, maxAge: year }],
  });
}
