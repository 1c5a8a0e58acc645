import type { Context } from '#platform/http/context.ts';
import type { Eoffice } from '../../data/directory.ts';
import { eofficesTexts } from '../../messages.ts';
import { drawPlan, type Place } from '../../rules/plan.ts';

/**
 * The districts as tiles with a mark for each office that leads to its line in the list (KO-A1). Our own drawing, without tiles
 * of others; the list says the same in words. Nothing where no district is known.
 */
export function PlanDrawing(props: { ctx: Context; offices: readonly Eoffice[]; places: readonly Place[] }) {
  const { ctx, offices, places } = props;
  const t = eofficesTexts[ctx.locale].plan;
  const plan = drawPlan(offices, places);
  if (plan.tiles.length === 0) return null;
  return (
    <figure class="v-picture">
      <nav aria-label={t.label}>
        <svg
          class="v-map v-map--tiles"
          viewBox={`0 0 ${plan.width} ${plan.height}`}
          width={plan.width}
          height={plan.height}
        >
          <title>{t.title}</title>
          {plan.tiles.map((tile) => (
            <g key={tile.name}>
              <rect
                class="v-map__tile"
                x={tile.x}
                y={tile.y}
                width={tile.width}
                height={tile.height}
                rx={8}
              />
              <text x={tile.x + tile.width / 2} y={tile.y + 27} text-anchor="middle" font-size={17} lang="uk">
                {tile.name}
              </text>
              {tile.marks.map(({ office, x, y }) => (
                <a
                  key={office.id}
                  class="v-map__mark"
                  href={`#office-${office.number}`}
                  aria-label={t.office(office.number, office.organisation)}
                >
                  <circle class="v-map__stop" cx={x} cy={y} r={19} data-head={office.head} />
                  <text x={x} y={y + 6} text-anchor="middle" font-size={18}>
                    {office.number}
                  </text>
                </a>
              ))}
            </g>
          ))}
        </svg>
      </nav>
      <figcaption>
        {t.caption} {places.length === 0 && t.unplaced}{' '}
        {plan.elsewhere.length > 0 && t.elsewhere(plan.elsewhere.length)}
      </figcaption>
    </figure>
  );
}
