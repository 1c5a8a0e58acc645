import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Heading } from '#ui/heading.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { catalogueTexts } from '../../messages.ts';
import { keptOf } from '../editor/staffCard.tsx';
import { CardChanges } from './cardChanges.tsx';

const number = z.coerce.number().int().min(1).optional().catch(undefined);
const asked = z.object({ from: number, to: number });

/** `/catalogue/:id/compare`: any two versions of a card side by side (CARD-flow). */
export async function comparePage(ctx: Context): Promise<Answer> {
  const { flow: t, staff } = catalogueTexts[ctx.locale];
  const { service, cards } = await keptOf(ctx, ctx.services.database.queries);
  const { from, to } = ctx.query(asked);
  const after = to === undefined ? cards[0] : cards.find((card) => card.version === to);
  if (!after) throw notFound();
  const earlier = cards.find((card) => card.version < after.version);
  const before = from === undefined ? (earlier ?? after) : cards.find((card) => card.version === from);
  if (!before) throw notFound();
  const options = cards.map((card) => ({
    value: String(card.version),
    label: `${t.versionColumn(card.version)} — ${staff.states[card.state]}`,
  }));
  const at = `/catalogue/${service.id}`;
  return staffPage(
    ctx,
    {
      title: `${t.compareTitle}: ${service.plainName}`,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: staff.title, href: ctx.href('/catalogue') },
            { label: service.plainName, href: ctx.href(at) },
          ]}
        />
      ),
    },
    <Stack>
      <Heading level={1} caption={service.plainName}>
        {t.compareTitle}
      </Heading>
      {cards.length < 2 ? (
        <p>{t.compareFirst}</p>
      ) : (
        <>
          <form class="v-form" method="get" action={ctx.href(`${at}/compare`)} data-print="hidden">
            <div class="v-fieldset__fields" data-inline>
              <Select
                name="from"
                label={t.older}
                options={options}
                value={String(before.version)}
                optional="quiet"
              />
              <Select
                name="to"
                label={t.newer}
                options={options}
                value={String(after.version)}
                optional="quiet"
              />
            </div>
            <div class="v-actions">
              <Button type="submit" variant="secondary">
                {t.show}
              </Button>
            </div>
          </form>
          <CardChanges locale={ctx.locale} before={before} after={after} />
        </>
      )}
    </Stack>,
  );
}
