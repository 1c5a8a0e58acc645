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
  const queue = starts.map((path) => ({ path, from: '' }));
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { path, from } = next;
    if (seen.has(path)) continue;
    seen.add(path);
    const pattern = patternOf(path, routes);
    const language = path.startsWith('/en') ? 'en' : 'uk';
    const count = (asked.get(`${language} ${pattern}`) ?? 0) + (from === '' ? 0 : 1);
    asked.set(`${language} ${pattern}`, count);
    const open = routes.some((route) => route.path === pattern && route.access === 'public');
    // The public's pages are the same for all: the visitor reads them, others look whether they are there.
    if (pattern !== '' && count > (open && visitor.role !== 'visitor' ? 1 : pagesOfARoute)) continue;
    const heard = await ask(app, visitor, 'GET', path);
    found.push({ ...heard, path, from, pattern });
    const links =
      heard.status === 303 ? [heard.location] : heard.type.startsWith('text/html') ? linksOf(heard.body) : [];
    for (const link of links) {
      const url = new URL(link, new URL(path, app.url));
      if (url.origin !== new URL(app.url).origin || url.pathname.startsWith('/assets/')) continue;
      if (!/^(https?:|\/|\?|#|\.)/.test(link)) continue;
      queue.push({ path: url.pathname + url.search, from: path });
    }
  }
  return found;
}

/** The route whose path fits; fixed words win over parameters, as in the server. */
export function patternOf(path: string, routes: readonly Route[]): string {
  const parts = pathParts(path);
  const fits = routes.filter(({ method, path: pattern }) => {
    const segments = pattern.split('/');
    return (
      method === 'GET' &&
      segments.length === parts.length &&
      segments.every((segment, index) => segment.startsWith(':') || segment === parts[index])
    );
  });
  const fixed = (pattern: string) => pattern.split('/').filter((segment) => !segment.startsWith(':')).length;
  return fits.sort((a, b) => fixed(b.path) - fixed(a.path))[0]?.path ?? '';
}

function pathParts(path: string): string[] {
  const plain = path.replace(/[?#].*$/, '').replace(/^\/en(?=\/|$)/, '') || '/';
  return plain.split('/');
}
