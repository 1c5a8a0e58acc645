import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { groupsOf, type KeptCentre, type KeptGroup, keptCentres } from '../data/setup.ts';
import { catalogueTexts } from '../messages.ts';
import { catalogueScope } from '../rights.ts';
import { centreToKeep, setupPage, typed } from './setupFrame.tsx';

const params = z.object({ id: z.uuid() });

/** The group of the address with its centre, within reach; 404 beyond. */
export async function groupToKeep(ctx: Context): Promise<{ centre: KeptCentre; group: KeptGroup }> {
  const db = ctx.services.database.queries;
  const { id } = ctx.params(params);
  const centres = await keptCentres(db, catalogueScope(ctx.principal));
  const groups = await groupsOf(
    db,
    centres.map((centre) => centre.id),
  );
  const group = groups.find((one) => one.id === id);
  const centre = centres.find((one) => one.id === group?.centreId);
  if (!group || !centre) throw notFound();
  return { centre, group };
}

export async function newGroupPage(ctx: Context): Promise<Answer> {
  const centre = await centreToKeep(ctx);
  const groups = await groupsOf(ctx.services.database.queries, [centre.id]);
  const position = Math.max(0, ...groups.map((group) => group.position)) + 1;
  return renderGroup(ctx, centre, null, { values: { position: String(position) }, errors: {} });
}

export async function editGroupPage(ctx: Context): Promise<Answer> {
  const { centre, group } = await groupToKeep(ctx);
  return renderGroup(ctx, centre, group, {
    values: {
      version: String(group.version),
      letter: group.letter,
      nameUk: group.nameUk,
      nameEn: group.nameEn,
      position: String(group.position),
      active: group.active ? 'yes' : '',
    },
    errors: {},
  });
}

/** New (`group` null) or existing. */
export function renderGroup(
  ctx: Context,
  centre: KeptCentre,
  group: KeptGroup | null,
  form: FormState,
  status?: number,
): Answer {
  const t = catalogueTexts[ctx.locale].setup;
  const field = (name: string) => ({
    name,
    value: typed(form, name),
    error: form.errors[name],
    autocomplete: 'off',
  });
  return setupPage(
    ctx,
    {
      title: group ? t.editGroup : t.newGroup,
      caption: group ? `${centre.name}, ${group.letter}` : centre.name,
      crumbs: [[t.title, '/catalogue/lists']],
      form,
      ...(status ? { status } : {}),
    },
    <Form
      action={ctx.href(group ? `/catalogue/groups/${group.id}` : '/catalogue/groups')}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="centre" value={centre.id} />
          <input type="hidden" name="version" value={typed(form, 'version') || '1'} />
        </>
      }
      actions={
        <>
          <Button type="submit">{t.save}</Button>
          <LinkButton href={ctx.href('/catalogue/lists')} variant="tertiary">
            {t.cancel}
          </LinkButton>
        </>
      }
    >
      <TextField {...field('letter')} label={t.letter} hint={t.letterHint} width={4} maxlength={1} />
      <TextField {...field('nameUk')} label={t.nameUk} />
      <TextField {...field('nameEn')} label={t.nameEn} />
      <TextField
        {...field('position')}
        label={t.position}
        hint={t.positionHint}
        inputmode="numeric"
        width={4}
      />
      {group && (
        <Checkboxes
          name="active"
          legend={t.state}
          options={[{ value: 'yes', label: t.activeLabel }]}
          values={[typed(form, 'active')]}
          error={form.errors.active}
        />
      )}
    </Form>,
  );
}
