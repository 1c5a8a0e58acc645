import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { TextField } from '#ui/textField.tsx';
import { groupsOf, type KeptCentre, type KeptGroup } from '../../data/setup.ts';
import { catalogueTexts } from '../../messages.ts';
import { centreToKeep, KeepForm, keptInCentre, setupPage, typed } from './setupFrame.tsx';

export const groupToKeep = (ctx: Context) => keptInCentre(ctx, groupsOf);

export async function newGroupPage(ctx: Context): Promise<Answer> {
  const centre = await centreToKeep(ctx);
  const groups = await groupsOf(ctx.services.database.queries, [centre.id]);
  const position = Math.max(0, ...groups.map((group) => group.position)) + 1;
  return renderGroup(ctx, centre, null, { values: { position: String(position) }, errors: {} });
}

export async function editGroupPage(ctx: Context): Promise<Answer> {
  const { centre, row: group } = await groupToKeep(ctx);
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
    <KeepForm
      ctx={ctx}
      form={form}
      at={group ? `/catalogue/groups/${group.id}` : '/catalogue/groups'}
      backTo="/catalogue/lists"
      rests={{ centre: centre.id }}
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
    </KeepForm>,
  );
}
