import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import { allEoffices, type Eoffice } from '../../data/directory.ts';
import { districtPlaces } from '../../data/plan.ts';
import { publicOperators } from '../../data/publicNames.ts';
import { eofficesTexts } from '../../messages.ts';
import type { AgreementState } from '../../rules/agreement.ts';
import { findOffices } from '../../rules/network.ts';
import { PlanDrawing } from './planDrawing.tsx';

const agreementTones = {
  inForce: 'success',
  soon: 'warning',
  over: 'danger',
  ended: 'danger',
  none: 'danger',
} as const;
const search = z.object({ q: z.string().max(200).optional().catch('') });

/** `/e-offices`: the network with a search by district, street or organisation (KO-A1). */
export async function directoryPage(ctx: Context): Promise<Answer> {
  const texts = eofficesTexts[ctx.locale];
  const question = (ctx.query(search).q ?? '').trim();
  const offices = await allEoffices(ctx.services.database.queries);
  const found = findOffices(offices, question);
  const networks = [...new Set(found.map(({ municipalityId }) => municipalityId))];
  const db = ctx.services.database.queries;
  const operators = await publicOperators(db, businessDate(ctx.services.clock.now()));
  const isOf = (municipalityId: string | null, office: Eoffice) =>
    municipalityId === null || municipalityId === office.municipalityId;
  const plans = await Promise.all(
    networks.map(async (municipalityId) => ({
      municipalityId,
      places: await districtPlaces(db, municipalityId),
    })),
  );
  return publicPage(
    ctx,
    { title: texts.title, description: texts.lead, width: 'wide' },
    <Stack>
      <div class="v-stack" data-gap="sm">
        <Heading level={1}>{texts.title}</Heading>
        <p class="v-lead">{texts.lead}</p>
      </div>
      {offices.length === 0 && (
        <EmptyState title={texts.empty} icon="building">
          <p>{texts.emptyHint}</p>
        </EmptyState>
      )}
      {offices.length > 0 && (
        <SearchForm
          action={ctx.href('/e-offices')}
          label={texts.searchLabel}
          actions={
            <Button type="submit" icon="search">
              {texts.search}
            </Button>
          }
        >
          <TextField
            name="q"
            type="search"
            label={texts.searchLabel}
            hint={texts.searchHint}
            value={question}
            maxlength={200}
          />
        </SearchForm>
      )}
      <p>
        <a class="ds-link" href={ctx.href('/e-offices/partners')}>
          {texts.partners.title}
        </a>
      </p>
      <p>
        <a class="ds-link" href={ctx.href('/e-offices/asked')}>
          {texts.needs.public.title}
        </a>
      </p>
      {plans.map(({ municipalityId, places }) => (
        <PlanDrawing
          key={municipalityId}
          ctx={ctx}
          offices={found.filter((office) => office.municipalityId === municipalityId)}
          places={places}
        />
      ))}
      {offices.length > 0 && (
        <OfficeTable
          ctx={ctx}
          offices={found}
          caption={texts.found(found.length)}
          operators={(office) =>
            operators
              .filter((one) => one.office === office.number && isOf(one.municipalityId, office))
              .map(({ name }) => name)
          }
        />
      )}
    </Stack>,
  );
}

export function OfficeTable(props: {
  ctx: Context;
  offices: readonly Eoffice[];
  caption: string;
  edit?: (office: Eoffice) => string | null;
  /** How the agreement with its organisation stands, for those who look after it. */
  agreement?: (office: Eoffice) => AgreementState | 'none';
  /** Names of operators who agreed to be shown. */
  operators?: (office: Eoffice) => readonly string[];
}) {
  const { ctx, offices, caption, edit, agreement, operators } = props;
  const texts = eofficesTexts[ctx.locale];
  const { columns: headers } = texts;
  const columns: Column<Eoffice>[] = [
    {
      key: 'number',
      header: headers.number,
      nowrap: true,
      cell: (office) => <span id={`office-${office.number}`}>{office.number}</span>,
    },
    {
      key: 'organisation',
      header: headers.organisation,
      rowHeader: true,
      cell: (office) => (
        <>
          <span lang="uk">{office.organisation}</span> {office.head && <Tag tone="wheat">{texts.head}</Tag>}
        </>
      ),
    },
    {
      key: 'address',
      header: headers.address,
      cell: (office) => (
        <>
          <span lang="uk">{[office.address, office.note].filter(Boolean).join('. ')}</span>
          {office.latitude !== null && (
            <>
              {' '}
              <a class="ds-link" href={`geo:${office.latitude},${office.longitude}`}>
                {texts.plan.open}
                <span class="ds-sr-only"> {texts.number(office.number)}</span>
              </a>
            </>
          )}
        </>
      ),
    },
    { key: 'hours', header: headers.hours, nowrap: true, cell: (office) => office.receptionHours },
    {
      key: 'contacts',
      header: headers.contacts,
      cell: (office) => {
        const names = operators?.(office) ?? [];
        if (!office.phone && !office.email && names.length === 0) return null;
        return (
          <>
            <Contacts office={office} />
            {names.map((name) => (
              <p key={name} class="v-muted" lang="uk">
                {texts.reading.operator(name)}
              </p>
            ))}
          </>
        );
      },
    },
  ];
  if (agreement)
    columns.push({
      key: 'agreement',
      header: texts.agreements.stateColumn,
      cell: (office) => {
        const state = agreement(office);
        return <StatusTag tone={agreementTones[state]}>{texts.agreements.states[state]}</StatusTag>;
      },
    });
  if (edit)
    columns.push({
      key: 'edit',
      header: headers.action,
      headerHidden: true,
      cell: (office) => {
        const address = edit(office);
        return (
          address && (
            <a class="ds-link" href={address}>
              {texts.work.edit}
              <span class="ds-sr-only"> {texts.number(office.number)}</span>
            </a>
          )
        );
      },
    });
  return (
    <Table
      caption={caption}
      rows={offices}
      rowKey={(office) => office.id}
      columns={columns}
      empty={
        <EmptyState title={texts.nothing} icon="search">
          <p>{texts.nothingHint}</p>
        </EmptyState>
      }
    />
  );
}

export function Contacts({ office }: { office: Eoffice }) {
  if (!office.phone && !office.email) return <>—</>;
  return (
    <>
      {office.phone && (
        <a class="ds-link" href={`tel:${office.phone}`}>
          {office.phone}
        </a>
      )}{' '}
      {office.email && (
        <a class="ds-link" href={`mailto:${office.email}`}>
          {office.email}
        </a>
      )}
    </>
  );
}
