import type { Queries } from '#platform/database/database.ts';
import { type MapPage, mostMapPages } from '../rules/feeds.ts';
import { type ItemKind, itemKinds, itemPath } from '../rules/items.ts';
import { sectionPath } from '../rules/sections.ts';
import { shownItems } from './public.ts';

/** Every public page of a centre that is worth finding, with the day of its last change where one is kept. */
export async function pagesOfCentre(
  db: Queries,
  centre: { readonly id: string; readonly code: string },
  now: Date,
): Promise<MapPage[]> {
  const [services, ...items] = await Promise.all([
    db
      .selectFrom('service')
      .leftJoin('card_version', (join) =>
        join.onRef('card_version.service_id', '=', 'service.id').on('card_version.state', '=', 'inForce'),
      )
      .where('service.centre_id', '=', centre.id)
      .where('service.active', '=', true)
      .select(['service.slug', 'card_version.checked_on as checkedOn'])
      .orderBy('service.list_number')
      .limit(mostMapPages - 1_500)
      .execute(),
    ...itemKinds.map(async (kind): Promise<MapPage[]> => {
      const shown = await shownItems(db, centre.id, kind, now, 400);
      return shown.map((item) => ({
        path: itemPath(centre.code, kind satisfies ItemKind, item.slug),
        changed: item.writtenAt.toISOString().slice(0, 10),
      }));
    }),
  ]);
  const parts = (['about', 'services', 'news', 'documents', 'way', 'accessibility'] as const).map((part) => ({
    path: sectionPath(centre.code, part),
  }));
  return [
    ...parts,
    ...services.map(({ slug, checkedOn }) => ({
      path: `/centres/${centre.code}/services/${slug}`,
      changed: checkedOn ?? undefined,
    })),
    ...items.flat(),
  ];
}
