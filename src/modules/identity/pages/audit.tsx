import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { TextField } from '#ui/textField.tsx';
import { accessEntries, actorNames, entriesOnPage, type LogEntry, ledgerEntries } from '../data/audit.ts';
import { accountOfLogin } from '../data/workers.ts';
import { words } from '../messages.ts';
import { auditScope } from '../rights.ts';
import { workerRoles } from '../rules.ts';

const emptyIsNone = (value: unknown) => (value === '' ? undefined : value);
const textFilter = (most: number) =>
  z.preprocess(emptyIsNone, z.string().trim().max(most).optional()).catch(undefined);
const dateFilter = z.preprocess(emptyIsNone, z.iso.date().optional()).catch(undefined);

const logQuery = z.object({
  from: dateFilter,
  to: dateFilter,
  worker: textFilter(80),
  subject: textFilter(60),
  subjectId: textFilter(100),
  event: textFilter(100),
  before: z.coerce.number().int().positive().optional().catch(undefined),
});

type LogQuery = z.infer<typeof logQuery>;

/** Who looked at whose data (BP-23, KC-21). */
export const showAccessLog = (ctx: Context): Promise<Answer> => logPage(ctx, 'access');
/** Every change of the system. */
export const showLedger = (ctx: Context): Promise<Answer> => logPage(ctx, 'ledger');

const pathOf = { access: '/audit', ledger: '/audit/ledger', seals: '/audit/seals' } as const;

export function AuditTabs({ ctx, current }: { ctx: Context; current: keyof typeof pathOf }) {
  const t = words(ctx.locale).audit;
  return (
    <Tabs
      label={t.tabs}
      items={(['access', 'ledger', 'seals'] as const).map((key) => ({
        label: t[key],
        href: ctx.href(pathOf[key]),
        current: key === current,
      }))}
    />
  );
}

async function logPage(ctx: Context, log: 'access' | 'ledger'): Promise<Answer> {
  const t = words(ctx.locale).audit;
  const { queries } = ctx.services.database;
  const filter = ctx.query(logQuery);
  const worker = filter.worker ? await accountOfLogin(queries, filter.worker.toLowerCase()) : undefined;
  const unknown = filter.worker !== undefined && !worker;
  const read = log === 'access' ? accessEntries : ledgerEntries;
  const found = unknown
    ? []
    : await read(queries, auditScope(ctx.principal), {
        ...filter,
        actor: worker ? `worker:${worker.id}` : undefined,
      });
  const rows = found.slice(0, entriesOnPage);
  const names = await actorNames(
    queries,
    rows.map(({ actor }) => actor),
  );
  // Looking at the logs is itself a look at personal data: who watches is watched.
  ctx.viewed({
    subject: log === 'access' ? 'accessLog' : 'ledger',
    subjectId: addressOf(filter).slice(0, 300) || 'all',
    centreId: null,
    purpose: t.purpose,
  });
  const last = rows.at(-1);
  const older = found.length > entriesOnPage && last ? { ...filter, before: last.seq } : null;
  const href = (query: LogQuery) => `${ctx.href(pathOf[log])}?${addressOf(query)}`;
  return staffPage(
    ctx,
    { title: t[log] },
    <Stack gap="lg">
      <Heading level={1}>{t.title}</Heading>
      <AuditTabs ctx={ctx} current={log} />
      <p>{log === 'access' ? t.accessLead : t.ledgerLead}</p>
      <Filter ctx={ctx} path={pathOf[log]} filter={filter} unknown={unknown} />
      <Entries ctx={ctx} log={log} rows={rows} names={names} />
      <Pagination
        newerHref={filter.before === undefined ? undefined : href({ ...filter, before: undefined })}
        olderHref={older ? href(older) : undefined}
      />
    </Stack>,
  );
}

function addressOf(query: LogQuery): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(pairs).toString();
}

function Filter(props: { ctx: Context; path: string; filter: LogQuery; unknown: boolean }) {
  const { ctx, path, filter, unknown } = props;
  const t = words(ctx.locale).audit;
  return (
    <SearchForm
      action={ctx.href(path)}
      label={t.filter}
      actions={
        <>
          <Button icon="search">{t.show}</Button>
          <LinkButton variant="tertiary" href={ctx.href(path)}>
            {t.clear}
          </LinkButton>
        </>
      }
    >
      <DateField name="from" label={t.from} value={filter.from} optional />
      <DateField name="to" label={t.to} value={filter.to} optional />
      <TextField
        name="worker"
        label={t.worker}
        value={filter.worker}
        error={unknown ? t.workerUnknown : undefined}
        spellcheck={false}
        width={20}
        optional
      />
      <TextField
        name="subject"
        label={t.subject}
        hint={t.subjectHint}
        value={filter.subject}
        spellcheck={false}
        width={12}
        optional
      />
      <TextField
        name="subjectId"
        label={t.subjectId}
        value={filter.subjectId}
        spellcheck={false}
        width={20}
        optional
      />
      <TextField
        name="event"
        label={t.event}
        hint={t.eventHint}
        value={filter.event}
        spellcheck={false}
        width={20}
        optional
      />
    </SearchForm>
  );
}

function Entries(props: {
  ctx: Context;
  log: 'access' | 'ledger';
  rows: readonly LogEntry[];
  names: ReadonlyMap<string, string>;
}) {
  const { ctx, log, rows, names } = props;
  const { audit: t } = words(ctx.locale);
  return (
    <Table
      caption={t[log]}
      captionHidden
      rows={rows}
      rowKey={(row) => String(row.seq)}
      empty={
        <EmptyState icon="history" title={t.empty}>
          <p>{t.emptyText}</p>
        </EmptyState>
      }
      columns={[
        { key: 'seq', header: t.number, nowrap: true, align: 'end', cell: (row) => String(row.seq) },
        {
          key: 'at',
          header: t.when,
          nowrap: true,
          rowHeader: true,
          cell: (row) => formatDateTime(ctx.locale, row.at),
        },
        { key: 'who', header: t.who, cell: (row) => <Who ctx={ctx} row={row} names={names} /> },
        { key: 'event', header: t.what, cell: (row) => <code>{row.event}</code> },
        {
          key: 'about',
          header: t.about,
          cell: (row) => (
            <a
              class="ds-link"
              href={`${ctx.href(pathOf[log])}?${new URLSearchParams({ subject: row.subject, subjectId: row.subjectId })}`}
            >
              {row.subject} <code>{shortId(row.subjectId)}</code>
            </a>
          ),
        },
        { key: 'note', header: log === 'access' ? t.why : t.facts, cell: (row) => noteText(row.note) },
      ]}
    />
  );
}

function Who({ ctx, row, names }: { ctx: Context; row: LogEntry; names: ReadonlyMap<string, string> }) {
  const { audit: t, roles } = words(ctx.locale);
  const [kind] = row.actor.split(':', 1);
  const role = workerRoles.find((name) => name === row.actorRole);
  const general = { visitor: t.visitor, applicant: t.applicant, system: t.system, device: t.device }[
    kind ?? ''
  ];
  return (
    <>
      {names.get(row.actor) ?? general ?? row.actor}
      {role && (
        <>
          <br />
          <span class="v-muted">{roles[role]}</span>
        </>
      )}
    </>
  );
}

/** The end of a long identifier: enough to tell two apart; the link leads to all of its entries. */
const shortId = (id: string): string => (/^[0-9a-f-]{36}$/.test(id) ? `…${id.slice(-12)}` : id);

const noteText = (note: LogEntry['note']): string =>
  typeof note === 'string'
    ? note
    : Object.entries(note)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join('; ');
