import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { type Device, listDevices } from '../data/devices.ts';
import { words } from '../messages.ts';
import { deviceScope } from '../rights.ts';
import { keyRights } from '../rules/keyRights.ts';
import { DeviceState } from './deviceState.tsx';

/** `/devices/systems`: keys of other systems that open something in the centres within reach (BP-23). */
export async function showSystems(ctx: Context): Promise<Answer> {
  const { devices: t, keys } = words(ctx.locale);
  const systems = await listDevices(ctx.services.database.queries, deviceScope(ctx.principal), 'systems');
  return staffPage(
    ctx,
    {
      title: keys.section,
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href('/devices') }]} />,
    },
    <Stack gap="lg">
      <Heading level={1}>{keys.section}</Heading>
      <p class="v-lead">{keys.sectionText}</p>
      <p>
        <LinkButton href={ctx.href('/devices/systems/new')} icon="plus">
          {keys.add}
        </LinkButton>
      </p>
      <Table
        caption={keys.section}
        captionHidden
        rows={systems}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="key" title={keys.none}>
            <p>{keys.noneText}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: t.name,
            rowHeader: true,
            cell: (system) =>
              system.revokedAt ? (
                system.name
              ) : (
                <a class="ds-link" href={ctx.href(`/devices/${system.id}`)}>
                  {system.name}
                </a>
              ),
          },
          { key: 'centres', header: keys.opens, cell: centresText },
          {
            key: 'rights',
            header: keys.rightsLegend,
            cell: ({ rights }) =>
              keyRights
                .filter((right) => rights.includes(right))
                .map((right) => keys.rights[right])
                .join('; '),
          },
          { key: 'state', header: t.state, cell: (system) => <DeviceState ctx={ctx} device={system} /> },
          {
            key: 'expires',
            header: keys.expires,
            nowrap: true,
            // The moment of the end is the first that no longer counts.
            cell: ({ expiresAt }) =>
              expiresAt
                ? formatDate(ctx.locale, businessDate(new Date(expiresAt.getTime() - 1000)))
                : keys.noEnd,
          },
          {
            key: 'seen',
            header: t.seen,
            nowrap: true,
            cell: ({ lastSeenAt }) => (lastSeenAt ? formatDateTime(ctx.locale, lastSeenAt) : t.never),
          },
        ]}
      />
    </Stack>,
  );
}

const centresText = ({ centres }: Device): string => centres.map(({ name }) => name).join(', ');
