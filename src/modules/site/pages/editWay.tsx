import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { wayOf } from '../data/way.ts';
import { accessFeatures, mostStops, sides, type WayPlan } from '../rules/way.ts';
import { wayWords } from './publicWay.tsx';
import { chosenCentre, errorLinks, staffWords, typedIn } from './staffParts.tsx';

export const editWayPage = (ctx: Context): Promise<Answer> => editWayForm(ctx, null);

/** The facts from which the plan and its words are made. */
export async function editWayForm(
  ctx: Context,
  back: { readonly form: FormState; readonly centreId: string } | null,
): Promise<Answer> {
  const t = wayWords(ctx).edit;
  const words = wayWords(ctx);
  const staff = staffWords(ctx);
  const { centres, centre: first } = await chosenCentre(ctx);
  const centre = centres.find(({ id }) => id === back?.centreId) ?? first;
  const options = {
    title: t.title,
    status: back ? 422 : 200,
    hasErrors: back !== null,
    breadcrumbs: (
      <Breadcrumbs
        items={[{ label: staff.title, href: ctx.href(`/site${centre ? `?centre=${centre.id}` : ''}`) }]}
      />
    ),
  };
  if (!centre)
    return staffPage(
      ctx,
      options,
      <EmptyState icon="world" title={staff.noCentres}>
        <p>{staff.noCentresText}</p>
      </EmptyState>,
    );
  const way = await wayOf(ctx.services.database.queries, centre.id);
  const form = back?.form ?? { values: way ? valuesOf(way.plan) : {}, errors: {} };
  const of = (name: string) => ({ name, value: typedIn(form, name), error: form.errors[name] });
  const chosen = form.values.features ?? [];
  const sideOptions = sides.map((side) => ({ value: side, label: words.side[side] }));
  return staffPage(
    ctx,
    options,
    <Stack gap="lg">
      <ErrorSummary errors={errorLinks(back?.form ?? null)} />
      <Heading level={1} caption={centre.name}>
        {t.title}
      </Heading>
      <p class="v-lead">{t.lead}</p>
      <div class="v-actions">
        <LinkButton href={ctx.href(`/centres/${centre.code}/way`)} variant="tertiary" icon="external-link">
          {t.see}
        </LinkButton>
      </div>
      <Form
        action={ctx.href('/site/way')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="centre" value={centre.id} />
            <input
              type="hidden"
              name="version"
              value={typedIn(form, 'version') || String(way?.version ?? 0)}
            />
          </>
        }
        stickyActions
        actions={<Button>{t.save}</Button>}
      >
        <Fieldset id="place" legend={t.place}>
          <TextField {...of('streetUk')} label={t.streetUk} width={30} />
          <TextField {...of('streetEn')} label={t.streetEn} width={30} optional />
          <TextField {...of('crossUk')} label={t.crossUk} width={30} optional />
          <TextField {...of('crossEn')} label={t.crossEn} width={30} optional />
          <Select {...of('crossSide')} label={t.crossSide} options={sideOptions} />
        </Fieldset>
        {Array.from({ length: mostStops }, (_, index) => index + 1).map((n) => (
          <Fieldset key={n} id={`stop${n}`} legend={t.stop(n)} optional inline>
            <TextField {...of(`stop${n}Uk`)} label={t.stopUk} width={20} optional="quiet" />
            <TextField {...of(`stop${n}En`)} label={t.stopEn} width={20} optional="quiet" />
            <TextField
              {...of(`stop${n}Routes`)}
              label={t.stopRoutes}
              hint={n === 1 ? t.stopRoutesHint : undefined}
              width={20}
              optional="quiet"
            />
            <TextField
              {...of(`stop${n}Metres`)}
              label={t.stopMetres}
              inputmode="numeric"
              width={8}
              optional="quiet"
            />
            <Select {...of(`stop${n}Side`)} label={t.stopSide} options={sideOptions} optional="quiet" />
          </Fieldset>
        ))}
        <TextArea {...of('entranceUk')} label={t.entranceUk} rows={2} optional />
        <TextArea {...of('entranceEn')} label={t.entranceEn} rows={2} optional />
        <TextArea {...of('parkingUk')} label={t.parkingUk} rows={2} optional />
        <TextArea {...of('parkingEn')} label={t.parkingEn} rows={2} optional />
        <Checkboxes
          name="features"
          legend={t.features}
          values={typeof chosen === 'string' ? [chosen] : chosen}
          options={accessFeatures.map((value) => ({ value, label: words.features[value] }))}
          optional
        />
        <TextArea {...of('helpUk')} label={t.helpUk} rows={2} optional />
        <TextArea {...of('helpEn')} label={t.helpEn} rows={2} optional />
      </Form>
    </Stack>,
  );
}

function valuesOf(plan: WayPlan): Record<string, string | readonly string[]> {
  const { stops, features, ...texts } = plan;
  return {
    ...texts,
    features,
    ...Object.fromEntries(
      stops.flatMap((stop, index) => [
        [`stop${index + 1}Uk`, stop.nameUk],
        [`stop${index + 1}En`, stop.nameEn],
        [`stop${index + 1}Routes`, stop.routes],
        [`stop${index + 1}Metres`, String(stop.metres)],
        [`stop${index + 1}Side`, stop.side],
      ]),
    ),
  };
}
