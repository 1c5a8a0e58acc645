import type { ListedService } from '#modules/catalogue/data/search.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { Details } from '#ui/details.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Form } from '#ui/form.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import type { Category } from '../../data/categories.ts';
import type { CentreFacts, GroupNow } from '../../data/menu.ts';
import { queueTexts } from '../../messages.ts';
import { inLocale } from '../kiosk/kiosk.tsx';

export interface IssueFormProps {
  readonly ctx: Context;
  readonly centre: CentreFacts;
  readonly groups: readonly Pick<GroupNow, 'id' | 'nameUk' | 'nameEn'>[];
  readonly services: readonly ListedService[];
  readonly categories: readonly Category[];
  readonly form: FormState;
  /** The visit to which one more ticket is given. */
  readonly visit: string | undefined;
  /** Chosen beforehand, from «Where to go with it». */
  readonly what?: string | undefined;
  readonly purpose?: string | undefined;
}

/** A ticket for a person who cannot use the kiosk: several matters at once, all from the keyboard (BR-10, BR-16). */
export function IssueForm(props: IssueFormProps) {
  const { ctx, centre, categories, form, visit } = props;
  const { locale } = ctx;
  const texts = queueTexts[locale];
  const t = texts.reception;
  const value = (name: string) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : undefined;
  };
  return (
    <Form
      id="issue-form"
      action={ctx.href('/reception/tickets')}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="visit" value={visit ?? value('visit') ?? ''} />
        </>
      }
      actions={<Button icon="ticket">{t.submit}</Button>}
    >
      <Matters {...props} />
      <Radios
        name="purpose"
        legend={t.purpose}
        inline
        error={form.errors.purpose}
        value={value('purpose') ?? props.purpose ?? 'submit'}
        options={(['submit', 'consult', 'collect'] as const).map((purpose) => ({
          value: purpose,
          label: texts.purposes[purpose],
        }))}
      />
      {centre.personalQueue && !visit && (
        <TextField
          name="name"
          label={t.name}
          error={form.errors.name}
          value={value('name')}
          autocomplete="off"
          optional
        />
      )}
      {!visit && (
        <Checkboxes
          name="sign"
          legend={texts.console.sign}
          values={value('sign') ? ['yes'] : []}
          options={[{ value: 'yes', label: texts.console.signAsked }]}
          optional
        />
      )}
      <CategoryFields ctx={ctx} categories={categories} form={form} />
      <Radios
        name="language"
        legend={t.language}
        inline
        value={value('language') ?? locale}
        options={(['uk', 'en'] as const).map((code) => ({ value: code, label: t.languages[code] }))}
      />
    </Form>
  );
}

/** Category and its ground: together, because neither says anything without the other (BR-18). */
export function CategoryFields(props: {
  ctx: Context;
  categories: readonly Category[];
  form: FormState;
  open?: boolean;
}) {
  const { ctx, categories, form } = props;
  const t = queueTexts[ctx.locale].reception;
  if (categories.length === 0) return null;
  const text = (name: string) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : '';
  };
  const fields = (
    <>
      <Select
        name="category"
        label={t.category}
        value={text('category')}
        error={form.errors.category}
        options={[
          ...(props.open ? [] : [{ value: '', label: t.categoryNone }]),
          ...categories.map((category) => ({
            value: category.id,
            label: t.categoryMinutes(
              inLocale(ctx.locale, category.nameUk, category.nameEn),
              category.allowanceMinutes,
            ),
          })),
        ]}
        optional={props.open ? undefined : 'quiet'}
      />
      <TextField
        name="ground"
        label={t.ground}
        hint={t.groundHint}
        value={text('ground')}
        error={form.errors.ground}
        maxlength={120}
        autocomplete="off"
        optional={props.open ? undefined : 'quiet'}
      />
    </>
  );
  if (props.open) return fields;
  return (
    <Details summary={t.category} open={text('category') !== '' || form.errors.ground !== undefined}>
      {fields}
    </Details>
  );
}

/** All services of the centre in one list that the island narrows while one types; without script it is scrolled. */
function Matters({ ctx, groups, services, form, what }: IssueFormProps) {
  const t = queueTexts[ctx.locale].reception;
  const typed = form.values.what;
  const chosen = new Set(typed === undefined ? [what] : typeof typed === 'string' ? [typed] : typed);
  const options = groups.flatMap((group) => [
    {
      value: `group:${group.id}`,
      label: t.groupOnly(inLocale(ctx.locale, group.nameUk, group.nameEn)),
      words: `${group.nameUk} ${group.nameEn}`,
      own: false,
    },
    ...services
      .filter(({ groupId }) => groupId === group.id)
      .map((service) => ({
        value: `service:${service.id}`,
        label: inLocale(ctx.locale, service.plainUk, service.plainEn),
        words: [service.plainUk, service.plainEn, service.name, ...service.synonyms].join(' '),
        own: true,
      })),
  ]);
  return (
    <Fieldset id="what" legend={t.what} hint={t.whatHint} error={form.errors.what}>
      <div class="v-matters" data-matters>
        <div class="v-matters__find" data-needs-script hidden>
          <label class="ds-label" for="matter-filter">
            {t.filter}
          </label>
          <input
            class="ds-input"
            type="search"
            id="matter-filter"
            autocomplete="off"
            spellcheck={false}
            aria-controls="matter-list"
            aria-describedby="matter-filter-hint"
          />
          <p class="v-matters__hint" id="matter-filter-hint">
            {t.filterHint}
          </p>
        </div>
        <div class="v-matters__list" id="matter-list">
          {options.map((option, index) => (
            <div class="ds-field v-option" key={option.value} data-words={option.words} data-own={option.own}>
              <input
                class="ds-input"
                type="checkbox"
                id={index === 0 ? 'what' : `what-${index + 1}`}
                name="what"
                value={option.value}
                checked={chosen.has(option.value)}
              />
              <label class="ds-label" for={index === 0 ? 'what' : `what-${index + 1}`}>
                {option.label}
              </label>
            </div>
          ))}
        </div>
        <p class="v-matters__none" data-none hidden>
          {t.noneFound}{' '}
          <a href={ctx.href('/reception/where')} data-where>
            {t.noneFoundLink}
          </a>
        </p>
        <p role="status" data-chosen data-words={t.chosen(0)} />
      </div>
    </Fieldset>
  );
}
