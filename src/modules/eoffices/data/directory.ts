import type { Queries, Tx } from '#platform/database/database.ts';

type Reader = Queries | Tx;

/** One office of the network, as the directory shows it (KO-A1). Nothing here is personal: the directory is public. */
export interface Eoffice {
  readonly id: string;
  readonly municipalityId: string;
  readonly number: number;
  readonly organisation: string;
  readonly address: string;
  readonly head: boolean;
  readonly hours: string;
  readonly receptionHours: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly note: string;
  /** As the head office entered it; null: as the organisation is called. */
  readonly district: string | null;
  /** Degrees; both or neither. */
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly version: number;
}

const query = (db: Reader) =>
  db
    .selectFrom('eoffice')
    .where('active', '=', true)
    .select([
      'id',
      'municipality_id as municipalityId',
      'number',
      'organisation',
      'address',
      'head',
      'hours',
      'reception_hours as receptionHours',
      'phone',
      'email',
      'note',
      'district',
      'latitude',
      'longitude',
      'version',
    ]);

/** The whole network: tens of offices, never thousands. */
export const allEoffices = (db: Reader): Promise<Eoffice[]> =>
  query(db).orderBy('number').limit(500).execute();

export const findEoffice = (db: Reader, id: string): Promise<Eoffice | undefined> =>
  query(db).where('id', '=', id).executeTakeFirst();

export interface OfficeGrant {
  readonly role: string;
  readonly municipalityId: string | null;
  readonly number: number | null;
}

/** Offices in which the worker holds a role of the network today. */
export async function officeGrants(db: Reader, workerId: string, today: string): Promise<OfficeGrant[]> {
  return db
    .selectFrom('role_grant')
    .where('worker_id', '=', workerId)
    .where('role', 'in', ['eofficeOperator', 'headEoffice'])
    .where('valid_from', '<=', today)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', today)]))
    .select(['role', 'municipality_id as municipalityId', 'eoffice_number as number'])
    .execute();
}
