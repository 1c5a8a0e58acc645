import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { type FormState, formValues } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import type { Reader } from '../../data/services.ts';
import { type KeptCentre, keptCentres } from '../../data/setup.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope } from '../../rights.ts';

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

const named = z.object({ id: z.uuid() });

/** What the address names among the things of the centres within reach, with its centre; 404 beyond. */
export async function keptInCentre<Row extends { readonly id: string; readonly centreId: string }>(
  ctx: Context,
  read: (db: Reader, centreIds: readonly string[]) => Promise<readonly Row[]>,
): Promise<{ centre: KeptCentre; row: Row }> {
  const db = ctx.services.database.queries;
  const { id } = ctx.params(named);
  const centres = await keptCentres(db, catalogueScope(ctx.principal));
  const rows = await read(
    db,
    centres.map((centre) => centre.id),
  );
  const row = rows.find((one) => one.id === id);
  const centre = centres.find((one) => one.id === row?.centreId);
  if (!row || !centre) throw notFound();
  return { centre, row };
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
      breadcrumbs: page.crumbs.length > 0 && (
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

export interface KeepFormProps {
  ctx: Context;
  form: FormState;
  /** Where the form goes and where its way back leads, without language. */
  at: string;
  backTo: string;
  /** What the form rests on and does not change: the centre, the kind. */
  rests?: Readonly<Record<string, string>>;
  children: ComponentChildren;
}

/** The form of one thing that is kept: it goes back with the version it was drawn from; save, or leave it. */
export function KeepForm({ ctx, form, at, backTo, rests, children }: KeepFormProps) {
  const t = catalogueTexts[ctx.locale].setup;
  const hidden = { ...rests, version: typed(form, 'version') || '1' };
  return (
    <Form
      action={ctx.href(at)}
      hidden={
        <>
          <FormKey ctx={ctx} />
          {Object.entries(hidden).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        </>
      }
      actions={
        <>
          <Button type="submit">{t.save}</Button>
          <LinkButton href={ctx.href(backTo)} variant="tertiary">
            {t.cancel}
          </LinkButton>
        </>
      }
    >
      {children}
    </Form>
  );
}
