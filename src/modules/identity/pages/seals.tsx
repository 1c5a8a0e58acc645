import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import type { LedgerReport } from '#platform/ledger/verify.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { lastSeals } from '../data/audit.ts';
import { words } from '../messages.ts';
import { AuditTabs } from './audit.tsx';

export const showSeals = (ctx: Context): Promise<Answer> => sealsPage(ctx, null);

/** Daily seals of the ledger, and the report of a verification when one was just made. */
export async function sealsPage(ctx: Context, report: LedgerReport | null): Promise<Answer> {
  const t = words(ctx.locale).audit;
  const seals = await lastSeals(ctx.services.database.queries);
  ctx.viewed({ subject: 'ledger', subjectId: 'seals', centreId: null, purpose: t.purpose });
  return staffPage(
    ctx,
    { title: t.seals },
    <Stack gap="lg">
      <Heading level={1}>{t.title}</Heading>
      <AuditTabs ctx={ctx} current="seals" />
      {report && <Report ctx={ctx} report={report} />}
      <p>{t.sealsLead}</p>
      <Form
        action={ctx.href('/audit/verify')}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button icon="shield-check">{t.verify}</Button>}
      >
        <p>{t.verifyText}</p>
      </Form>
      <Table
        caption={t.seals}
        captionHidden
        rows={seals}
        rowKey={(seal) => seal.day}
        empty={
          <EmptyState icon="shield-lock" title={t.noSeals}>
            <p>{t.noSealsText}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'day',
            header: t.day,
            rowHeader: true,
            nowrap: true,
            cell: (seal) => formatDate(ctx.locale, seal.day),
          },
          { key: 'rows', header: t.rows, align: 'end', cell: (seal) => String(seal.rows) },
          {
            key: 'digest',
            header: t.digest,
            cell: (seal) => <code>{seal.digest.toString('hex').slice(0, 32)}</code>,
          },
          {
            key: 'at',
            header: t.sealedAt,
            nowrap: true,
            cell: (seal) => formatDateTime(ctx.locale, seal.sealedAt),
          },
        ]}
      />
    </Stack>,
  );
}

function Report({ ctx, report }: { ctx: Context; report: LedgerReport }) {
  const t = words(ctx.locale).audit;
  // Nothing was compared: green would promise what nobody has checked.
  if (report.faults.length === 0 && report.seals === 0) {
    return (
      <Alert tone="info" role="status" title={t.nothingSealed}>
        <p>{t.nothingSealedText(report.unsealedRows)}</p>
      </Alert>
    );
  }
  if (report.faults.length === 0) {
    return (
      <Alert tone="success" role="status" title={t.sound}>
        <p>{t.soundText(report.rows, report.seals, report.unsealedRows)}</p>
      </Alert>
    );
  }
  return (
    <Alert tone="danger" role="alert" title={t.broken}>
      <p>{t.brokenText}</p>
      <ul>
        {report.faults.map((fault) => {
          const where = fault.kind === 'sealBroken' ? formatDate(ctx.locale, fault.day) : `№ ${fault.seq}`;
          return (
            <li key={`${fault.kind} ${where}`}>
              {where}: {t.faults[fault.kind]}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}
