import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { Select } from '#ui/select.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import type { PossibleOwner } from '../../data/cardOwner.ts';
import type { Choices } from '../../data/setup.ts';
import { catalogueTexts } from '../../messages.ts';
import { many } from '../../rules/cardFields.ts';
import type { TopicKind } from '../../rules/topics.ts';
import { typed } from './setupFrame.tsx';

interface Props {
  ctx: Context;
  choices: Choices;
  form: FormState;
}

const fieldOf = (form: FormState) => (name: string) => ({
  name,
  value: typed(form, name),
  error: form.errors[name],
});

/** What may be changed later: names, place in the list and at the kiosk, words of the search. */
export function ServiceFields({ ctx, choices, form }: Props) {
  const { setup: t, topics } = catalogueTexts[ctx.locale];
  const field = fieldOf(form);
  return (
    <>
      <Select
        {...field('listId')}
        label={t.list}
        options={choices.lists.map((list) => ({
          value: list.id,
          label: t.listName(list.number, formatDate(ctx.locale, list.decidedOn), list.body),
        }))}
      />
      <TextField
        {...field('listNumber')}
        label={t.listNumber}
        hint={t.listNumberHint}
        inputmode="numeric"
        autocomplete="off"
        width={4}
      />
      <TextArea {...field('name')} label={t.official} hint={t.officialHint} rows={3} />
      <TextField {...field('plainNameUk')} label={t.plainUk} hint={t.plainHint} autocomplete="off" />
      <TextField {...field('plainNameEn')} label={t.plainEn} autocomplete="off" />
      <Select
        {...field('groupId')}
        label={t.group}
        placeholder={t.choose}
        options={choices.groups.map((group) => ({
          value: group.id,
          label: `${group.letter} — ${ctx.locale === 'uk' ? group.nameUk : group.nameEn}`,
        }))}
      />
      <TextArea {...field('synonyms')} label={t.synonyms} hint={t.synonymsHint} rows={2} optional />
      <TextField
        {...field('averageMinutes')}
        label={t.minutes}
        hint={t.minutesHint}
        inputmode="numeric"
        autocomplete="off"
        width={4}
      />
      <Checkboxes
        name="express"
        legend={t.express}
        values={form.values.express === 'yes' ? ['yes'] : []}
        options={[{ value: 'yes', label: t.expressYes }]}
        optional
      />
      <TextField
        {...field('guideId')}
        label={topics.guideId}
        hint={topics.guideIdHint}
        autocomplete="off"
        width={12}
        optional
      />
      <TopicBoxes ctx={ctx} choices={choices} form={form} />
    </>
  );
}

/** Life situations and categories: two questions, one field. */
function TopicBoxes({ ctx, choices, form }: Props) {
  const t = catalogueTexts[ctx.locale].topics;
  const box = (kind: TopicKind, legend: string, error?: string) => {
    const options = choices.topics.filter((topic) => topic.kind === kind);
    if (options.length === 0) return null;
    return (
      <Checkboxes
        name="topics"
        id={kind === 'situation' ? 'topics' : 'topics-category'}
        legend={legend}
        values={many(form.values, 'topics')}
        options={options.map(({ id, name }) => ({ value: id, label: name[ctx.locale] }))}
        error={error}
        optional
      />
    );
  };
  return (
    <>
      {box('situation', t.situations, form.errors.topics)}
      {box('category', t.categories)}
    </>
  );
}

/** What is said once: whose the service is, and its public address. */
export function OwnerFields({ ctx, choices, form }: Props) {
  const t = catalogueTexts[ctx.locale].setup;
  const field = fieldOf(form);
  return (
    <>
      <Select
        {...field('providerId')}
        label={t.provider}
        placeholder={t.choose}
        options={choices.providers.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField
        {...field('slug')}
        label={t.slug}
        hint={t.slugHint}
        autocomplete="off"
        spellcheck={false}
        optional
      />
    </>
  );
}

/** Who keeps the card true (BR-12). */
export function KeeperField(props: { ctx: Context; owners: readonly PossibleOwner[]; form: FormState }) {
  const { ctx, owners, form } = props;
  const t = catalogueTexts[ctx.locale].work;
  return (
    <Select
      {...fieldOf(form)('ownerId')}
      label={t.owner}
      hint={t.ownerHint}
      placeholder={t.ownerHead}
      options={owners.map(({ id, name, position }) => ({
        value: id,
        label: position ? `${position}: ${name}` : name,
      }))}
      optional="quiet"
    />
  );
}
