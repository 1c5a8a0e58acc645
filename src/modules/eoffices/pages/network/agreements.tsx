import { z } from 'zod';
import { daysBetween } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { type Column, Table } from '#ui/table.tsx';
import {
  type EofficeAgreement,
  eofficeAgreement,
  eofficeAgreements,
  eofficeScan,
} from '../../data/agreements.ts';
import { networkSettings } from '../../data/network.ts';
import { officesWithin } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope } from '../../rights.ts';
import { agreementState, agreementsToMind } from '../../rules/agreement.ts';
import { firstDays } from '../../rules/settings.ts';

const tones = { inForce: 'success', soon: 'warning', over: 'danger', ended: 'neutral' } as const;

/** `/e-offices/agreements`: agreements with the organisations of the network (KO-4.1). */
export async function agreementsPage(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].agreements;
  const db = ctx.services.database.queries;
  const rows = await eofficeAgreements(db, eofficeScope(ctx.principal));
  const soonDays = firstDays(await networkSettings(db, ctx.principal.municipalityId));
  const leads = ctx.principal.role === 'headEoffice';
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      {await agreementsAlert(ctx, false)}
      {leads && (
        <p class="v-actions">
          <LinkButton href={ctx.href('/e-offices/agreements/new')} icon="plus">
            {t.add}
          </LinkButton>
          <LinkButton href={ctx.href('/e-offices/network/settings')} variant="secondary">
            {t.settings.link}
          </LinkButton>
        </p>
      )}
      <Table
        caption={t.caption}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns(ctx, soonDays)}
        empty={
          <EmptyState title={t.empty} icon="certificate">
            <p>{t.emptyHint}</p>
          </EmptyState>
        }
      />
    </Stack>,
  );
}

/** What runs out, in words; null when all is in order. */
export async function agreementsAlert(ctx: Context, link: boolean) {
  const t = eofficesTexts[ctx.locale].agreements;
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const [offices, agreements, settings] = await Promise.all([
    officesWithin(db, scope),
    eofficeAgreements(db, scope),
    networkSettings(db, ctx.principal.municipalityId),
  ]);
  const today = businessDate(ctx.services.clock.now());
  const { expiring, without } = agreementsToMind(offices, agreements, today, firstDays(settings));
  if (expiring + without === 0) return null;
  return (
    <Alert tone="warning">
      <p>
        {[expiring > 0 && t.expiring(expiring), without > 0 && t.without(without)].filter(Boolean).join('; ')}
        .
      </p>
      {link && (
        <p>
          <a class="ds-link" href={ctx.href('/e-offices/agreements')}>
            {t.look}
          </a>
        </p>
      )}
    </Alert>
  );
}

function columns(ctx: Context, soonDays: number): Column<EofficeAgreement>[] {
  const t = eofficesTexts[ctx.locale].agreements;
  return [
    {
      key: 'office',
      header: t.fields.office,
      cell: ({ office, organisation }) => (
        <>
          № {office}. <span lang="uk">{organisation}</span>
        </>
      ),
    },
    {
      key: 'number',
      header: t.fields.number,
      rowHeader: true,
      nowrap: true,
      cell: ({ id, number }) => (
        <a class="ds-link" href={ctx.href(`/e-offices/agreements/${id}`)}>
          № {number}
        </a>
      ),
    },
    { key: 'subject', header: t.fields.subject, cell: ({ subject }) => <span lang="uk">{subject}</span> },
    {
      key: 'signedOn',
      header: t.fields.signedOn,
      nowrap: true,
      cell: ({ signedOn }) => formatDate(ctx.locale, signedOn),
    },
    {
      key: 'validTo',
      header: t.fields.validTo,
      nowrap: true,
      cell: ({ validTo }) => (validTo ? formatDate(ctx.locale, validTo) : t.openEnded),
    },
    {
      key: 'state',
      header: t.state,
      cell: (agreement) => <AgreementTag ctx={ctx} agreement={agreement} soonDays={soonDays} />,
    },
  ];
}

/** How an agreement stands today. */
export function AgreementTag(props: {
  ctx: Context;
  agreement: Pick<EofficeAgreement, 'validTo' | 'endedOn'>;
  soonDays: number;
}) {
  const { ctx, agreement, soonDays } = props;
  const t = eofficesTexts[ctx.locale].agreements;
  const today = businessDate(ctx.services.clock.now());
  const state = agreementState(agreement, today, soonDays);
  const words = {
    inForce: t.inForce,
    over: t.over,
    soon: t.soon(agreement.validTo ? daysBetween(today, agreement.validTo) : 0),
    ended: t.endedOn(agreement.endedOn ? formatDate(ctx.locale, agreement.endedOn) : ''),
  };
  return <StatusTag tone={tones[state]}>{words[state]}</StatusTag>;
}

const params = z.object({ id: z.uuid() });

/** The agreement of the address within reach; 404 otherwise. */
export async function agreementOf(ctx: Context): Promise<EofficeAgreement> {
  const db = ctx.services.database.queries;
  const found = await eofficeAgreement(db, eofficeScope(ctx.principal), ctx.params(params).id);
  if (!found) throw notFound();
  return found;
}

/** The scan itself. */
export async function agreementScan(ctx: Context): Promise<Answer> {
  const { fileId } = await agreementOf(ctx);
  const scan = fileId && (await eofficeScan(ctx.services.database.queries, fileId));
  if (!scan) throw notFound();
  return file(await ctx.services.files.get(scan.sha256), scan.mediaType, scan.name, false);
}
