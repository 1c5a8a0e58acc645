import type { ComponentChildren } from 'preact';
import type { Appearance } from './appearance.tsx';
import { type UiTexts, UiTextsContext } from './texts.ts';

/** What other programs make of a page: search engines, chats that show a preview, readers of feeds. */
export interface Reach {
  /** Whole address of the page in its language. */
  readonly url: string;
  readonly alternates: readonly { readonly lang: string; readonly url: string }[];
  /** Whole address of the picture of a preview, 1200 by 630. */
  readonly picture: string;
  readonly feed?: { readonly title: string; readonly href: string } | undefined;
  /** Address of the worker that keeps the page for a time without a connection. */
  readonly offlineWorker?: string | undefined;
}

export interface DocumentProps {
  lang: 'uk' | 'en';
  /** Title of the page; the name of the site is added after it. */
  title: string;
  siteName: string;
  description?: string | undefined;
  /** One style sheet for each kind of screen. */
  styles: 'public' | 'staff' | 'kiosk' | 'board';
  /** Asset names of the islands of the page, for example `counters.js`. */
  scripts?: readonly string[] | undefined;
  /** Turns the name of an asset into its address (the manifest of the build). */
  asset: (name: string) => string;
  appearance: Appearance;
  texts: UiTexts;
  /** True when the form on the page came back with errors: the title says so first (WCAG 2.4.2, 3.3.1). */
  hasErrors?: boolean | undefined;
  noIndex?: boolean | undefined;
  reach?: Reach | undefined;
  /** An island fetches the content again after so many seconds; a reload would take focus and place away. */
  refreshSeconds?: number | undefined;
  /** The same only where there is no script: with script an island keeps the screen fresh. */
  refreshWithoutScript?: number | undefined;
  children: ComponentChildren;
}

/** The HTML shell. Works without script and under a strict content security policy: nothing inline. */
export function Document(props: DocumentProps) {
  const { appearance, asset, texts } = props;
  const title = `${props.hasErrors ? `${texts.errorPrefix} ` : ''}${props.title} – ${props.siteName}`;
  return (
    <UiTextsContext.Provider value={texts}>
      <html
        lang={props.lang}
        data-color-scheme={appearance.scheme}
        data-contrast={appearance.contrast}
        data-text-size={appearance.text}
        data-size={props.styles === 'staff' ? 'sm' : 'md'}
      >
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title}</title>
          {props.description && <meta name="description" content={props.description} />}
          {props.noIndex && <meta name="robots" content="noindex" />}
          {props.reach && <ReachTags {...props} reach={props.reach} />}
          {props.refreshSeconds ? <meta name="refresh-after" content={String(props.refreshSeconds)} /> : null}
          {props.refreshWithoutScript && (
            <noscript>
              <meta http-equiv="refresh" content={String(props.refreshWithoutScript)} />
            </noscript>
          )}
          <meta
            name="color-scheme"
            content={appearance.scheme === 'auto' ? 'light dark' : appearance.scheme}
          />
          <link rel="icon" href={asset('favicon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={asset(`${props.styles}.css`)} />
          {[...(props.scripts ?? []), ...(props.refreshSeconds ? ['refresh.js'] : [])].map((name) => (
            <script key={name} type="module" src={asset(name)} />
          ))}
        </head>
        <body class={`v-body v-body--${props.styles}`}>{props.children}</body>
      </html>
    </UiTextsContext.Provider>
  );
}

/** Canonical address, languages, preview (Open Graph) and feed. */
function ReachTags(props: DocumentProps & { reach: Reach }) {
  const { reach } = props;
  const open = {
    'og:type': 'website',
    'og:site_name': props.siteName,
    'og:title': props.title,
    ...(props.description ? { 'og:description': props.description } : {}),
    'og:url': reach.url,
    'og:locale': props.lang === 'uk' ? 'uk_UA' : 'en_GB',
    'og:image': reach.picture,
    'og:image:width': '1200',
    'og:image:height': '630',
  };
  return (
    <>
      <link rel="canonical" href={reach.url} />
      {reach.alternates.map(({ lang, url }) => (
        <link key={lang} rel="alternate" hreflang={lang} href={url} />
      ))}
      {Object.entries(open).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
      {reach.offlineWorker && <meta name="offline-worker" content={reach.offlineWorker} />}
      {reach.feed && (
        <link rel="alternate" type="application/atom+xml" title={reach.feed.title} href={reach.feed.href} />
      )}
    </>
  );
}
