import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';
import { endSessions } from './sessions.ts';
import type { NewWorker } from './workers.ts';

type WorkerEdit = Omit<NewWorker, 'password' | 'passwordHash' | 'login'>;

/**
 * Changes what is known of a worker; the login stays, as it stands in the history of sign-ins. 'stale': somebody changed it
 * after `version`, and nothing is done.
 */
export async function editWorker(
  tx: Tx,
  actor: Actor,
  worker: { readonly id: string; readonly version: number },
  edit: WorkerEdit,
): Promise<'saved' | 'stale'> {
  const { id, version } = worker;
  const changed = await tx
    .updateTable('worker')
    .set({
      version: version + 1,
      surname: edit.surname,
      given: edit.given,
      patronymic: edit.patronymic ?? null,
      position_title: edit.positionTitle ?? '',
      email: edit.email ?? null,
      sign_language_certificate: edit.signLanguageCertificate ?? null,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return 'stale';
  await record(tx, actor, id, 'worker.edited', { signLanguage: Boolean(edit.signLanguageCertificate) });
  return 'saved';
}

/** Opens or closes an account; closing ends its sessions. Whether it may be closed is asked before. */
export async function setActive(tx: Tx, actor: Actor, id: string, active: boolean, now: Date): Promise<void> {
  await tx.updateTable('worker').set({ active }).where('id', '=', id).execute();
  await record(tx, actor, id, active ? 'worker.activated' : 'worker.deactivated');
  if (!active) await endSessions(tx, actor, { workerId: id, reason: 'ended' }, now);
}

/** A one-time password in place of the old one, returned to be shown once; all sessions end. */
export async function resetPassword(tx: Tx, actor: Actor, id: string, now: Date): Promise<string> {
  const once = oneTimePassword();
  await tx
    .updateTable('worker')
    .set({ password_hash: await hashPassword(once), must_change_password: true })
    .where('id', '=', id)
    .execute();
  await record(tx, actor, id, 'password.reset');
  await endSessions(tx, actor, { workerId: id, reason: 'reset' }, now);
  return once;
}

/** Takes the app and the recovery codes away, as when the telephone is lost; the next sign-in sets up new ones. */
export async function resetSecondFactor(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('worker')
    .set({ totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('recovery_code').where('worker_id', '=', id).execute();
  await record(tx, actor, id, 'secondFactor.reset');
  await endSessions(tx, actor, { workerId: id, reason: 'reset' }, now);
}

/** Ends a role: from `date` on the worker does not hold it. False when it had ended before. */
export async function endGrant(
  tx: Tx,
  actor: Actor,
  grant: { id: string; workerId: string },
  date: string,
): Promise<boolean> {
  const ended = await tx
    .updateTable('role_grant')
    .set({ ended_on: date })
    .where('id', '=', grant.id)
    .where('worker_id', '=', grant.workerId)
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>', date)]))
    .returning(['role', 'centre_id'])
    .executeTakeFirst();
  if (!ended) return false;
  await appendToLedger(tx, actor, {
    centreId: ended.centre_id,
    subject: 'worker',
    subjectId: grant.workerId,
    kind: 'role.ended',
    payload: { grantId: grant.id, role: ended.role, endedOn: date },
  });
  return true;
}

/**
 * Other active workers who administer the system on `date`. Their grants are locked: two administrators who take each
 * other's role away at once cannot both succeed.
 */
export async function otherAdministrators(tx: Tx, workerId: string, date: string): Promise<number> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('worker', 'worker.id', 'role_grant.worker_id')
    .select('role_grant.worker_id')
    .where('role_grant.role', '=', 'administrator')
    .where('role_grant.valid_from', '<=', date)
    .where((eb) => eb.or([eb('role_grant.ended_on', 'is', null), eb('role_grant.ended_on', '>', date)]))
    .where('worker.active', '=', true)
    .orderBy('role_grant.id')
    .forUpdate()
    .execute();
  return new Set(rows.map((row) => row.worker_id).filter((id) => id !== workerId)).size;
}

const record = (
  tx: Tx,
  actor: Actor,
  id: string,
  kind: `${string}.${string}`,
  payload: Record<string, unknown> = {},
): Promise<void> =>
  appendToLedger(tx, actor, { centreId: null, subject: 'worker', subjectId: id, kind, payload });
