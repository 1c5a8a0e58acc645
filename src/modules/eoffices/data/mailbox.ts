import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';
import type { KnownOffice, Unclear } from '../rules/mailbox.ts';

type Reader = Queries | Tx;

/** Offices of a municipality with every address that may speak for them: their own and their operators'. */
export async function addressedOffices(
  db: Reader,
  municipalityId: string,
  today: string,
): Promise<
  (KnownOffice & { readonly organisation: string; readonly head: boolean; readonly email: string | null })[]
> {
  const offices = await db
    .selectFrom('eoffice')
    .select(['id', 'number', 'organisation', 'head', 'email'])
    .where('municipality_id', '=', municipalityId)
    .where('active', '=', true)
    .orderBy('number')
    .execute();
  const workers = await db
    .selectFrom('role_grant')
    .innerJoin('worker', 'worker.id', 'role_grant.worker_id')
    .select(['worker.email', 'role_grant.role', 'role_grant.eoffice_number as number'])
    .where('role_grant.role', 'in', ['eofficeOperator', 'headEoffice'])
    .where('role_grant.municipality_id', '=', municipalityId)
    .where('role_grant.valid_from', '<=', today)
    .where((e) => e.or([e('role_grant.ended_on', 'is', null), e('role_grant.ended_on', '>', today)]))
    .where('worker.active', '=', true)
    .execute();
  return offices.map((office) => ({
    ...office,
    addresses: [
      office.email,
      ...workers
        .filter(({ role, number }) => (role === 'headEoffice' ? office.head : number === office.number))
        .map(({ email }) => email),
    ].flatMap((address) => (address ? [address.toLowerCase()] : [])),
  }));
}

export interface UnclearLetter {
  readonly id: string;
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  readonly body: string;
  readonly receivedAt: Date;
  readonly reason: Unclear;
  readonly suggestedId: string | null;
  readonly decision: 'opening' | 'problem' | 'dismissed' | null;
  readonly eofficeNumber: number | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

const letters = (db: Reader, scope: EofficeScope) =>
  db
    .selectFrom('eoffice_letter as l')
    .innerJoin('mail_message as m', 'm.id', 'l.id')
    .leftJoin('eoffice as o', 'o.id', 'l.eoffice_id')
    .leftJoin('worker as w', 'w.id', 'l.decided_by')
    .select([
      'l.id',
      'm.from_address as from',
      'm.from_name as fromName',
      'm.subject',
      'm.body',
      'm.received_at as receivedAt',
      'l.reason',
      'l.suggested_id as suggestedId',
      'l.decision',
      'o.number as eofficeNumber',
      'w.surname as decidedBy',
      'l.decided_at as decidedAt',
    ])
    .where('l.municipality_id', '=', scope.municipalityId);

/** Letters that wait for a decision, the oldest first, and the last ones decided. */
export async function unclearLetters(
  db: Reader,
  scope: EofficeScope,
): Promise<{ readonly open: UnclearLetter[]; readonly decided: UnclearLetter[] }> {
  const open = await letters(db, scope)
    .where('l.decision', 'is', null)
    .orderBy('m.received_at')
    .limit(100)
    .execute();
  const decided = await letters(db, scope)
    .where('l.decision', 'is not', null)
    .orderBy('l.decided_at', 'desc')
    .limit(20)
    .execute();
  return { open: open as UnclearLetter[], decided: decided as UnclearLetter[] };
}

/** Whether the mailbox of the head office could not be read the last time. */
export async function mailboxProblem(db: Reader, municipalityId: string): Promise<boolean> {
  const place = await db
    .selectFrom('municipality')
    .select('code')
    .where('id', '=', municipalityId)
    .executeTakeFirst();
  const row = await db
    .selectFrom('mailbox_bookmark')
    .select('problem')
    .where('mailbox', '=', `eoffices:${place?.code ?? ''}`)
    .executeTakeFirst();
  return typeof row?.problem === 'string';
}
