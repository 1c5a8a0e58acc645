import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { conflict, notFound } from '#platform/http/problems.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { Tabs } from '#ui/tabs.tsx';
import {
  awaitedConfirmations,
  type FoundMessage,
  findMessage,
  type MessageLine,
  messagesOf,
} from '../../data/exchange.ts';
import { networkSettings } from '../../data/network.ts';
import { type OfficeFacts, ownOffice } from '../../data/reach.ts';
import { exchangeTexts } from '../../exchangeMessages.ts';
import { ownOfficeOf } from '../../rights.ts';
import { keptUntil } from '../../rules/settings.ts';

/** The office for which the worker speaks. */
export async function officeHere(ctx: Context): Promise<OfficeFacts> {
  const office = await ownOffice(ctx.services.database.queries, ownOfficeOf(ctx.principal));
  if (!office) throw conflict(exchangeTexts[ctx.locale].exchange.noOffice);
  return office;
}

const listQuery = z.object({
  box: z.enum(['inbox', 'sent']).catch('inbox'),
  before: z.uuid().optional().catch(undefined),
});

/** `/e-offices/exchange`: what the office received and sent (KN-3.1). */
export async function exchangePage(ctx: Context): Promise<Answer> {
  const t = exchangeTexts[ctx.locale].exchange;
  const db = ctx.services.database.queries;
  const office = await ownOffice(db, ownOfficeOf(ctx.principal));
  if (!office)
    return staffPage(
      ctx,
      { title: t.title },
      <Stack>
        <Heading level={1}>{t.title}</Heading>
        <Alert tone="info">{t.noOffice}</Alert>
      </Stack>,
    );
  const { box, before } = ctx.query(listQuery);
  const [{ lines, more }, awaited] = await Promise.all([
    messagesOf(db, office, box, before ?? null),
    awaitedConfirmations(db, office),
  ]);
  const last = more ? lines.at(-1) : undefined;
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      {awaited > 0 && <Alert tone="warning">{t.toConfirm(awaited)}</Alert>}
      <p class="v-actions">
        <LinkButton href={ctx.href('/e-offices/exchange/new')} icon="plus">
          {t.write}
        </LinkButton>
        <LinkButton href={ctx.href('/e-offices/answers')} variant="secondary" icon="search">
          {t.answers}
        </LinkButton>
      </p>
      <Tabs
        label={t.title}
        items={(['inbox', 'sent'] as const).map((one) => ({
          label: t[one],
          href: ctx.href(`/e-offices/exchange?box=${one}`),
          current: one === box,
        }))}
      />
      <Table
        caption={t[box]}
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title={t.none} icon="message-circle">
            <p>{t.noneHint}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'subject',
            header: t.columns.subject,
            rowHeader: true,
            cell: (line) => (
              <a class="ds-link" href={ctx.href(`/e-offices/exchange/${line.id}`)}>
                {line.subject}
              </a>
            ),
          },
          ...(box === 'inbox'
            ? [
                {
                  key: 'from',
                  header: t.columns.from,
                  cell: ({ fromHead, fromNumber }: MessageLine) => (fromHead ? t.head : t.office(fromNumber)),
                },
              ]
            : []),
          {
            key: 'when',
            header: t.columns.when,
            nowrap: true,
            cell: ({ at }) => formatDateTime(ctx.locale, at),
          },
          {
            key: 'state',
            header: t.columns.state,
            cell: (line) => <State ctx={ctx} line={line} box={box} />,
          },
        ]}
      />
      <Pagination
        newerHref={before ? ctx.href(`/e-offices/exchange?box=${box}`) : undefined}
        olderHref={last ? ctx.href(`/e-offices/exchange?box=${box}&before=${last.id}`) : undefined}
      />
    </Stack>,
  );
}

function State({ ctx, line, box }: { ctx: Context; line: MessageLine; box: 'inbox' | 'sent' }) {
  const t = exchangeTexts[ctx.locale].exchange;
  if (box === 'sent')
    return <>{line.mustConfirm ? t.confirmedBy(line.confirmed, line.all) : t.readBy(line.read, line.all)}</>;
  if (line.confirmedAt) return <StatusTag tone="success">{t.states.confirmed}</StatusTag>;
  if (line.mustConfirm) return <StatusTag tone="danger">{t.states.confirm}</StatusTag>;
  return line.readAt ? (
    <StatusTag tone="neutral">{t.states.read}</StatusTag>
  ) : (
    <StatusTag tone="info">{t.states.new}</StatusTag>
  );
}

const params = z.object({ message: z.uuid() });

/** The message of the address, when the worker's office sent or received it; else 404. */
export async function messageHere(
  ctx: Context,
): Promise<{ readonly office: OfficeFacts; readonly message: FoundMessage }> {
  const office = await ownOffice(ctx.services.database.queries, ownOfficeOf(ctx.principal));
  if (!office) throw notFound();
  const message = await findMessage(ctx.services.database.queries, office, ctx.params(params).message);
  if (!message) throw notFound();
  return { office, message };
}

/** `/e-offices/exchange/:message`: the words, the files, who has read them. A mark is made by a button, never by looking. */
export async function messagePage(ctx: Context): Promise<Answer> {
  const { message } = await messageHere(ctx);
  const t = exchangeTexts[ctx.locale].exchange;
  const { messagesKeptYears } = await networkSettings(
    ctx.services.database.queries,
    ctx.principal.municipalityId,
  );
  const last = keptUntil(businessDate(message.at), messagesKeptYears);
  const mark = (path: string, label: string, variant: 'primary' | 'secondary') => (
    <form method="post" action={ctx.href(`/e-offices/exchange/${message.id}/${path}`)}>
      <FormKey ctx={ctx} />
      <Button variant={variant} icon="check">
        {label}
      </Button>
    </form>
  );
  const { own } = message;
  ctx.viewed({
    subject: 'eofficeMessage',
    subjectId: message.id,
    centreId: null,
    purpose: 'обмін між е-офісами',
  });
  return staffPage(
    ctx,
    {
      title: message.subject,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href('/e-offices/exchange') }]} />,
    },
    <Stack>
      <Heading
        level={1}
        caption={`${message.fromHead ? t.head : t.office(message.fromNumber)}, ${message.writer}, ${formatDateTime(ctx.locale, message.at)}`}
      >
        {message.subject}
      </Heading>
      {message.mustConfirm && (
        <p>
          <StatusTag tone={own && !own.confirmedAt ? 'danger' : 'neutral'}>{t.announcement}</StatusTag>
        </p>
      )}
      {message.replySubject && (
        <p class="v-muted">
          {t.inReply}: {message.replySubject}
        </p>
      )}
      <p class="v-words" lang="uk">
        {message.text}
      </p>
      {message.files.length > 0 && (
        <section>
          <Heading level={2}>{t.files}</Heading>
          <ul>
            {message.files.map(({ id, name }) => (
              <li key={id}>
                <a
                  class="ds-link"
                  href={ctx.href(`/e-offices/exchange/${message.id}/attachments/${id}`)}
                  download
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="v-actions">
        {own && message.mustConfirm && !own.confirmedAt && mark('confirm', t.confirm, 'primary')}
        {own && !message.mustConfirm && !own.readAt && mark('read', t.markRead, 'secondary')}
        {own && (
          <LinkButton href={ctx.href(`/e-offices/exchange/new?reply=${message.id}`)} variant="secondary">
            {t.reply}
          </LinkButton>
        )}
      </div>
      {!own && (
        <Table
          caption={t.who}
          rows={message.to}
          rowKey={({ id }) => id}
          rowTone={(row) => (message.mustConfirm && !row.confirmedAt ? 'warning' : undefined)}
          columns={[
            {
              key: 'office',
              header: t.whoColumns.office,
              rowHeader: true,
              cell: ({ number, organisation }) => `№ ${number}. ${organisation}`,
            },
            {
              key: 'read',
              header: t.whoColumns.read,
              cell: ({ readAt }) => (readAt ? formatDateTime(ctx.locale, readAt) : t.notYet),
            },
            ...(message.mustConfirm
              ? [
                  {
                    key: 'confirmed',
                    header: t.whoColumns.confirmed,
                    cell: ({ confirmedAt }: FoundMessage['to'][number]) =>
                      confirmedAt ? formatDateTime(ctx.locale, confirmedAt) : t.notYet,
                  },
                ]
              : []),
          ]}
        />
      )}
      <p class="v-muted">{t.keptUntil(formatDate(ctx.locale, last))}</p>
    </Stack>,
  );
}

const fileParams = params.extend({ attachment: z.uuid() });

/** A file of a message: saved, never shown inside our page. */
export async function messageFile(ctx: Context): Promise<Answer> {
  const { message } = await messageHere(ctx);
  const { attachment } = ctx.params(fileParams);
  const found = message.files.find(({ id }) => id === attachment);
  if (!found) throw notFound();
  ctx.viewed({
    subject: 'eofficeMessage',
    subjectId: message.id,
    centreId: null,
    purpose: 'файл повідомлення',
  });
  return file(await ctx.services.files.get(found.sha256), found.mediaType, found.name, false);
}
