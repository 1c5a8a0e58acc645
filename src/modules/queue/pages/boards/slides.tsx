import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { type BoardDevice, boardCentres, boardDevices, keptBoard } from '../../data/boardConfig.ts';
import { type Slide, slideById, slidesWithin } from '../../data/slides.ts';
import { queueScope } from '../../rights.ts';
import { isShownOn } from '../../rules/slides.ts';
import { slideParams } from '../../schemas/slides.ts';
import { previewWall } from './board.tsx';
import { boardWords } from './boards.tsx';

/** A slide within reach, by the address; else 404. */
export async function slideOf(ctx: Context): Promise<Slide> {
  const { slide } = ctx.params(slideParams);
  const found = await slideById(ctx.services.database.queries, queueScope(ctx.principal), slide);
  if (!found) throw notFound();
  return found;
}

/** All slides of the centres within reach, in the order in which they turn. */
export async function slidesPage(ctx: Context): Promise<Answer> {
  const t = boardWords(ctx).slides;
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const [slides, centres, devices] = await Promise.all([
    slidesWithin(queries, scope),
    boardCentres(queries, scope),
    boardDevices(queries, scope),
  ]);
  return staffPage(
    ctx,
    {
      title: t.title,
      breadcrumbs: <Breadcrumbs items={[{ label: boardWords(ctx).title, href: ctx.href('/boards') }]} />,
    },
    <Stack gap="lg">
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <div class="v-actions">
        <LinkButton href={ctx.href('/slides/new')} icon="plus">
          {t.add}
        </LinkButton>
      </div>
      {slides.length === 0 && <EmptyState icon="file-text" title={t.empty} />}
      {centres.map((centre) => {
        const own = slides.filter(({ centreId }) => centreId === centre.id);
        return own.length === 0 ? null : (
          <section key={centre.id} aria-labelledby={`c-${centre.id}`}>
            <Heading level={2} id={`c-${centre.id}`}>
              {centre.name}
            </Heading>
            <SlideTable ctx={ctx} caption={centre.name} slides={own} devices={devices} />
          </section>
        );
      })}
    </Stack>,
  );
}

export const slideName = (slide: Slide): string => slide.titleUk || slide.altUk;

function SlideTable(props: {
  ctx: Context;
  caption: string;
  slides: readonly Slide[];
  devices: readonly BoardDevice[];
}) {
  const { ctx, slides, devices } = props;
  const t = boardWords(ctx).slides;
  const today = businessDate(ctx.services.clock.now());
  return (
    <Table
      caption={props.caption}
      captionHidden
      rows={slides}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          header: t.columns.what,
          rowHeader: true,
          cell: (slide) => (
            <>
              <a class="ds-link" href={ctx.href(`/slides/${slide.id}`)}>
                {slideName(slide)}
              </a>
              <br />
              {t.kinds[slide.kind]}
            </>
          ),
        },
        {
          key: 'where',
          header: t.columns.where,
          cell: ({ deviceId }) => devices.find(({ id }) => id === deviceId)?.name ?? t.everywhere,
        },
        {
          key: 'when',
          header: t.columns.when,
          cell: ({ validFrom, validTo }) =>
            `${formatDate(ctx.locale, validFrom)} – ${validTo ? formatDate(ctx.locale, validTo) : t.openEnded}`,
        },
        {
          key: 'state',
          header: t.columns.state,
          cell: (slide) =>
            isShownOn(slide, today) ? (
              <StatusTag tone="success">{t.states.on}</StatusTag>
            ) : (
              <StatusTag tone="neutral">
                {slide.validFrom > today ? t.states.future : t.states.past}
              </StatusTag>
            ),
        },
        {
          key: 'order',
          header: t.columns.order,
          cell: (slide) =>
            slide.id === slides[0]?.id ? null : (
              <Form
                action={ctx.href(`/slides/${slide.id}/up`)}
                hidden={<FormKey ctx={ctx} />}
                actions={
                  <Button variant="tertiary" size="sm">
                    {t.up} <span class="ds-sr-only">{slideName(slide)}</span>
                  </Button>
                }
              />
            ),
        },
      ]}
    />
  );
}

/** The slide on a board of its centre, before anybody in the hall sees it. */
export async function slidePreviewPage(ctx: Context): Promise<Answer> {
  const slide = await slideOf(ctx);
  const config = await keptBoard(ctx.services.database.queries, slide.centreId, slide.deviceId);
  return previewWall(ctx, slide.centreId, { ...config, showsSlides: true }, [slide]);
}
