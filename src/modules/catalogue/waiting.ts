import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import type { Waiting } from '#platform/http/waiting.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { Principal } from '#platform/session/principal.ts';
import { cardWork } from './data/cardWork.ts';
import { catalogueTexts } from './messages.ts';
import type { CatalogueTexts } from './messages.uk.ts';
import { catalogueRights, catalogueScope } from './rights.ts';
import { signerOf } from './rules/cardFlow.ts';

const readers: readonly string[] = catalogueRights['catalogue.read'];

const both = (say: (texts: CatalogueTexts['work']) => string): Readonly<Record<Locale, string>> => ({
  uk: say(catalogueTexts.uk.work),
  en: say(catalogueTexts.en.work),
});

/** Cards that wait for the worker: to be signed, mended after a remark, compared with the law again (BR-12, CARD-flow). */
export async function catalogueWaiting(
  services: Services,
  principal: Principal,
): Promise<readonly Waiting[]> {
  if (!readers.includes(principal.role)) return [];
  const { awaited, returned, stale } = await cardWork(
    services.database.queries,
    catalogueScope(principal),
    signerOf(principal),
    businessDate(services.clock.now()),
  );
  return [
    {
      entry: '/catalogue/approvals',
      href: '/catalogue/approvals',
      count: awaited,
      text: both((t) => t.awaited(awaited)),
    },
    {
      entry: '/catalogue',
      href: '/catalogue?view=returned',
      count: returned,
      text: both((t) => t.returned(returned)),
    },
    {
      entry: '/catalogue',
      href: principal.role === 'centreHead' ? '/catalogue?view=stale' : '/catalogue?view=mine',
      count: stale,
      text: both((t) => t.stale(stale)),
    },
  ];
}
