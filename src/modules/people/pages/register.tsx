import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState, formValues } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { fullName } from '#platform/text/personName.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { formatDateInput } from '#ui/dateInput.ts';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { findPerson, type PersonRow, personHistory, searchPeople } from '../data.ts';
import { peopleTexts } from '../messages.ts';
import { peopleScope } from '../rights.ts';
import { wayBack, wayWithout } from '../rules.ts';
import { wayFields } from '../schema.ts';
import { formOfPerson, PersonFields } from './fields.tsx';
import { FoundPeople } from './found.tsx';

const idParams = z.object({ id: z.uuid() });

/** The person of the address, or 404 outside the worker's municipality; the view is logged. */
export async function getPerson(ctx: Context, purpose: string): Promise<PersonRow> {
  const { id } = ctx.params(idParams);
  const person = await findPerson(ctx.services.database.queries, peopleScope(ctx.principal), id);
  if (!person) throw notFound();
  ctx.viewed({ subject: 'person', subjectId: id, centreId: ctx.principal.centreId, purpose });
  return person;
}

export const peoplePage = async (ctx: Context): Promise<Answer> => searchPage(ctx, '', undefined);

/** Looking for a person: each person shown is a view of their data. */
export async function searchPeoplePage(ctx: Context): Promise<Answer> {
  const words = String(formValues(ctx.body).q ?? '').slice(0, 200);
  const found = await searchPeople(ctx.services.database.queries, peopleScope(ctx.principal), words);
  if (found !== 'tooShort') {
    for (const person of found.people) {
      const { centreId } = ctx.principal;
      ctx.viewed({ subject: 'person', subjectId: person.id, centreId, purpose: 'пошук заявника' });
    }
  }
  return searchPage(ctx, words, found);
}

function searchPage(
  ctx: Context,
  words: string,
  found: Awaited<ReturnType<typeof searchPeople>> | undefined,
): Answer {
  const texts = peopleTexts[ctx.locale];
  return staffPage(
    ctx,
    { title: texts.title },
    <Stack>
      <div class="v-card__head">
        <Heading level={1}>{texts.title}</Heading>
        <LinkButton href={ctx.href('/people/new')} icon="plus" variant="secondary">
          {texts.add}
        </LinkButton>
      </div>
      <p class="v-lead">{texts.lead}</p>
      <Form action={ctx.href('/people/search')} actions={<Button icon="search">{texts.search}</Button>}>
        <TextField
          name="q"
          label={texts.searchLabel}
          type="search"
          value={words}
          autocomplete="off"
          error={found === 'tooShort' ? texts.tooShort : undefined}
        />
      </Form>
      {found && found !== 'tooShort' && found.people.length === 0 && (
        <EmptyState title={texts.nothing} icon="search">
          <p>{texts.nothingHint}</p>
        </EmptyState>
      )}
      {found && found !== 'tooShort' && found.people.length > 0 && (
        <FoundPeople
          texts={texts}
          people={found.people}
          more={found.more}
          href={(person) => ctx.href(`/people/${person.id}`)}
        />
      )}
    </Stack>,
  );
}

/** With a service in the address the person is added in the middle of an intake, and the way leads back there. */
export async function newPersonPage(ctx: Context): Promise<Answer> {
  return personFormPage(ctx, null, { values: ctx.query(wayFields), errors: emptyForm.errors });
}

export async function editPersonPage(ctx: Context): Promise<Answer> {
  const person = await getPerson(ctx, 'зміна даних заявника');
  return personFormPage(ctx, person, formOfPerson(person));
}

/** The form of a person, new or known; with errors and possible duplicates when it comes back. */
export function personFormPage(
  ctx: Context,
  person: PersonRow | null,
  form: FormState,
  duplicates: readonly PersonRow[] = [],
): Answer {
  const texts = peopleTexts[ctx.locale];
  const title = person ? texts.editTitle : texts.newTitle;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const way = wayFields.parse(form.values);
  const back = person ? `/people/${person.id}` : wayWithout(way);
  return staffPage(
    ctx,
    { title, status: errors.length || duplicates.length ? 422 : 200, hasErrors: errors.length > 0 },
    <Stack>
      <Heading level={1}>{title}</Heading>
      <ErrorSummary errors={errors} />
      {duplicates.length > 0 && (
        <Alert tone="warning" title={texts.duplicatesTitle} role="alert">
          <p>{texts.duplicatesLead}</p>
          <FoundPeople
            texts={texts}
            people={duplicates}
            more={false}
            href={(found) => ctx.href(wayBack(way, found.id))}
          />
        </Alert>
      )}
      <Form
        action={ctx.href(person ? `/people/${person.id}/edit` : '/people')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            {person && <input type="hidden" name="version" value={person.version} />}
            {!person &&
              (['service', 'ticket', 'case', 'as'] as const).map(
                (name) => way[name] && <input key={name} type="hidden" name={name} value={way[name]} />,
              )}
          </>
        }
        actions={
          <>
            <Button>{texts.save}</Button>
            <LinkButton href={ctx.href(back)} variant="secondary">
              {texts.cancel}
            </LinkButton>
          </>
        }
      >
        <PersonFields form={form} texts={texts} />
        {duplicates.length > 0 && (
          <Checkboxes
            name="confirmedNew"
            legend={texts.addAnyway}
            options={[{ value: 'yes', label: texts.confirmNew }]}
          />
        )}
      </Form>
    </Stack>,
  );
}

export async function personPage(ctx: Context): Promise<Answer> {
  const person = await getPerson(ctx, 'перегляд даних заявника');
  const history = await personHistory(ctx.services.database.queries, person.id);
  const texts = peopleTexts[ctx.locale];
  const { fields } = texts;
  const moment = new Intl.DateTimeFormat(ctx.locale === 'uk' ? 'uk-UA' : 'en-GB', {
    timeZone: 'Europe/Kyiv',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  const documentKind = person.document_kind as keyof typeof texts.documentKinds | null;
  return staffPage(
    ctx,
    { title: fullName(person) },
    <Stack>
      <div class="v-card__head">
        <Heading level={1}>{fullName(person)}</Heading>
        <LinkButton href={ctx.href(`/people/${person.id}/edit`)} icon="edit" variant="secondary">
          {texts.edit}
        </LinkButton>
      </div>
      <p>
        <LinkButton href={ctx.href(`/cases/new?applicant=${person.id}`)} icon="plus">
          {texts.startCase}
        </LinkButton>
      </p>
      <Card>
        <DescriptionList
          items={[
            { term: fields.birthDate, value: formatDateInput(person.birth_date ?? undefined) ?? '—' },
            { term: fields.taxNumber, value: person.tax_number ?? '—' },
            {
              term: fields.documentKind,
              value: documentKind ? `${texts.documentKinds[documentKind]} ${person.document_number}` : '—',
            },
            { term: fields.phone, value: person.phone ?? '—' },
            { term: fields.email, value: person.email ?? '—' },
            { term: fields.address, value: person.address || '—' },
          ]}
        />
      </Card>
      <Card title={texts.history}>
        <Timeline
          label={texts.history}
          items={history.map((event) => ({
            key: String(event.seq),
            at: event.at.toISOString(),
            atText: moment.format(event.at),
            title:
              event.kind === 'person.created' ? texts.events.created : changedFields(texts, event.payload),
          }))}
        />
      </Card>
    </Stack>,
  );
}

const payloadSchema = z.object({ fields: z.array(z.string()) });

function changedFields(texts: (typeof peopleTexts)['uk'], payload: unknown): string {
  const parsed = payloadSchema.safeParse(payload);
  const names = parsed.success ? parsed.data.fields : [];
  const words: Readonly<Record<string, string>> = texts.fields;
  const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
  return texts.events.changed + names.map((name) => words[camel(name)] ?? texts.kind).join(', ');
}
