import type { Reader } from './services.ts';

/** A form of application that an authority prescribes, kept instead of the product's own (BR-6). */
export interface OfficialBlank {
  /** Version of the card with which it came. */
  readonly version: number;
  readonly act: string;
  /** Business date of the act. */
  readonly actDate: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly sampleId: string | null;
  readonly sampleName: string | null;
}

export interface SetBlank {
  /** Version that has set it. */
  readonly version: number;
  /** Undefined: the product makes the application again. */
  readonly official: OfficialBlank | undefined;
}

/** What was last set up to this version of the service's card; undefined where nothing ever was. */
export async function blankSetBy(
  db: Reader,
  serviceId: string,
  version: number,
): Promise<SetBlank | undefined> {
  const row = await setBlankRow(db)
    .where('v.service_id', '=', serviceId)
    .where('v.version', '<=', version)
    .executeTakeFirst();
  return row && setBlankOf(row);
}

/** The last setting among the versions that the caller adds. */
export const setBlankRow = (db: Reader) =>
  db
    .selectFrom('card_blank as b')
    .innerJoin('card_version as v', 'v.id', 'b.card_version_id')
    .leftJoin('stored_file as f', 'f.id', 'b.file_id')
    .leftJoin('stored_file as s', 's.id', 'b.sample_id')
    .orderBy('v.version', 'desc')
    .limit(1)
    .select([
      'v.version',
      'b.act',
      'b.act_date as actDate',
      'b.file_id as fileId',
      'f.name as fileName',
      'b.sample_id as sampleId',
      's.name as sampleName',
    ]);

type Nullable<Row> = { readonly [Key in keyof Row]: Row[Key] | null };

/** Reads such a row: a setting without a form takes the official one away. */
export function setBlankOf({
  version,
  ...row
}: Nullable<Omit<OfficialBlank, 'version'>> & { readonly version: number }): SetBlank {
  const { act, actDate, fileId, fileName, sampleId, sampleName } = row;
  if (act === null || actDate === null || fileId === null || fileName === null)
    return { version, official: undefined };
  return { version, official: { version, act, actDate, fileId, fileName, sampleId, sampleName } };
}
