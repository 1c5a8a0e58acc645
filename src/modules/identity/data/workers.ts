import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';

export interface SignInRow {
  readonly id: string;
  readonly login: string;
  readonly passwordHash: string | null;
  readonly active: boolean;
}

/** The account of a login, for checking a password; undefined when there is none. */
export const accountOfLogin = (queries: Queries | Tx, login: string): Promise<SignInRow | undefined> =>
  queries
    .selectFrom('worker')
    .select(['id', 'login', 'password_hash as passwordHash', 'active'])
    .where('login', '=', login)
    .executeTakeFirst();

export interface Account {
  readonly id: string;
  readonly login: string;
  readonly passwordHash: string | null;
  /** Whether codes of an app are set up. */
  readonly enrolled: boolean;
}

/** The account of a worker; undefined when there is none. */
export const accountOf = (queries: Queries | Tx, workerId: string): Promise<Account | undefined> =>
  queries
    .selectFrom('worker')
    .select((eb) => [
      'id',
      'login',
      'password_hash as passwordHash',
      eb('totp_confirmed_at', 'is not', null).$castTo<boolean>().as('enrolled'),
    ])
    .where('id', '=', workerId)
    .executeTakeFirst();

export interface WorkerCard {
  readonly id: string;
  readonly login: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic: string | null;
  readonly positionTitle: string;
  readonly email: string | null;
  /** In which language letters come; null: not chosen. */
  readonly letterLocale: string | null;
  readonly signLanguageCertificate: string | null;
  readonly active: boolean;
  readonly enrolled: boolean;
  readonly mustChangePassword: boolean;
  readonly version: number;
}

const cards = (queries: Queries | Tx) =>
  queries
    .selectFrom('worker')
    .select((eb) => [
      'worker.id',
      'worker.login',
      'worker.surname',
      'worker.given',
      'worker.patronymic',
      'worker.position_title as positionTitle',
      'worker.email',
      'worker.letter_locale as letterLocale',
      'worker.sign_language_certificate as signLanguageCertificate',
      'worker.active',
      eb('worker.totp_confirmed_at', 'is not', null).$castTo<boolean>().as('enrolled'),
      'worker.must_change_password as mustChangePassword',
      'worker.version',
    ]);

/** All that an account shows of its worker; undefined when there is none. */
export const workerCard = (queries: Queries | Tx, id: string): Promise<WorkerCard | undefined> =>
  cards(queries).where('worker.id', '=', id).executeTakeFirst();

export const fullName = (worker: Pick<WorkerCard, 'surname' | 'given' | 'patronymic'>): string =>
  [worker.surname, worker.given, worker.patronymic].filter(Boolean).join(' ');

/** Unused recovery codes of a worker. */
export async function recoveryCodesLeft(queries: Queries, workerId: string): Promise<number> {
  const row = await queries
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('worker_id', '=', workerId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return row.count;
}

export interface WorkerFilter {
  /** Part of surname, name or login. */
  readonly text: string;
  readonly state: 'active' | 'inactive' | 'all';
  /** Key of the last row of the page before. */
  readonly after: string | undefined;
}

export const workersOnPage = 50;

export interface WorkerRow extends WorkerCard {
  /** Roles in force, for the list. */
  readonly roles: readonly string[];
}

/** One page of workers in Ukrainian order of names, one row more than shown when there are further ones. */
export function listWorkers(queries: Queries, filter: WorkerFilter, date: string): Promise<WorkerRow[]> {
  const order = sql`(worker.surname || ' ' || worker.given) collate "uk-x-icu"`;
  let query = cards(queries)
    .select(
      sql<string[]>`array(select distinct g.role from role_grant g where g.worker_id = worker.id
        and g.valid_from <= ${date} and (g.ended_on is null or g.ended_on > ${date}))`.as('roles'),
    )
    .orderBy(order)
    .orderBy('worker.id')
    .limit(workersOnPage + 1);
  if (filter.state !== 'all') query = query.where('worker.active', '=', filter.state === 'active');
  for (const word of filter.text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5)) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`lower(worker.surname || ' ' || worker.given || ' ' || worker.login) like ${pattern}`,
    );
  }
  if (filter.after !== undefined) {
    query = query.where(
      sql<boolean>`(${order}, worker.id) > (select (w.surname || ' ' || w.given) collate "uk-x-icu", w.id from worker w where w.id = ${filter.after})`,
    );
  }
  return query.execute();
}

/** What holds a worker's account open: an open desk and cases to carry out. */
export async function dutiesOf(
  queries: Queries | Tx,
  workerId: string,
): Promise<{ desk: number | null; openCases: number }> {
  const shift = await queries
    .selectFrom('desk_shift')
    .innerJoin('desk', 'desk.id', 'desk_shift.desk_id')
    .select('desk.number')
    .where('desk_shift.worker_id', '=', workerId)
    .where('desk_shift.state', '<>', 'closed')
    .executeTakeFirst();
  const cases = await queries
    .selectFrom('case_file')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('executor_id', '=', workerId)
    .where('state', 'in', ['sentToBackOffice', 'inProgress', 'paused', 'granted', 'refused', 'documentReady'])
    .executeTakeFirstOrThrow();
  return { desk: shift?.number ?? null, openCases: cases.count };
}
