import { v7 } from 'uuid';
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
import { LiveStatus } from '#ui/liveStatus.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { journalChoices } from '../../data/journal.ts';
import { ownOffice } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { ownOfficeOf } from '../../rights.ts';
import { EntryFields, formOfToday } from './journalFields.tsx';

/** `/e-offices/journal/new`: the entry page, which a service worker keeps for the time without a line (KO-A2-6). */
export const newEntryPage = (ctx: Context): Promise<Answer> =>
  showNewEntry(ctx, formOfToday(businessDate(ctx.services.clock.now())), v7());

/**
 * Nothing of any visitor stands here: the page itself is what a device keeps. `entryId` makes the write happen once where
 * there is no script; with script an island keeps each entry on the device first and sends it from there.
 */
export async function showNewEntry(ctx: Context, form: FormState, entryId: string): Promise<Answer> {
  const db = ctx.services.database.queries;
  const texts = eofficesTexts[ctx.locale];
  const t = texts.journal;
  const office = await ownOffice(db, ownOfficeOf(ctx.principal));
  if (!office) throw notFound();
  const choices = await journalChoices(db, office.municipalityId);
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const words = { locale: ctx.locale, ...texts.offline, errors: t.errors, statuses: t.statuses };
  return staffPage(
    ctx,
    {
      title: t.newTitle,
      scripts: ['journal.js'],
      breadcrumbs: <Breadcrumbs items={[{ label: t.nav, href: ctx.href('/e-offices/journal') }]} />,
      live: (
        <div data-line hidden>
          <LiveStatus state="live">{texts.offline.line.up}</LiveStatus>
        </div>
      ),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={`${t.of(office.number)}. ${office.organisation}`}>
        {t.newTitle}
      </Heading>
      <p class="v-lead">{texts.offline.lead}</p>
      <p class="v-muted" data-needs-line hidden>
        {texts.offline.keys}
      </p>
      <div data-told role="status" class="v-told" />
      <Form
        action={ctx.href('/e-offices/journal')}
        id="entry"
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="entry" value={entryId} />
          </>
        }
        actions={<Button icon="check">{t.save}</Button>}
      >
        <EntryFields ctx={ctx} form={form} choices={choices} today={businessDate(ctx.services.clock.now())} />
      </Form>
      <div data-offline={JSON.stringify(words)} data-waiting hidden>
        <Card title={texts.offline.waitingTitle}>
          <ul class="v-told__list" />
        </Card>
      </div>
      <div data-done hidden>
        <Card title={texts.offline.doneTitle}>
          <ul class="v-told__list" />
        </Card>
      </div>
    </Stack>,
  );
}
