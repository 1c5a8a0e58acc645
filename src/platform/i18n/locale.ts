/** Languages of the screens: Ukrainian first, English under the path prefix /en. */
export type Locale = 'uk' | 'en';

/** Splits the language prefix off an address: `/en/services` → English, `/services`. */
export function splitLocale(url: string): { locale: Locale; path: string } {
  const match = /^\/en(?=[/?]|$)(.*)$/s.exec(url);
  if (!match) return { locale: 'uk', path: url };
  const rest = match[1] ?? '';
  return { locale: 'en', path: rest.startsWith('/') ? rest : `/${rest}` };
}

/** The same page in another language: `path` without a prefix. */
export const localePath = (locale: Locale, path: string): string =>
  locale === 'uk' ? path : `/${locale}${path === '/' ? '' : path}`;
