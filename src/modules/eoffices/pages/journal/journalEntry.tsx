import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { type Entry, entryById, journalChoices } from '../../data/journal.ts';
import { type OfficeFacts, ownOffice } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { ownOfficeOf } from '../../rights.ts';
import { entryParams } from '../../schemas/journal.ts';
import { EntryFields, formOfEntry } from './journalFields.tsx';
import { viewedJournal } from './journalTable.tsx';

/** The entry of the address, when it stands in the journal that the worker keeps; 404 otherwise. */
export async function ownEntry(ctx: Context): Promise<{ office: OfficeFacts; entry: Entry }> {
  const db = ctx.services.database.queries;
  const office = await ownOffice(db, ownOfficeOf(ctx.principal));
  const entry = office && (await entryById(db, [office.id], ctx.params(entryParams).id));
  if (!office || !entry) throw notFound();
  return { office, entry };
}

/** `/e-offices/journal/entries/:id`: mend a mistake or strike the entry. */
export async function entryPage(ctx: Context): Promise<Answer> {
  const { office, entry } = await ownEntry(ctx);
  return showEntry(ctx, office, entry, formOfEntry(entry));
}

export async function showEntry(
  ctx: Context,
  office: OfficeFacts,
  entry: Entry,
  form: FormState,
): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].journal;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const choices = await journalChoices(ctx.services.database.queries, office.municipalityId);
  viewedJournal(ctx, [entry], 'виправлення запису журналу');
  const hidden = (
    <>
      <FormKey ctx={ctx} />
      <input type="hidden" name="version" value={entry.version} />
    </>
  );
  const back = ctx.href(`/e-offices/journal?month=${entry.date.slice(0, 7)}`);
  return staffPage(
    ctx,
    {
      title: t.editTitle(entry.number),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
      breadcrumbs: <Breadcrumbs items={[{ label: t.nav, href: back }]} />,
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.editTitle(entry.number)}</Heading>
      <p class="v-lead">{t.editLead}</p>
      <Form
        action={ctx.href(`/e-offices/journal/entries/${entry.id}`)}
        hidden={hidden}
        actions={
          <>
            <Button>{t.saveEdit}</Button>
            <LinkButton href={back} variant="tertiary">
              {t.cancel}
            </LinkButton>
          </>
        }
      >
        <EntryFields ctx={ctx} form={form} choices={choices} today={businessDate(ctx.services.clock.now())} />
      </Form>
      <Card title={t.strike}>
        <p>{t.strikeLead}</p>
        <Form
          action={ctx.href(`/e-offices/journal/entries/${entry.id}/strike`)}
          hidden={hidden}
          actions={
            <Button variant="secondary" tone="danger">
              {t.strike}
            </Button>
          }
        >
          <TextField name="reason" label={t.strikeReason} error={form.errors.reason} maxlength={500} />
        </Form>
      </Card>
    </Stack>,
  );
}
