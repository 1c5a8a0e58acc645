import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { DateField } from '#ui/dateField.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { competencesOf } from '../../data/services.ts';
import type { KeptService } from '../../data/staff.ts';
import { catalogueTexts } from '../../messages.ts';
import { competenceRoutes } from '../../schema.ts';
import { keptOf } from '../editor/staffCard.tsx';
import { KeepForm, setupPage, typed } from './setupFrame.tsx';

/** `/catalogue/:id/competence`: who decides, by date (design §3.11). */
export async function competencePage(ctx: Context): Promise<Answer> {
  const { service } = await keptOf(ctx, ctx.services.database.queries);
  const values = { validFrom: businessDate(ctx.services.clock.now()) };
  return renderCompetence(ctx, service, { values, errors: {} });
}

export async function renderCompetence(
  ctx: Context,
  service: KeptService,
  form: FormState,
  status?: number,
): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale];
  const t = texts.setup;
  const rules = await competencesOf(ctx.services.database.queries, service.id);
  const back = `/catalogue/${service.id}`;
  return setupPage(
    ctx,
    {
      title: t.competence,
      caption: service.plainName,
      crumbs: [
        [texts.staff.title, '/catalogue'],
        [service.plainName, back],
      ],
      form,
      ...(status ? { status } : {}),
    },
    <>
      <p>{t.competenceLead}</p>
      <Table
        caption={t.competence}
        captionHidden
        rows={rules}
        rowKey={(rule) => rule.validFrom}
        empty={<p>{t.noRule}</p>}
        columns={[
          {
            key: 'since',
            header: t.since,
            rowHeader: true,
            nowrap: true,
            cell: (rule) => formatDate(ctx.locale, rule.validFrom),
          },
          { key: 'route', header: t.route, cell: (rule) => t.routes[rule.route] },
          { key: 'by', header: t.decidedBy, cell: (rule) => rule.decidedBy },
          { key: 'act', header: t.act, cell: (rule) => rule.act || '—' },
        ]}
      />
      <Heading level={2}>{t.newRule}</Heading>
      <KeepForm ctx={ctx} form={form} at={`${back}/competence`} backTo={back}>
        <CompetenceFields ctx={ctx} form={form} />
      </KeepForm>
    </>,
  );
}

export function CompetenceFields({ ctx, form }: { ctx: Context; form: FormState }) {
  const t = catalogueTexts[ctx.locale].setup;
  return (
    <>
      <Radios
        name="route"
        legend={t.route}
        options={competenceRoutes.map((route) => ({ value: route, label: t.routes[route] }))}
        value={typed(form, 'route')}
        error={form.errors.route}
      />
      <TextField
        name="decidedBy"
        label={t.decidedBy}
        hint={t.decidedByHint}
        value={typed(form, 'decidedBy')}
        error={form.errors.decidedBy}
        autocomplete="off"
      />
      <TextField
        name="act"
        label={t.act}
        value={typed(form, 'act')}
        error={form.errors.act}
        autocomplete="off"
        optional
      />
      <DateField
        name="validFrom"
        label={t.since}
        value={typed(form, 'validFrom')}
        error={form.errors.validFrom}
      />
    </>
  );
}
