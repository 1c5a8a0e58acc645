import type { Queries, Tx } from '#platform/database/database.ts';

type Reader = Queries | Tx;

/** A service whose card an answer names. */
export interface NamedService {
  readonly id: string;
  readonly listNumber: number;
  readonly name: { readonly uk: string; readonly en: string };
  /** Path of its card on the site. */
  readonly path: string;
}

const namedQuery = (db: Reader) =>
  db
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .select([
      'service.id',
      'service.list_number as listNumber',
      'service.plain_name_uk as uk',
      'service.plain_name_en as en',
      'service.slug',
      'centre.code',
    ])
    .orderBy('service.list_number');

interface NamedRow {
  readonly id: string;
  readonly listNumber: number;
  readonly uk: string;
  readonly en: string;
  readonly slug: string;
  readonly code: string;
}

const named = ({ id, listNumber, uk, en, slug, code }: NamedRow): NamedService => ({
  id,
  listNumber,
  name: { uk, en },
  path: `/centres/${code}/services/${slug}`,
});

/** Services of a centre that an answer may name. The catalogue is public. */
export const nameableServices = async (db: Reader, centreId: string): Promise<NamedService[]> =>
  (
    await namedQuery(db)
      .where('service.centre_id', '=', centreId)
      .where('service.active', '=', true)
      .limit(500)
      .execute()
  ).map(named);

/** What each message names, by the id of the message. */
export async function servicesOfMessages(
  db: Reader,
  messageIds: readonly string[],
): Promise<Map<string, NamedService[]>> {
  if (messageIds.length === 0) return new Map();
  const rows = await namedQuery(db)
    .innerJoin('question_message_service as n', 'n.service_id', 'service.id')
    .select('n.message_id as owner')
    .where('n.message_id', 'in', [...messageIds])
    .execute();
  return byOwner(rows);
}

/** What each template names, by the id of the template. */
export async function servicesOfTemplates(
  db: Reader,
  templateIds: readonly string[],
): Promise<Map<string, NamedService[]>> {
  if (templateIds.length === 0) return new Map();
  const rows = await namedQuery(db)
    .innerJoin('question_template_service as n', 'n.service_id', 'service.id')
    .select('n.template_id as owner')
    .where('n.template_id', 'in', [...templateIds])
    .execute();
  return byOwner(rows);
}

function byOwner(rows: readonly (NamedRow & { readonly owner: string })[]): Map<string, NamedService[]> {
  const found = new Map<string, NamedService[]>();
  for (const row of rows) found.set(row.owner, [...(found.get(row.owner) ?? []), named(row)]);
  return found;
}
