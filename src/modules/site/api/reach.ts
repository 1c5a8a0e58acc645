import { publicCentres } from '#modules/catalogue/data/centres.ts';
import { type Answer, text } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { pagesOfCentre } from '../data/map.ts';
import { shownItems } from '../data/public.ts';
import { publicWords } from '../pages/article.tsx';
import { siteCentre } from '../pages/frame.tsx';
import { atomFeed, siteMap, siteMapIndex } from '../rules/feeds.ts';
import { inLanguage, itemPath } from '../rules/items.ts';
import { sectionPath } from '../rules/sections.ts';

/** `/robots.txt`: what is public may be read by programs; forms and personal pages say `noindex` themselves. */
export async function robots(ctx: Context): Promise<Answer> {
  return text(
    'text/plain',
    `User-agent: *\nDisallow: /live/\nDisallow: /api/\nAllow: /\n\nSitemap: ${ctx.services.publicUrl}/sitemap.xml\n`,
    {
      keptSeconds: 3_600,
    },
  );
}

/** `/sitemap.xml`: the list of the maps of centres. */
export async function siteMapList(ctx: Context): Promise<Answer> {
  const { publicUrl, database } = ctx.services;
  const centres = await publicCentres(database.queries);
  return text(
    'application/xml',
    siteMapIndex([
      `${publicUrl}/sitemap-common.xml`,
      ...centres.map(({ code }) => `${publicUrl}/centres/${code}/sitemap.xml`),
    ]),
    { keptSeconds: 600 },
  );
}

/** Pages that belong to no centre. */
export async function commonSiteMap(ctx: Context): Promise<Answer> {
  const pages = ['/', '/centres', '/queue', '/open-data'].map((path) => ({ path }));
  return text('application/xml', siteMap(ctx.services.publicUrl, pages), { keptSeconds: 3_600 });
}

export async function centreSiteMap(ctx: Context): Promise<Answer> {
  const centre = await siteCentre(ctx);
  const pages = await pagesOfCentre(ctx.services.database.queries, centre, ctx.services.clock.now());
  return text('application/xml', siteMap(ctx.services.publicUrl, pages), { keptSeconds: 600 });
}

/** The newest news of a centre as an Atom feed, in the language of the address. */
export async function newsFeed(ctx: Context): Promise<Answer> {
  const centre = await siteCentre(ctx);
  const t = publicWords(ctx);
  const now = ctx.services.clock.now();
  const items = await shownItems(ctx.services.database.queries, centre.id, 'news', now, 30);
  const base = ctx.services.publicUrl;
  const path = sectionPath(centre.code, 'news');
  return text(
    'application/atom+xml',
    atomFeed({
      url: base + ctx.href(`${path}.atom`),
      site: base + ctx.href(path),
      title: `${t.news.title}: ${centre.name}`,
      language: ctx.locale,
      updated: new Date(0),
      entries: items.map((item) => ({
        id: item.id,
        url: base + ctx.href(itemPath(centre.code, 'news', item.slug)),
        title: inLanguage(ctx.locale, item.titleUk, item.titleEn),
        summary: inLanguage(ctx.locale, item.summaryUk, item.summaryEn),
        published: item.shownFrom,
        changed: new Date(Math.max(item.writtenAt.getTime(), item.shownFrom.getTime())),
        author: centre.name,
      })),
    }),
    { keptSeconds: 300 },
  );
}
