import { type Route, routesFor } from '#platform/http/route.ts';
import { documentFile, sitePicture } from './api/files.ts';
import { centreSiteMap, commonSiteMap, newsFeed, robots, siteMapList } from './api/reach.ts';
import { documentPage, documentsPage, newsItemPage, newsPage, sitePagePage } from './pages/publicItems.tsx';
import { accessibilityPage, publicWayPage } from './pages/publicWay.tsx';
import { siteRights } from './rights.ts';

const { page } = routesFor(siteRights);

/** The site of a centre for everybody (BR-6), and what programs read of it. */
export const publicRoutes: readonly Route[] = [
  page('/centres/:code/news', 'public', 'none', newsPage),
  page('/centres/:code/news.atom', 'public', 'none', newsFeed),
  page('/centres/:code/news/:slug', 'public', 'none', newsItemPage),
  page('/centres/:code/documents', 'public', 'none', documentsPage),
  page('/centres/:code/documents/:slug', 'public', 'none', documentPage),
  page('/centres/:code/documents/:slug/file', 'public', 'none', documentFile),
  page('/centres/:code/pages/:slug', 'public', 'none', sitePagePage),
  page('/centres/:code/pictures/:number', 'public', 'none', sitePicture),
  page('/centres/:code/way', 'public', 'none', publicWayPage),
  page('/centres/:code/accessibility', 'public', 'none', accessibilityPage),
  page('/centres/:code/sitemap.xml', 'public', 'none', centreSiteMap),
  page('/sitemap.xml', 'public', 'none', siteMapList),
  page('/sitemap-common.xml', 'public', 'none', commonSiteMap),
  page('/robots.txt', 'public', 'none', robots),
];
