import type { ComponentChildren } from 'preact';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, page } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { type Locale, localePath } from '#platform/i18n/locale.ts';
import { parseAppearance } from '../appearance.tsx';
import { Document, type Reach } from '../document.tsx';
import { Flash } from '../flash.tsx';
import { isUnder } from '../navigation.ts';
import { PublicLayout } from '../publicLayout.tsx';
import { ReturnField } from './formKey.tsx';
import { shellTexts, uiTexts } from './shellTexts.ts';

export interface PublicPageOptions {
  readonly title: string;
  readonly description?: string;
  readonly status?: number;
  readonly hasErrors?: boolean;
  readonly width?: 'reading' | 'wide';
  readonly breadcrumbs?: ComponentChildren;
  readonly notice?: ComponentChildren;
  readonly contacts?: ComponentChildren;
  readonly scripts?: readonly string[];
  /** For pages with secrets in their address or with personal data. */
  readonly noIndex?: boolean;
  /** The feed of news to which the page belongs. */
  readonly feed?: { readonly title: string; readonly href: string };
  /** What search engines read of the page (schema.org); never personal data. */
  readonly structured?: Readonly<Record<string, unknown>>;
  readonly refreshSeconds?: number;
  readonly refreshWithoutScript?: number;
}

const languageNames: Readonly<Record<Locale, { name: string; short: string }>> = {
  uk: { name: 'Українська', short: 'УКР' },
  en: { name: 'English', short: 'ENG' },
};

/** A page for everybody in the common frame. */
export function publicPage(ctx: Context, options: PublicPageOptions, content: ComponentChildren): Answer {
  const { locale, services } = ctx;
  const texts = shellTexts[locale];
  const appearance = parseAppearance(ctx.cookie(cookieNames.appearance));
  const flash = ctx.takeFlash();
  const cacheable = !flash && !options.noIndex && options.status === undefined;
  const body = (
    <Document
      lang={locale}
      title={options.title}
      siteName={texts.site}
      description={options.description}
      styles="public"
      scripts={[...(options.scripts ?? []), ...(cacheable && isKeptOffline(ctx) ? ['offline.js'] : [])]}
      reach={cacheable ? reachOf(ctx, options) : undefined}
      asset={services.asset}
      appearance={appearance}
      texts={uiTexts[locale]}
      hasErrors={options.hasErrors}
      noIndex={options.noIndex}
      refreshSeconds={options.refreshSeconds}
      refreshWithoutScript={options.refreshWithoutScript}
    >
      <PublicLayout
        brand={{ name: texts.site, product: texts.tagline, href: ctx.href('/') }}
        nav={services.navigation
          .filter((item) => item.area === 'public')
          .map((item) => ({
            label: item.label[locale],
            href: ctx.href(item.href),
            current: isUnder(ctx.path, item.href),
          }))}
        language={{
          current: locale,
          languages: (['uk', 'en'] as const).map((code) => ({
            code,
            ...languageNames[code],
            href: localePath(code, ctx.url),
          })),
        }}
        appearance={{ appearance, action: ctx.href('/appearance'), hidden: <ReturnField ctx={ctx} /> }}
        notice={options.notice}
        breadcrumbs={options.breadcrumbs}
        width={options.width}
        footer={{
          links: [
            { label: texts.openData, href: ctx.href('/open-data') },
            { label: texts.signIn, href: ctx.href('/sign-in') },
          ],
          contacts: options.contacts,
          note: texts.note,
          printed: printedOf(ctx, cacheable),
        }}
      >
        {flash && <Flash tone={flash.tone} message={flash.text} />}
        {content}
      </PublicLayout>
    </Document>
  );
  return page(body, {
    status: options.status ?? 200,
    cache: cacheable ? 'revalidate' : 'none',
    ...(cacheable && options.structured ? { structured: options.structured } : {}),
  });
}

/** Cards and pages of centres are kept by the visitor's browser for a time without a connection; others never are. */
const isKeptOffline = ({ path, principal }: Context): boolean =>
  principal.kind === 'visitor' && path.startsWith('/centres/');

/** What paper keeps of a page: the day, and the address unless it holds somebody's secret or answers. */
function printedOf(ctx: Context, isPublic: boolean): string {
  const { path, locale, services } = ctx;
  const day = `${shellTexts[locale].asOf} ${formatDate(locale, businessDate(services.clock.now()))}`;
  return isPublic ? `${day}: ${services.publicUrl}${localePath(locale, path)}` : day;
}

function reachOf(ctx: Context, { feed }: PublicPageOptions): Reach {
  const { path, locale, services } = ctx;
  const address = (code: Locale) => services.publicUrl + localePath(code, path);
  return {
    url: address(locale),
    alternates: [
      { lang: 'uk', url: address('uk') },
      { lang: 'en', url: address('en') },
      { lang: 'x-default', url: address('uk') },
    ],
    picture: services.publicUrl + services.asset('social.png'),
    feed,
    ...(isKeptOffline(ctx) ? { offlineWorker: services.asset('offlineWorker.js') } : {}),
  };
}
