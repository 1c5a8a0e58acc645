import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Queries } from '#platform/database/database.ts';
import { complaintsSlug, type ItemText } from '../rules/items.ts';
import type { WayPlan } from '../rules/way.ts';
import { wayPlan } from '../schemas/way.ts';
import { shownNow } from './public.ts';

/** A piece of news or a document as a list names it. */
export interface FrontItem extends Pick<ItemText, 'titleUk' | 'titleEn'> {
  readonly id: string;
  readonly slug: string;
  readonly shownFrom: Date;
  /** Business date of an official document. */
  readonly documentDate: string | null;
}

/** What the site of a centre has for its first page. */
export interface SiteFront {
  readonly news: readonly FrontItem[];
  readonly documents: readonly FrontItem[];
  /** Whether the book of complaints is shown. */
  readonly complaints: boolean;
  /** How to get there; null when nobody has told. */
  readonly way: WayPlan | null;
}

const mostNews = 3;
const mostDocuments = 6;

/** All of it in one statement: the first page of a centre is opened most of all. */
export async function siteFront(db: Queries, centreId: string, now: Date): Promise<SiteFront> {
  const row = await db
    .with('shown', () =>
      shownNow(db, now)
        .where('i.centre_id', '=', centreId)
        .select([
          'i.id',
          'i.kind',
          'i.slug',
          'i.position',
          'p.shown_from as shownFrom',
          'v.title_uk as titleUk',
          'v.title_en as titleEn',
          'v.document_date as documentDate',
        ]),
    )
    .selectNoFrom((eb) => {
      const newest = (kind: string, most: number) =>
        jsonArrayFrom(
          eb
            .selectFrom('shown')
            .where('kind', '=', kind)
            .orderBy('position')
            .orderBy('shownFrom', 'desc')
            .orderBy('id')
            .limit(most)
            .select(['id', 'slug', 'shownFrom', 'titleUk', 'titleEn', 'documentDate']),
        );
      return [
        newest('news', mostNews).as('news'),
        newest('document', mostDocuments).as('documents'),
        eb
          .exists(
            eb
              .selectFrom('shown')
              .where('kind', '=', 'page')
              .where('slug', '=', complaintsSlug)
              .select('shown.id'),
          )
          .as('complaints'),
        jsonObjectFrom(eb.selectFrom('site_way').where('centre_id', '=', centreId).select('plan')).as('way'),
      ];
    })
    .executeTakeFirstOrThrow();
  const dated = (item: (typeof row.news)[number]): FrontItem => ({
    ...item,
    shownFrom: new Date(item.shownFrom),
  });
  return {
    news: row.news.map(dated),
    documents: row.documents.map(dated),
    complaints: Boolean(row.complaints),
    way: row.way ? wayPlan.parse(row.way.plan) : null,
  };
}
