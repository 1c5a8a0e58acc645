import type { Queries, Tx } from '#platform/database/database.ts';
import { defaultNetwork, type NetworkSettings } from '../rules/settings.ts';

/** Parameters of a network; those that were never set are the defaults. */
export async function networkSettings(
  db: Queries | Tx,
  municipalityId: string | null,
): Promise<NetworkSettings & { readonly version: number }> {
  const row =
    municipalityId === null
      ? undefined
      : await db
          .selectFrom('eoffice_network')
          .select(['agreement_days', 'letters_kept_days', 'messages_kept_years', 'version'])
          .where('municipality_id', '=', municipalityId)
          .executeTakeFirst();
  return row
    ? {
        agreementDays: [...row.agreement_days].sort((a, b) => b - a),
        lettersKeptDays: row.letters_kept_days,
        messagesKeptYears: row.messages_kept_years,
        version: row.version,
      }
    : { ...defaultNetwork, version: 0 };
}
