import type { Queries } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';

/**
 * The language that the worker of an address has chosen for letters; Ukrainian where nobody has that address, nothing was
 * chosen, or workers who share the address have not all chosen the same.
 */
export async function letterLocale(db: Queries, address: string): Promise<Locale> {
  const rows = await db
    .selectFrom('worker')
    .select('letter_locale as locale')
    .where((e) => e(e.fn<string>('lower', ['email']), '=', address.toLowerCase()))
    .where('active', '=', true)
    .limit(20)
    .execute();
  return rows.length > 0 && rows.every(({ locale }) => locale === 'en') ? 'en' : 'uk';
}
