import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { forbidden } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { allEoffices } from '../../data/directory.ts';
import { districtPlaces } from '../../data/plan.ts';
import { eofficesTexts } from '../../messages.ts';
import { districtsOf, mostCells, placesOf } from '../../rules/plan.ts';
import { PlanDrawing } from './planDrawing.tsx';

const back = '/e-offices/work';

/** Offices and plan of the network that the worker leads. */
export async function planHere(ctx: Context) {
  const { municipalityId } = ctx.principal;
  if (!municipalityId) throw forbidden();
  const db = ctx.services.database.queries;
  const offices = (await allEoffices(db)).filter((office) => office.municipalityId === municipalityId);
  const placed = await districtPlaces(db, municipalityId);
  const districts = districtsOf(offices);
  return { municipalityId, offices, placed, districts, places: placesOf(districts, placed) };
}

export const planPage = (ctx: Context): Promise<Answer> => showPlan(ctx, emptyForm);

/** `/e-offices/network/plan`: where the tiles of the districts stand. */
export async function showPlan(ctx: Context, form: FormState): Promise<Answer> {
  const texts = eofficesTexts[ctx.locale];
  const t = texts.plan;
  const { offices, placed, places } = await planHere(ctx);
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const cell = (name: string, now: number) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : String(now);
  };
  return staffPage(
    ctx,
    {
      title: t.editTitle,
      breadcrumbs: <Breadcrumbs items={[{ label: texts.work.titleHead, href: ctx.href(back) }]} />,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.editTitle}</Heading>
      <p class="v-lead">{t.editLead}</p>
      {places.length === 0 && (
        <EmptyState title={t.none} icon="map-pin">
          <p>{t.noneHint}</p>
        </EmptyState>
      )}
      {places.length > 0 && (
        <Form
          action={ctx.href('/e-offices/network/plan')}
          hidden={<FormKey ctx={ctx} />}
          actions={
            <>
              <Button>{t.save}</Button>
              <LinkButton href={ctx.href(back)} variant="tertiary">
                {t.cancel}
              </LinkButton>
            </>
          }
        >
          {places.map(({ name, col, row }, n) => (
            <Fieldset key={name} id={`district-${n}`} legend={t.district(name)} inline>
              <input type="hidden" name={`name-${n}`} value={name} />
              <TextField
                name={`col-${n}`}
                label={t.column}
                type="number"
                min={1}
                max={mostCells}
                width={4}
                value={cell(`col-${n}`, col)}
                error={form.errors[`col-${n}`]}
              />
              <TextField
                name={`row-${n}`}
                label={t.row}
                type="number"
                min={1}
                max={mostCells}
                width={4}
                value={cell(`row-${n}`, row)}
                error={form.errors[`row-${n}`]}
              />
            </Fieldset>
          ))}
        </Form>
      )}
      {places.length > 0 && (
        <section>
          <Heading level={2}>{t.preview}</Heading>
          <PlanDrawing ctx={ctx} offices={offices} places={placed} />
        </section>
      )}
    </Stack>,
  );
}
