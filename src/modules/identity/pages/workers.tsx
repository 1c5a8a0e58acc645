import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { ResultPanel } from '#ui/resultPanel.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import { fullName, listWorkers, workersOnPage } from '../data/workers.ts';
import { words } from '../messages.ts';
import { workerRoles } from '../rules.ts';
import { errorLinks, typed } from './frame.tsx';

const listQuery = z.object({
  q: z.string().max(100).optional().catch(undefined),
  state: z.enum(['active', 'inactive', 'all']).optional().catch(undefined),
  after: z.uuid().optional().catch(undefined),
});

/** Accounts of all workers, found by a part of the name or login. */
export async function showWorkers(ctx: Context): Promise<Answer> {
  const { workers: t, roles } = words(ctx.locale);
  const { q = '', state = 'active', after } = ctx.query(listQuery);
  const date = businessDate(ctx.services.clock.now());
  const found = await listWorkers(ctx.services.database.queries, { text: q, state, after }, date);
  const rows = found.slice(0, workersOnPage);
  const last = rows.at(-1);
  const older = found.length > workersOnPage && last;
  ctx.viewed({ subject: 'workers', subjectId: 'list', centreId: null, purpose: t.purpose });
  const address = (more: Record<string, string>) =>
    ctx.href(`/admin/workers?${new URLSearchParams({ ...(q ? { q } : {}), state, ...more })}`);
  return staffPage(
    ctx,
    { title: t.title },
    <Stack gap="lg">
      <Heading level={1}>{t.title}</Heading>
      <p>
        <LinkButton href={ctx.href('/admin/workers/new')} icon="plus">
          {t.add}
        </LinkButton>
      </p>
      <SearchForm
        action={ctx.href('/admin/workers')}
        label={t.search}
        actions={<Button icon="search">{t.find}</Button>}
      >
        <TextField name="q" label={t.search} value={q} type="search" optional width={20} />
        <Select
          name="state"
          label={t.state}
          value={state}
          options={(['active', 'inactive', 'all'] as const).map((value) => ({
            value,
            label: t.states[value],
          }))}
        />
      </SearchForm>
      <Table
        caption={t.title}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon="users" title={t.empty}>
            <p>{t.emptyText}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t.name,
            rowHeader: true,
            cell: (row) => (
              <a class="ds-link" href={ctx.href(`/admin/workers/${row.id}`)}>
                {fullName(row)}
              </a>
            ),
          },
          { key: 'login', header: t.login, cell: (row) => row.login },
          { key: 'position', header: t.position, cell: (row) => row.positionTitle || '—' },
          {
            key: 'roles',
            header: t.roles,
            cell: (row) =>
              workerRoles
                .filter((role) => row.roles.includes(role))
                .map((role) => roles[role])
                .join(', ') || '—',
          },
          {
            key: 'status',
            header: t.status,
            cell: (row) => (
              <span>
                {row.active ? (
                  <StatusTag tone="success">{t.active}</StatusTag>
                ) : (
                  <StatusTag tone="neutral">{t.inactive}</StatusTag>
                )}
                {row.signLanguageCertificate && (
                  <>
                    {' '}
                    <Tag tone="info" icon="hand-stop">
                      {t.signs}
                    </Tag>
                  </>
                )}
              </span>
            ),
          },
        ]}
      />
      <Pagination
        newerHref={after ? address({}) : undefined}
        olderHref={older ? address({ after: older.id }) : undefined}
      />
    </Stack>,
  );
}

export const showNewWorker = async (ctx: Context): Promise<Answer> => newWorkerPage(ctx, emptyForm, 200);

export function newWorkerPage(ctx: Context, form: FormState, status: number): Answer {
  const { workers: t, cancel } = words(ctx.locale);
  return staffPage(
    ctx,
    { title: t.add, status, hasErrors: status >= 400 },
    <>
      <ErrorSummary errors={errorLinks(form)} />
      <Heading level={1}>{t.add}</Heading>
      <Form
        action={ctx.href('/admin/workers')}
        hidden={<FormKey ctx={ctx} />}
        actions={
          <>
            <Button>{t.create}</Button>
            <LinkButton variant="secondary" href={ctx.href('/admin/workers')}>
              {cancel}
            </LinkButton>
          </>
        }
      >
        <TextField
          name="login"
          label={t.login}
          hint={t.loginHint}
          value={typed(form, 'login')}
          error={form.errors.login}
          autocomplete="off"
          spellcheck={false}
          width={20}
        />
        <PersonFields ctx={ctx} form={form} />
      </Form>
    </>,
  );
}

/** What is known of a worker, for creating and for editing. */
export function PersonFields({ ctx, form }: { ctx: Context; form: FormState }) {
  const t = words(ctx.locale).workers;
  const field = (name: string) => ({
    name,
    value: typed(form, name),
    error: form.errors[name],
    autocomplete: 'off',
    width: 30 as const,
  });
  return (
    <>
      <TextField {...field('surname')} label={t.surname} />
      <TextField {...field('given')} label={t.given} />
      <TextField {...field('patronymic')} label={t.patronymic} optional />
      <TextField {...field('positionTitle')} label={t.position} optional />
      <TextField {...field('email')} label={t.email} type="email" optional />
      <TextField
        {...field('signLanguageCertificate')}
        label={t.certificate}
        hint={t.certificateHint}
        optional
      />
    </>
  );
}

/** A one-time password, shown in this answer alone. */
export function oncePage(ctx: Context, worker: { id: string; login: string }, password: string): Answer {
  const t = words(ctx.locale).workers;
  return staffPage(
    ctx,
    { title: t.onceTitle },
    <ResultPanel title={t.onceTitle} value={password} valueLabel={`${t.onceLogin}: ${worker.login}`}>
      <p>{t.onceText}</p>
      <LinkButton href={ctx.href(`/admin/workers/${worker.id}`)}>{t.proceed}</LinkButton>
    </ResultPanel>,
  );
}
