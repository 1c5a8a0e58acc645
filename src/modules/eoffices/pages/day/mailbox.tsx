import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { mailboxProblem, type UnclearLetter, unclearLetters } from '../../data/mailbox.ts';
import { type OfficeFacts, officesWithin } from '../../data/reach.ts';
import { lastReminders } from '../../data/reminders.ts';
import { exchangeTexts } from '../../exchangeMessages.ts';
import { eofficeScope } from '../../rights.ts';

/** `/e-offices/letters`: letters that no rule could read; the head office decides (KO-A2-3). */
export const lettersPage = (ctx: Context): Promise<Answer> => showLetters(ctx, null);

/** `failed`: the letter whose form lacked an office. */
export async function showLetters(ctx: Context, failed: string | null): Promise<Answer> {
  const t = exchangeTexts[ctx.locale].mailbox;
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const { open, decided } = await unclearLetters(db, scope);
  const offices = await officesWithin(db, scope);
  const broken = scope.municipalityId !== null && (await mailboxProblem(db, scope.municipalityId));
  ctx.viewed({
    subject: 'eofficeLetters',
    subjectId: scope.municipalityId ?? 'none',
    centreId: null,
    purpose: 'листи до головного е-офісу',
  });
  const errors = failed ? [{ field: `office-${failed}`, message: t.officeMissing }] : [];
  return staffPage(
    ctx,
    { title: t.title, ...(failed ? { status: 422, hasErrors: true } : {}) },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <p>
        <a class="ds-link" href={ctx.href('/e-offices/reminders')}>
          {exchangeTexts[ctx.locale].reminders.link}
        </a>
      </p>
      {broken && <Alert tone="warning">{t.broken}</Alert>}
      {open.length === 0 && <EmptyState title={t.none} icon="mail" />}
      {open.map((letter) => (
        <Letter
          key={letter.id}
          ctx={ctx}
          letter={letter}
          offices={offices}
          error={failed === letter.id ? t.officeMissing : undefined}
        />
      ))}
      {decided.length > 0 && (
        <Table
          caption={t.decided}
          rows={decided}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'letter',
              header: t.columns.letter,
              rowHeader: true,
              cell: (row) => `${row.fromName || row.from}: ${row.subject}`,
            },
            {
              key: 'decision',
              header: t.columns.decision,
              cell: ({ decision }) => decision && t.decisions[decision],
            },
            {
              key: 'office',
              header: t.columns.office,
              cell: ({ eofficeNumber }) => (eofficeNumber === null ? '—' : `№ ${eofficeNumber}`),
            },
            {
              key: 'who',
              header: t.columns.who,
              cell: ({ decidedBy, decidedAt }) =>
                `${decidedBy ?? ''}, ${decidedAt ? formatDateTime(ctx.locale, decidedAt) : ''}`,
            },
          ]}
        />
      )}
    </Stack>,
  );
}

function Letter({
  ctx,
  letter,
  offices,
  error,
}: {
  ctx: Context;
  letter: UnclearLetter;
  offices: readonly OfficeFacts[];
  error: string | undefined;
}) {
  const t = exchangeTexts[ctx.locale].mailbox;
  return (
    <Card title={letter.subject || '—'} aside={<Tag tone="warning">{t.reasons[letter.reason]}</Tag>}>
      <p class="v-muted">
        {[letter.fromName, letter.from, formatDateTime(ctx.locale, letter.receivedAt)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {letter.body && (
        <Details summary={letter.body.replace(/\s+/g, ' ').slice(0, 90)}>
          <p class="v-words" lang="uk">
            {letter.body}
          </p>
        </Details>
      )}
      <Form
        action={ctx.href(`/e-offices/letters/${letter.id}`)}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button name="decision" value="opening">
              {t.opening}
            </Button>
            <Button name="decision" value="problem" variant="secondary">
              {t.problem}
            </Button>
            <Button name="decision" value="dismissed" variant="tertiary">
              {t.dismissed}
            </Button>
          </>
        }
      >
        <Select
          name="office"
          id={`office-${letter.id}`}
          label={t.office}
          placeholder={t.choose}
          optional="quiet"
          value={letter.suggestedId ?? ''}
          error={error}
          options={offices.map(({ id, number, organisation }) => ({
            value: id,
            label: `№ ${number}. ${organisation}`,
          }))}
        />
      </Form>
    </Card>
  );
}

/** `/e-offices/reminders`: what was reminded of, and when. */
export async function remindersPage(ctx: Context): Promise<Answer> {
  const texts = exchangeTexts[ctx.locale];
  const t = texts.reminders;
  const rows = await lastReminders(ctx.services.database.queries, eofficeScope(ctx.principal));
  return staffPage(
    ctx,
    {
      title: t.title,
      breadcrumbs: (
        <Breadcrumbs items={[{ label: texts.mailbox.title, href: ctx.href('/e-offices/letters') }]} />
      ),
    },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <Table
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={({ id, kind, period }) => `${id}-${kind}-${period}`}
        empty={
          <EmptyState title={t.none} icon="bell">
            <p>{t.noneHint}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'when',
            header: t.columns.when,
            nowrap: true,
            cell: ({ madeAt }) => formatDateTime(ctx.locale, madeAt),
          },
          {
            key: 'office',
            header: t.columns.office,
            rowHeader: true,
            cell: ({ number, organisation }) => `№ ${number}. ${organisation}`,
          },
          {
            key: 'what',
            header: t.columns.what,
            cell: ({ kind }) => t.kinds[kind as keyof typeof t.kinds],
          },
        ]}
      />
    </Stack>,
  );
}
