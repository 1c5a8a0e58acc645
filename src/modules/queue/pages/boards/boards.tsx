import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { type BoardDevice, boardCentres, boardDevices, settingsWithin } from '../../data/boardConfig.ts';
import { boardsEn } from '../../messages/boards.en.ts';
import { type BoardsTexts, boardsUk } from '../../messages/boards.uk.ts';
import { queueScope } from '../../rights.ts';
import { boardKinds, usualBoard } from '../../rules/boardView.ts';

export const boardWords = (ctx: Context): BoardsTexts => (ctx.locale === 'en' ? boardsEn : boardsUk);

interface Line {
  readonly key: string;
  readonly name: string;
  readonly href: string;
  readonly shows: string;
  readonly voice: string;
  readonly seen: string;
}

/** Boards of the centres within reach and what each shows; the first line of a centre is its default. */
export async function boardsPage(ctx: Context): Promise<Answer> {
  const t = boardWords(ctx);
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const [centres, devices, settings] = await Promise.all([
    boardCentres(queries, scope),
    boardDevices(queries, scope),
    settingsWithin(queries, scope),
  ]);
  const lineOf = (centreId: string, device: BoardDevice | null): Line => {
    const own = settings.find(
      (one) => one.centreId === centreId && one.deviceId === (device === null ? null : device.id),
    );
    const kind = boardKinds.find((one) => one === own?.kind) ?? usualBoard.kind;
    const set = own ?? (device === null ? usualBoard : undefined);
    return {
      key: device?.id ?? centreId,
      name: device?.name ?? t.centreDefault,
      href: ctx.href(device ? `/boards/${device.id}` : `/boards/centre/${centreId}`),
      shows: set ? t.kinds[kind] : t.asCentre,
      voice: set ? (set.speaks ? t.speaksIn(set.zone) : t.silent) : t.asCentre,
      seen:
        device === null ? '' : device.lastSeenAt ? formatDateTime(ctx.locale, device.lastSeenAt) : t.never,
    };
  };
  return staffPage(
    ctx,
    { title: t.title },
    <Stack gap="lg">
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <div class="v-actions">
        <LinkButton href={ctx.href('/slides')} variant="secondary" icon="file-text">
          {t.slides.title}
        </LinkButton>
        <LinkButton href={ctx.href('/devices')} variant="tertiary" icon="device-desktop">
          {t.devicesLink}
        </LinkButton>
      </div>
      {devices.length === 0 && (
        <EmptyState icon="device-desktop" title={t.empty}>
          <p>{t.emptyText}</p>
        </EmptyState>
      )}
      {centres.map((centre) => (
        <section key={centre.id} aria-labelledby={`c-${centre.id}`}>
          <Heading level={2} id={`c-${centre.id}`}>
            {centre.name}
          </Heading>
          <Table
            caption={centre.name}
            captionHidden
            rows={[null, ...devices.filter(({ centreId }) => centreId === centre.id)].map((device) =>
              lineOf(centre.id, device),
            )}
            rowKey={({ key }) => key}
            columns={[
              {
                key: 'name',
                header: t.columns.name,
                rowHeader: true,
                cell: (line) => (
                  <a class="ds-link" href={line.href}>
                    {line.name}
                  </a>
                ),
              },
              { key: 'shows', header: t.columns.shows, cell: ({ shows }) => shows },
              { key: 'voice', header: t.columns.voice, cell: ({ voice }) => voice },
              { key: 'seen', header: t.columns.seen, nowrap: true, cell: ({ seen }) => seen },
            ]}
          />
        </section>
      ))}
    </Stack>,
  );
}

/** A centre within reach, by its identifier; else 404. */
export async function boardCentreOf(ctx: Context, centreId: string): Promise<{ id: string; name: string }> {
  const centres = await boardCentres(ctx.services.database.queries, queueScope(ctx.principal));
  const centre = centres.find(({ id }) => id === centreId);
  if (!centre) throw notFound();
  return centre;
}
