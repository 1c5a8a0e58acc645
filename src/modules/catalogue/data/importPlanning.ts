import type { CatalogueScope } from '../rights.ts';
import { planNumbers, planService, type ServicePlan, type StateFault } from '../rules/importPlan.ts';
import type { CardContent } from '../schema.ts';
import type { ReadCatalogue, ReadService } from '../schemas/exchange.ts';
import { cataloguePlace, newestCards, portion, servicesToPlan } from './exchange.ts';
import type { Reader } from './services.ts';
import type { KeptCentre } from './setup.ts';

export type SayOf = (item: ReadService, path: readonly (string | number)[], fault: StateFault) => void;

/**
 * What importing the file would do to the catalogue as it is now, service by service in the order of the file; what stands
 * against it goes to `say`. `only`: the code of the one service that is asked about; then `newest` is its card as it is.
 */
export async function planImport(
  db: Reader,
  scope: CatalogueScope,
  centre: KeptCentre,
  { services: items }: ReadCatalogue,
  say: SayOf,
  only?: string,
): Promise<{ readonly plans: ServicePlan[]; readonly newest: CardContent | undefined }> {
  const [place, { services, numbers }] = await Promise.all([
    cataloguePlace(db, scope, centre),
    servicesToPlan(db, scope, centre.id),
  ]);
  planNumbers(
    place,
    numbers,
    items.map(({ service }) => service),
    (at, fault) => {
      const item = items[at];
      if (item) say(item, ['listNumber'], fault);
    },
  );
  const wanted = only === undefined ? items : items.filter(({ service }) => service.slug === only);
  const plans: ServicePlan[] = [];
  let last: CardContent | undefined;
  for (let from = 0; from < wanted.length; from += portion) {
    const part = wanted.slice(from, from + portion);
    const ids = part.flatMap(({ service }) => services.get(service.slug)?.id ?? []);
    const newest = await newestCards(db, ids);
    for (const item of part) {
      const known = services.get(item.service.slug);
      const plan = planService(
        place,
        known && { ...known, newest: newest.get(known.id) },
        item.service,
        (path, fault) => say(item, path, fault),
      );
      if (plan) plans.push(plan);
      if (only !== undefined) last = known && newest.get(known.id)?.content;
    }
  }
  return { plans, newest: last };
}
