import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope, ownOfficeOf } from '../rights.ts';

type Reader = Queries | Tx;

export interface OfficeFacts {
  readonly id: string;
  readonly municipalityId: string;
  readonly number: number;
  readonly organisation: string;
  readonly head: boolean;
}

const offices = (db: Reader) =>
  db
    .selectFrom('eoffice')
    .select(['id', 'municipality_id as municipalityId', 'number', 'organisation', 'head'])
    .where('active', '=', true);

/** Offices that a scope reaches, in the order of the directory: tens, never thousands. */
export const officesWithin = (db: Reader, scope: EofficeScope): Promise<OfficeFacts[]> =>
  offices(db)
    .where('municipality_id', '=', scope.municipalityId)
    .$if(scope.number !== null, (query) => query.where('number', '=', scope.number))
    .orderBy('number')
    .execute();

/** One office within reach; undefined otherwise. */
export const officeWithin = (db: Reader, scope: EofficeScope, id: string): Promise<OfficeFacts | undefined> =>
  offices(db)
    .where('id', '=', id)
    .where('municipality_id', '=', scope.municipalityId)
    .$if(scope.number !== null, (query) => query.where('number', '=', scope.number))
    .executeTakeFirst();

/** The office in which a worker writes the journal; undefined: none is assigned. */
export const ownOffice = (
  db: Reader,
  own: ReturnType<typeof ownOfficeOf>,
): Promise<OfficeFacts | undefined> =>
  own === null
    ? Promise.resolve(undefined)
    : offices(db)
        .where('municipality_id', '=', own.municipalityId)
        .where((e) => (own.number === 'head' ? e('head', '=', true) : e('number', '=', own.number)))
        .executeTakeFirst();
