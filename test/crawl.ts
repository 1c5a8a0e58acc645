import type { Route } from '#platform/http/route.ts';
import type { TestApp } from './app.ts';
import { linksOf } from './html.ts';
import { ask, type Heard, type Visitor } from './visitors.ts';

export interface Found extends Heard {
  readonly path: string;
  /** The page on which the link stood. */
  readonly from: string;
  /** Path of the route that answers, without the language; '' when none does. */
  readonly pattern: string;
}

/**
 * Follows every link of this site by GET, beginning at `starts`. Redirects are followed as links. Assets are left
 * alone; other files are asked for and not read further. Besides the starts so many pages of one route are read: a
 * list of thousands would say nothing new.
 */
export async function crawl(
  app: TestApp,
  visitor: Visitor,
  starts: readonly string[],
  routes: readonly Route[],
  pagesOfARoute = 12,
): Promise<Found[]> {
  const found: Found[] = [];
  const seen = new Set<string>();
  const asked = new Map<string, number>();
  const patternOf = patternsOf(routes);
  const open = new Set(routes.filter(({ access }) => access === 'public').map(({ path }) => path));
  const queue = starts.map((path) => ({ path, from: '' }));
  /** The next pages in the order of their links that are to be read. */
  const next = () => {
    const batch: Omit<Found, keyof Heard>[] = [];
    while (batch.length < atOnce) {
      const step = queue.shift();
      if (!step) break;
      const { path, from } = step;
      if (seen.has(path)) continue;
      seen.add(path);
      const pattern = patternOf(path);
      const language = path.startsWith('/en') ? 'en' : 'uk';
      const count = (asked.get(`${language} ${pattern}`) ?? 0) + (from === '' ? 0 : 1);
      asked.set(`${language} ${pattern}`, count);
      // The public's pages are the same for all: the visitor reads them, others look whether they are there.
      const most = open.has(pattern) && visitor.role !== 'visitor' ? 1 : pagesOfARoute;
      if (pattern === '' || count <= most) batch.push({ path, from, pattern });
    }
    return batch;
  };
  for (let batch = next(); batch.length > 0; batch = next()) {
    const pages = await Promise.all(
      batch.map(async (page) => ({ ...page, ...(await ask(app, visitor, 'GET', page.path)) })),
    );
    for (const page of pages) {
      found.push(page);
      for (const link of leadsTo(page)) {
        const url = new URL(link, new URL(page.path, app.url));
        if (url.origin !== new URL(app.url).origin || url.pathname.startsWith('/assets/')) continue;
        if (!/^(https?:|\/|\?|#|\.)/.test(link)) continue;
        queue.push({ path: url.pathname + url.search, from: page.path });
      }
    }
  }
  return found;
}

/** So many requests are on their way at once: one is answered while the database works for another. */
const atOnce = 4;

const leadsTo = ({ status, location, type, body }: Heard): readonly string[] =>
  status === 303 ? [location] : type.startsWith('text/html') ? linksOf(body) : [];

/** Finds the path of the route that answers an address; fixed words win over parameters, as in the server. */
function patternsOf(routes: readonly Route[]): (path: string) => string {
  const fixed = (segments: readonly string[]) => segments.filter((word) => !word.startsWith(':')).length;
  const known = routes
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => ({ path, segments: path.split('/') }))
    .sort((a, b) => fixed(b.segments) - fixed(a.segments));
  const byLength = Map.groupBy(known, ({ segments }) => segments.length);
  return (path) => {
    const parts = pathParts(path);
    const fits = byLength
      .get(parts.length)
      ?.find(({ segments }) =>
        segments.every((word, index) => word.startsWith(':') || word === parts[index]),
      );
    return fits?.path ?? '';
  };
}

function pathParts(path: string): string[] {
  const plain = path.replace(/[?#].*$/, '').replace(/^\/en(?=\/|$)/, '') || '/';
  return plain.split('/');
}
