import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { type FormState, formValues } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type KeptCentre, keptCentres } from '../data/setup.ts';
import { catalogueTexts } from '../messages.ts';
import { catalogueScope } from '../rights.ts';

const centreField = z.object({ centre: z.uuid().optional() });

/** The centre that the address or the form names, within reach; a worker with one centre need not name it. */
export async function centreToKeep(ctx: Context): Promise<KeptCentre> {
  const centres = await keptCentres(ctx.services.database.queries, catalogueScope(ctx.principal));
  const named = 'tx' in ctx ? centreField.safeParse(formValues(ctx.body)).data : ctx.query(centreField);
  const centre = named?.centre
    ? centres.find(({ id }) => id === named.centre)
    : centres.length === 1
      ? centres[0]
      : undefined;
  if (!centre) throw notFound();
  return centre;
}

/** What a field of the form holds. */
export function typed(form: FormState, name: string): string {
  const value = form.values[name];
  return typeof value === 'string' ? value : '';
}

export interface SetupPage {
  readonly title: string;
  readonly caption: string;
  /** Labels and paths without language, from the outermost. */
  readonly crumbs: readonly (readonly [string, string])[];
  readonly form: FormState;
  readonly status?: number;
}

/** A page with one form: what is wrong stands on top. */
export function setupPage(ctx: Context, page: SetupPage, children: ComponentChildren): Answer {
  const errors = Object.entries(page.form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    {
      title: page.title,
      hasErrors: errors.length > 0,
      ...(page.status ? { status: page.status } : {}),
      breadcrumbs: (
        <Breadcrumbs items={page.crumbs.map(([label, href]) => ({ label, href: ctx.href(href) }))} />
      ),
    },
    <Stack>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Heading level={1} caption={page.caption}>
        {page.title}
      </Heading>
      {children}
    </Stack>,
  );
}

/** The buttons of a form: save, or back to where one came from. */
export function Actions({ ctx, backTo }: { ctx: Context; backTo: string }) {
  const t = catalogueTexts[ctx.locale].setup;
  return (
    <>
      <Button type="submit">{t.save}</Button>
      <LinkButton href={ctx.href(backTo)} variant="tertiary">
        {t.cancel}
      </LinkButton>
    </>
  );
}
