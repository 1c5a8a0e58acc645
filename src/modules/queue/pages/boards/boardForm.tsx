import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { Details } from '#ui/details.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import {
  type BoardPlaces,
  boardDevice,
  boardPlaces,
  type KeptBoard,
  keptBoard,
} from '../../data/boardConfig.ts';
import { queueScope } from '../../rights.ts';
import { boardKinds, boardLanguages } from '../../rules/boardView.ts';
import { boardCentreParams, boardParams, hourLines } from '../../schemas/boards.ts';
import { boardCentreOf, boardWords } from './boards.tsx';

/** Whose setting a form is about. */
export interface BoardSubject {
  readonly centre: { readonly id: string; readonly name: string };
  /** Null: the default of the centre. */
  readonly device: { readonly id: string; readonly name: string } | null;
  /** Path of its page, without language. */
  readonly path: string;
}

export async function boardOfDevice(ctx: Context): Promise<BoardSubject> {
  const { board } = ctx.params(boardParams);
  const device = await boardDevice(ctx.services.database.queries, queueScope(ctx.principal), board);
  if (!device) throw notFound();
  return { centre: await boardCentreOf(ctx, device.centreId), device, path: `/boards/${device.id}` };
}

export async function boardOfCentre(ctx: Context): Promise<BoardSubject> {
  const centre = await boardCentreOf(ctx, ctx.params(boardCentreParams).boardCentre);
  return { centre, device: null, path: `/boards/centre/${centre.id}` };
}

export const deviceBoardPage = async (ctx: Context): Promise<Answer> =>
  boardFormPage(ctx, await boardOfDevice(ctx), null);
export const centreBoardPage = async (ctx: Context): Promise<Answer> =>
  boardFormPage(ctx, await boardOfCentre(ctx), null);

/** How one board is set; `form`: what came back with mistakes. */
export async function boardFormPage(
  ctx: Context,
  subject: BoardSubject,
  form: FormState | null,
): Promise<Answer> {
  const t = boardWords(ctx);
  const f = t.form;
  const { queries } = ctx.services.database;
  const [kept, places] = await Promise.all([
    keptBoard(queries, subject.centre.id, subject.device?.id ?? null),
    boardPlaces(queries, subject.centre.id),
  ]);
  const values = form ? form.values : valuesOf(kept);
  const one = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const all = (name: string) => {
    const value = values[name];
    return value === undefined ? [] : typeof value === 'string' ? [value] : [...value];
  };
  const errors = form?.errors ?? {};
  const text = (name: string, label: string, max: number) => (
    <TextField
      name={name}
      label={label}
      value={one(name)}
      error={errors[name]}
      maxlength={max}
      optional="quiet"
      width={30}
    />
  );
  const tick = (name: string, legend: string, label: string) => (
    <Checkboxes name={name} legend={legend} values={all(name)} options={[{ value: 'yes', label }]} />
  );
  return staffPage(
    ctx,
    {
      title: subject.device ? f.titleOf(subject.device.name) : f.titleCentre,
      status: form ? 422 : 200,
      hasErrors: form !== null,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href('/boards') }]} />,
    },
    <Stack gap="lg">
      <ErrorSummary errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Heading level={1} caption={subject.centre.name}>
        {subject.device?.name ?? f.titleCentre}
      </Heading>
      <p>{subject.device === null ? f.lead(subject.centre.name) : kept.own ? f.ownLead : f.inheritedLead}</p>
      <Form
        action={ctx.href(subject.path)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input
              type="hidden"
              name="version"
              value={form ? one('version') : String(kept.own ? kept.version : 0)}
            />
          </>
        }
        actions={
          <>
            <Button>{f.save}</Button>
            <Button variant="secondary" formaction={ctx.href(`${subject.path}/preview`)} formtarget="_blank">
              {f.preview}
            </Button>
          </>
        }
      >
        <Radios
          name="kind"
          legend={f.kind}
          value={one('kind')}
          error={errors.kind}
          options={boardKinds.map((kind) => ({
            value: kind,
            label: t.kinds[kind],
            hint: t.kindHints[kind],
            ...(kind === 'hall'
              ? {}
              : {
                  more: <Shown ctx={ctx} kind={kind} places={places} one={one} all={all} errors={errors} />,
                }),
          }))}
        />
        <TextField
          name="rows"
          label={f.rows}
          hint={f.rowsHint}
          type="number"
          min={1}
          max={8}
          value={one('rows')}
          error={errors.rows}
          width={4}
        />
        <Radios
          name="languages"
          legend={f.languages}
          value={one('languages')}
          error={errors.languages}
          options={boardLanguages.map((value) => ({ value, label: f.languageNames[value] }))}
        />
        <Details
          summary={f.words}
          open={form !== null || all('headingUk').concat(all('lineUk')).some(Boolean)}
        >
          <p>{f.wordsHint}</p>
          {text('headingUk', f.headingUk, 120)}
          {text('headingEn', f.headingEn, 120)}
          {text('numberUk', f.numberUk, 30)}
          {text('numberEn', f.numberEn, 30)}
          {text('placeUk', f.placeUk, 30)}
          {text('placeEn', f.placeEn, 30)}
          {text('lineUk', f.lineUk, 200)}
          {text('lineEn', f.lineEn, 200)}
        </Details>
        {tick('speaks', f.voice, f.speaks)}
        <TextField
          name="zone"
          label={f.zone}
          hint={f.zoneHint}
          value={one('zone')}
          error={errors.zone}
          maxlength={60}
          optional
          width={30}
        />
        <Checkboxes
          name="saysFloor"
          legend={f.floors}
          values={all('saysFloor')}
          options={[{ value: 'yes', label: f.saysFloor }]}
        />
        <TextField
          name="volume"
          label={f.volume}
          value={one('volume')}
          error={errors.volume}
          inputmode="numeric"
          suffix="%"
          width={4}
        />
        <Fieldset id="hours" legend={f.hours} hint={f.hoursHint} error={errors.from1}>
          {hourLines.map((n) => (
            <div key={n} class="v-hours">
              <TextField
                name={`from${n}`}
                label={f.from(n)}
                type="time"
                value={one(`from${n}`)}
                optional="quiet"
                width={8}
              />
              <TextField
                name={`to${n}`}
                label={f.to}
                type="time"
                value={one(`to${n}`)}
                optional="quiet"
                width={8}
              />
              <TextField
                name={`volume${n}`}
                label={f.percent}
                inputmode="numeric"
                value={one(`volume${n}`)}
                optional="quiet"
                width={8}
              />
            </div>
          ))}
        </Fieldset>
        {tick('showsSlides', f.slides, f.showsSlides)}
      </Form>
      {subject.device !== null && kept.own && (
        <Form
          action={ctx.href(`${subject.path}/reset`)}
          hidden={<FormKey ctx={ctx} />}
          actions={
            <Button variant="secondary" tone="danger">
              {f.reset}
            </Button>
          }
        />
      )}
    </Stack>,
  );
}

/** What a board of a floor or of one desk asks further. */
function Shown(props: {
  ctx: Context;
  kind: 'floor' | 'desk';
  places: BoardPlaces;
  one: (name: string) => string;
  all: (name: string) => string[];
  errors: Readonly<Record<string, string>>;
}) {
  const { ctx, places, one, all, errors } = props;
  const t = boardWords(ctx);
  const f = t.form;
  const deskName = (desk: { number: number; floor: number }) =>
    `${t.wall.place} ${desk.number} · ${t.wall.floor(desk.floor)}`;
  if (props.kind === 'desk')
    return (
      <Select
        name="desk"
        label={f.desk}
        placeholder={f.deskNone}
        value={one('desk')}
        error={errors.desk}
        options={places.desks.map((desk) => ({ value: desk.id, label: deskName(desk) }))}
      />
    );
  const floors = [...new Set(places.desks.map(({ floor }) => floor))].sort((a, b) => a - b);
  return (
    <>
      <Checkboxes
        name="floors"
        legend={f.floors}
        hint={f.anyHint}
        error={errors.floors}
        values={all('floors')}
        options={floors.map((floor) => ({ value: String(floor), label: t.wall.floor(floor) }))}
      />
      <Checkboxes
        name="desks"
        legend={f.desks}
        hint={f.anyHint}
        error={errors.desks}
        values={all('desks')}
        options={places.desks.map((desk) => ({ value: desk.id, label: deskName(desk) }))}
      />
      <Checkboxes
        name="groups"
        legend={f.groups}
        hint={f.anyHint}
        error={errors.groups}
        values={all('groups')}
        options={places.groups.map((group) => ({
          value: group.id,
          label: `${group.prefix} · ${ctx.locale === 'en' ? group.nameEn : group.nameUk}`,
        }))}
      />
    </>
  );
}

function valuesOf(kept: KeptBoard): FormState['values'] {
  const yes = (value: boolean) => (value ? 'yes' : '');
  const hours = kept.volumes.flatMap(({ from, to, volume }, index) => [
    [`from${index + 1}`, from],
    [`to${index + 1}`, to],
    [`volume${index + 1}`, String(volume)],
  ]);
  return {
    kind: kept.kind,
    floors: kept.floors.map(String),
    desks: kept.kind === 'floor' ? kept.deskIds : [],
    desk: kept.kind === 'desk' ? (kept.deskIds[0] ?? '') : '',
    groups: kept.groupIds,
    rows: String(kept.rows),
    headingUk: kept.headingUk,
    headingEn: kept.headingEn,
    numberUk: kept.numberUk,
    numberEn: kept.numberEn,
    placeUk: kept.placeUk,
    placeEn: kept.placeEn,
    lineUk: kept.lineUk,
    lineEn: kept.lineEn,
    languages: kept.languages,
    speaks: yes(kept.speaks),
    zone: kept.zone,
    saysFloor: yes(kept.saysFloor),
    volume: String(kept.volume),
    showsSlides: yes(kept.showsSlides),
    ...Object.fromEntries(hours),
  };
}
