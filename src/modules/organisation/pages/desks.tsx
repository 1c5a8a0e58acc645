import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import { type DeskRow, desksOfCentre, findDesk, groupsOfCentre } from '../data/desks.ts';
import { obstaclesOfDesk } from '../data/obstacles.ts';
import { type CentreRow, providersOfCentre } from '../data/places.ts';
import { centreFrame, centreOf, tabHref } from './centreFrame.tsx';
import { ActiveTag, Errors, hasErrors, textsOf, typedIn, typedList } from './parts.tsx';
import { type StateQuestion, statePage } from './state.tsx';

const deskParams = z.object({ id: z.uuid(), deskId: z.uuid() });

export async function deskOf(ctx: Context): Promise<{ centre: CentreRow; desk: DeskRow }> {
  const centre = await centreOf(ctx);
  const { deskId } = ctx.params(deskParams);
  const desk = await findDesk(ctx.services.database.queries, centre.id, deskId);
  if (!desk) throw notFound();
  return { centre, desk };
}

/** Surname, name, patronymic of who sits there now (BR-5.3); null: nobody. */
export const sittingAt = (desk: DeskRow): string | null =>
  desk.surname === null ? null : [desk.surname, desk.given, desk.patronymic].filter(Boolean).join(' ');

/** Who sits there, and whether the visitor may be served in sign language (KS-sign). */
export function Sitting({ ctx, desk, nobody }: { ctx: Context; desk: DeskRow; nobody: string }) {
  const name = sittingAt(desk);
  if (name === null) return <>{nobody}</>;
  return (
    <>
      {name} {desk.sign_language_certificate && <Tag tone="dnipro">{textsOf(ctx).desk.signs}</Tag>}
    </>
  );
}

/** Desks of the centre (ORG-4). Names of workers on duty stand on the plates for everybody, so no view is recorded. */
export async function desksPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const desks = await desksOfCentre(ctx.services.database.queries, centre.id);
  const base = tabHref(centre.id, 'desks');
  return centreFrame(
    ctx,
    centre,
    { tab: 'desks' },
    <>
      <div class="v-actions">
        <LinkButton href={ctx.href(`${base}/new`)} icon="plus">
          {t.desk.newTitle}
        </LinkButton>
        {desks.length > 0 && (
          <LinkButton href={ctx.href(`${base}/plates`)} variant="secondary" icon="printer">
            {t.desk.plates}
          </LinkButton>
        )}
      </div>
      <Table
        caption={t.desk.title}
        captionHidden
        rows={desks}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.desk.empty} icon="id-badge-2" />}
        columns={[
          {
            key: 'number',
            header: t.desk.number,
            rowHeader: true,
            cell: (row) => <a href={ctx.href(`${base}/${row.id}`)}>№ {row.number}</a>,
          },
          { key: 'floor', header: t.desk.floor, cell: (row) => row.floor },
          {
            key: 'provider',
            header: t.desk.provider,
            cell: (row) => row.provider_name ?? t.desk.noProvider,
          },
          {
            key: 'groups',
            header: t.desk.groups,
            cell: (row) =>
              row.groups.map((group) => group.prefix).join(', ') ||
              (row.provider_id ? t.desk.allGroups : t.none),
          },
          {
            key: 'who',
            header: t.desk.sitting,
            cell: (row) => <Sitting ctx={ctx} desk={row} nobody={t.desk.nobody} />,
          },
          {
            key: 'state',
            header: t.columns.state,
            cell: (row) => <ActiveTag ctx={ctx} active={row.active} />,
          },
        ]}
      />
    </>,
  );
}

export async function newDeskPage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const desks = await desksOfCentre(ctx.services.database.queries, centre.id);
  const number = Math.max(0, ...desks.map((desk) => desk.number)) + 1;
  return deskForm(ctx, centre, null, { values: { number: String(number), floor: '1' }, errors: {} });
}

export async function deskPage(ctx: Context): Promise<Answer> {
  const { centre, desk } = await deskOf(ctx);
  return deskForm(ctx, centre, desk, {
    values: {
      version: String(desk.version),
      number: String(desk.number),
      floor: String(desk.floor),
      providerId: desk.provider_id ?? '',
      note: desk.note ?? '',
      groupIds: desk.groups.map((group) => group.id),
      expressOnly: desk.express_only ? 'yes' : '',
    },
    errors: {},
  });
}

/** New (`desk` null) or existing. */
export async function deskForm(
  ctx: Context,
  centre: CentreRow,
  desk: DeskRow | null,
  form: FormState,
  status = 200,
): Promise<Answer> {
  const t = textsOf(ctx);
  const db = ctx.services.database.queries;
  const [providers, groups] = await Promise.all([
    providersOfCentre(db, centre.id),
    groupsOfCentre(db, centre.id),
  ]);
  const base = tabHref(centre.id, 'desks');
  return centreFrame(
    ctx,
    centre,
    {
      tab: 'desks',
      title: desk ? t.desk.one(desk.number) : t.desk.newTitle,
      status,
      hasErrors: hasErrors(form),
      top: <Errors form={form} />,
    },
    <>
      {desk && (
        <p>
          <ActiveTag ctx={ctx} active={desk.active} /> {t.desk.sitting}: {sittingAt(desk) ?? t.desk.nobody}
        </p>
      )}
      <Form
        action={ctx.href(desk ? `${base}/${desk.id}` : base)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={typedIn(form, 'version') || '1'} />
          </>
        }
        actions={
          <>
            <Button>{t.save}</Button>
            {desk && (
              <>
                <LinkButton href={ctx.href(`${base}/${desk.id}/state`)} variant="secondary">
                  {desk.active ? t.close : t.reopen}
                </LinkButton>
                <LinkButton
                  href={ctx.href(`${base}/plates?desk=${desk.number}`)}
                  variant="secondary"
                  icon="printer"
                >
                  {t.desk.plates}
                </LinkButton>
              </>
            )}
          </>
        }
      >
        <TextField
          name="number"
          label={t.desk.number}
          value={typedIn(form, 'number')}
          error={form.errors.number}
          inputmode="numeric"
          autocomplete="off"
          width={4}
        />
        <TextField
          name="floor"
          label={t.desk.floor}
          value={typedIn(form, 'floor')}
          error={form.errors.floor}
          autocomplete="off"
          width={4}
        />
        <Select
          name="providerId"
          label={t.desk.provider}
          placeholder={t.desk.noProvider}
          options={providers.map((one) => ({ value: one.id, label: one.name }))}
          value={typedIn(form, 'providerId')}
          error={form.errors.providerId}
          optional
        />
        {groups.length > 0 && (
          <Checkboxes
            name="groupIds"
            legend={t.desk.groups}
            hint={t.desk.groupsHint}
            options={groups.map((group) => ({
              value: group.id,
              label: `${group.prefix} — ${ctx.locale === 'uk' ? group.name_uk : group.name_en}`,
            }))}
            values={typedList(form, 'groupIds')}
            error={form.errors.groupIds}
            optional
          />
        )}
        <Checkboxes
          name="expressOnly"
          legend={t.desk.express}
          values={typedList(form, 'expressOnly')}
          options={[{ value: 'yes', label: t.desk.expressOnly }]}
          optional
        />
        <TextField
          name="note"
          label={t.desk.note}
          hint={t.desk.noteHint}
          value={typedIn(form, 'note')}
          error={form.errors.note}
          autocomplete="off"
          optional
        />
      </Form>
    </>,
  );
}

export async function deskStatePage(ctx: Context): Promise<Answer> {
  const { centre, desk } = await deskOf(ctx);
  return statePage(
    ctx,
    deskQuestion(ctx, centre, desk),
    desk.active ? await obstaclesOfDesk(ctx.services.database.queries, desk.id) : [],
  );
}

export const deskQuestion = (ctx: Context, centre: CentreRow, desk: DeskRow): StateQuestion => {
  const t = textsOf(ctx);
  const base = tabHref(centre.id, 'desks');
  return {
    name: `${t.desk.one(desk.number)}, ${centre.name}`,
    closing: desk.active,
    closeTitle: t.desk.confirmClose,
    action: `${base}/${desk.id}/state`,
    backHref: `${base}/${desk.id}`,
    crumbs: [
      [t.centre.title, '/admin/centres'],
      [centre.name, tabHref(centre.id, 'facts')],
      [t.centre.tabs.desks, base],
    ],
  };
};
