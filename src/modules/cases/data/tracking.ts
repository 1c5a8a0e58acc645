import { cardContentSchema } from '#modules/catalogue/schema.ts';
import type { Queries } from '#platform/database/database.ts';
import { type Secrets, sameBytes } from '#platform/security/secrets.ts';
import { trackingHash } from '../commands/tracking.ts';

/** Compared with when there is no such case: the answer takes the same work. */
const nobody = Buffer.alloc(32);

/** The case whose number and code are both right, with no more than its state needs; undefined for either mistake. */
export async function trackCase(queries: Queries, secrets: Secrets, number: string, code: string) {
  const row = await queries
    .selectFrom('case_file')
    .innerJoin('service', 'service.id', 'case_file.service_id')
    .innerJoin('card_version', 'card_version.id', 'case_file.card_version_id')
    .innerJoin('centre', 'centre.id', 'case_file.centre_id')
    .select([
      'case_file.id',
      'case_file.number',
      'case_file.state',
      'case_file.centre_id',
      'case_file.received_on',
      'case_file.tracking_hash',
      'service.plain_name_uk',
      'service.plain_name_en',
      'card_version.content',
      'centre.name as centre_name',
      'centre.address as centre_address',
      'centre.phones as centre_phones',
    ])
    .where('case_file.number', '=', number)
    .executeTakeFirst();
  const right = sameBytes(trackingHash(secrets, number, code), row?.tracking_hash ?? nobody);
  if (!row || !right) return undefined;
  const [pauses, missing] = await Promise.all([
    queries.selectFrom('case_pause').selectAll().where('case_id', '=', row.id).execute(),
    queries
      .selectFrom('packet_item')
      .select('name')
      .where('case_id', '=', row.id)
      .where('status', '=', 'missing')
      .orderBy('position')
      .execute(),
  ]);
  return {
    ...row,
    card: cardContentSchema.parse(row.content),
    pauses,
    missing: missing.map((item) => item.name),
  };
}
export type TrackedCase = NonNullable<Awaited<ReturnType<typeof trackCase>>>;
