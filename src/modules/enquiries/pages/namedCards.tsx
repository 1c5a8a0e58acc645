import type { Context } from '#platform/http/context.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { Details } from '#ui/details.tsx';
import type { NamedService } from '../data/named.ts';
import { enquiryTexts } from '../messages.ts';

/** Links to the cards that an answer names. */
export function NamedCards({ ctx, services }: { ctx: Context; services: readonly NamedService[] }) {
  if (services.length === 0) return null;
  return (
    <>
      <p>{enquiryTexts[ctx.locale].track.cards}</p>
      <ul>
        {services.map(({ id, name, path }) => (
          <li key={id}>
            <a class="ds-link" href={ctx.href(path)}>
              {name[ctx.locale]}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which cards an answer or a template names: folded, for most name none. */
export function ChooseCards({
  ctx,
  id,
  services,
  chosen,
  error,
}: {
  ctx: Context;
  id: string;
  services: readonly NamedService[];
  chosen: readonly string[];
  error: string | undefined;
}) {
  const t = enquiryTexts[ctx.locale].page;
  if (services.length === 0) return null;
  return (
    <Details summary={t.cards} open={chosen.length > 0 || error !== undefined}>
      <Checkboxes
        name="services"
        id={id}
        legend={t.cardsLegend}
        hint={t.cardsHint}
        error={error}
        optional
        values={chosen}
        options={services.map((service) => ({
          value: service.id,
          label: `${service.listNumber}. ${service.name[ctx.locale]}`,
        }))}
      />
    </Details>
  );
}
