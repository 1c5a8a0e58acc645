import { keepImport } from '#modules/catalogue/commands/imports.ts';
import { servicesToExport } from '#modules/catalogue/data/exchange.ts';
import { keptCentres } from '#modules/catalogue/data/setup.ts';
import { catalogueScope } from '#modules/catalogue/rights.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';
import { visitor } from '#platform/session/principal.ts';

/** A file with a new text of one card, which the head of the provider has checked and may confirm; undefined: it has no head. */
export async function addSampleImport(
  services: Services,
  work: { readonly centreId: string; readonly providerId: string; readonly serviceSlug: string },
): Promise<string | undefined> {
  const { queries } = services.database;
  const { centreId, providerId } = work;
  const head = await queries
    .selectFrom('role_grant')
    .select('worker_id')
    .where('role', '=', 'providerHead')
    .where('provider_id', '=', providerId)
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  const scope = catalogueScope({ ...visitor, reach: { centreIds: [centreId], providerIds: [providerId] } });
  const [centre] = await keptCentres(queries, scope);
  if (!head || !centre) return undefined;
  for await (const portion of servicesToExport(queries, scope, centre, {})) {
    const service = portion.find(({ slug }) => slug === work.serviceSlug);
    if (!service?.card) continue;
    const card = { ...service.card, notes: ['Нова примітка з файла'] };
    const kept = await services.database.transaction((tx) =>
      keepImport(tx, systemActor('test'), {
        centreId,
        workerId: head.worker_id,
        fileName: 'картки.xlsx',
        read: {
          format: 'xlsx',
          centre: centre.code,
          services: [{ lines: { '': 2 }, service: { ...service, card } }],
        },
        at: services.clock.now(),
      }),
    );
    return kept.id;
  }
  return undefined;
}
