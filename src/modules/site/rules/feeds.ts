/** Text between tags and in attributes; signs that XML 1.0 forbids are left out. */
export const escapeXml = (text: string): string =>
  [...text]
    .filter((sign) => {
      const code = sign.codePointAt(0) ?? 0;
      return code === 9 || code === 10 || code === 13 || (code >= 32 && code !== 0xfffe && code !== 0xffff);
    })
    .join('')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

export interface FeedEntry {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly published: Date;
  readonly changed: Date;
  readonly author: string;
}

export interface Feed {
  readonly url: string;
  readonly site: string;
  readonly title: string;
  readonly language: 'uk' | 'en';
  /** When nothing has been written yet: the moment of the feed itself. */
  readonly updated: Date;
  readonly entries: readonly FeedEntry[];
}

/** An Atom feed (RFC 4287). */
export function atomFeed(feed: Feed): string {
  const moments = feed.entries.map(({ changed }) => changed.getTime());
  const updated = moments.length > 0 ? new Date(Math.max(...moments)) : feed.updated;
  const entries = feed.entries.map(
    (entry) => `  <entry>
    <id>urn:uuid:${escapeXml(entry.id)}</id>
    <title>${escapeXml(entry.title)}</title>
    <link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>
    <published>${entry.published.toISOString()}</published>
    <updated>${entry.changed.toISOString()}</updated>
    <author><name>${escapeXml(entry.author)}</name></author>
    <summary>${escapeXml(entry.summary || entry.title)}</summary>
  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
  <id>${escapeXml(feed.url)}</id>
  <title>${escapeXml(feed.title)}</title>
  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.url)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(feed.site)}"/>
  <updated>${updated.toISOString()}</updated>
${entries.join('')}</feed>
`;
}

export interface MapPage {
  /** Address without the language: each page is there in both. */
  readonly path: string;
  /** «2026-11-22», when known. */
  readonly changed?: string | undefined;
}

/** Most pages of one map: sitemaps.org allows 50,000 addresses, and each page has two. */
export const mostMapPages = 20_000;

/** A sitemap in which each page names its other language. `base`: the address of the site without a slash at its end. */
export function siteMap(base: string, pages: readonly MapPage[]): string {
  const alternates = (path: string) =>
    `<xhtml:link rel="alternate" hreflang="uk" href="${address(base, path, 'uk')}"/><xhtml:link rel="alternate" hreflang="en" href="${address(base, path, 'en')}"/>`;
  const urls = pages
    .slice(0, mostMapPages)
    .flatMap(({ path, changed }) =>
      (['uk', 'en'] as const).map(
        (locale) =>
          `<url><loc>${address(base, path, locale)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}${alternates(path)}</url>\n`,
      ),
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('')}</urlset>
`;
}

const address = (base: string, path: string, locale: 'uk' | 'en'): string =>
  escapeXml(base + (locale === 'uk' ? path : `/en${path === '/' ? '' : path}`));

/** The list of sitemaps: one of the common pages, one of each centre. */
export const siteMapIndex = (addresses: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${addresses.map((one) => `<sitemap><loc>${escapeXml(one)}</loc></sitemap>\n`).join('')}</sitemapindex>
`;
