import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { WorkerRole } from '../rules.ts';
import { hashPassword, oneTimePassword } from './passwords.ts';

export interface NewWorker {
  /** Lower case letters, digits and . _ @ -, at least three characters; unique. */
  readonly login: string;
  readonly surname: string;
  readonly given: string;
  readonly patronymic?: string | null;
  readonly positionTitle?: string;
  readonly email?: string | null;
  /** Number of the certificate of a sign-language interpreter (KS-sign). */
  readonly signLanguageCertificate?: string | null;
  /** A known password that need not be changed (the demo); without it a one-time password is made and returned. */
  readonly password?: string;
  /** A ready hash from `hashPassword`, for a loader that gives many workers one password. */
  readonly passwordHash?: string;
}

export interface CreatedWorker {
  readonly id: string;
  /** Shown once and replaced at the first sign-in; null when the password was given. */
  readonly oneTimePassword: string | null;
}

/** Adds a worker without roles (ORG-2). A taken login violates `worker_login_key`. */
export async function createWorker(tx: Tx, actor: Actor, worker: NewWorker): Promise<CreatedWorker> {
  const id = v7();
  const known = worker.password !== undefined || worker.passwordHash !== undefined;
  const once = known ? null : oneTimePassword();
  const passwordHash = worker.passwordHash ?? (await hashPassword(worker.password ?? once ?? ''));
  await tx
    .insertInto('worker')
    .values({
      id,
      login: worker.login,
      surname: worker.surname,
      given: worker.given,
      patronymic: worker.patronymic ?? null,
      position_title: worker.positionTitle ?? '',
      email: worker.email ?? null,
      sign_language_certificate: worker.signLanguageCertificate ?? null,
      password_hash: passwordHash,
      must_change_password: once !== null,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'worker',
    subjectId: id,
    kind: 'worker.created',
    payload: { signLanguage: Boolean(worker.signLanguageCertificate) },
  });
  return { id, oneTimePassword: once };
}

export interface NewGrant {
  readonly workerId: string;
  readonly role: WorkerRole;
  readonly municipalityId?: string | null;
  readonly centreId?: string | null;
  readonly providerId?: string | null;
  readonly eofficeNumber?: number | null;
  /** YYYY-MM-DD, first day. */
  readonly validFrom: string;
  /** YYYY-MM-DD, first day without the role. */
  readonly endedOn?: string | null;
}

/** Gives a worker a role in a place (ORG-7). The same open grant twice violates `role_grant_once`. */
export async function grantRole(tx: Tx, actor: Actor, grant: NewGrant): Promise<{ id: string }> {
  const id = v7();
  await tx
    .insertInto('role_grant')
    .values({
      id,
      worker_id: grant.workerId,
      role: grant.role,
      municipality_id: grant.municipalityId ?? null,
      centre_id: grant.centreId ?? null,
      provider_id: grant.providerId ?? null,
      eoffice_number: grant.eofficeNumber ?? null,
      valid_from: grant.validFrom,
      ended_on: grant.endedOn ?? null,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId: grant.centreId ?? null,
    subject: 'worker',
    subjectId: grant.workerId,
    kind: 'role.granted',
    payload: {
      grantId: id,
      role: grant.role,
      municipalityId: grant.municipalityId ?? null,
      providerId: grant.providerId ?? null,
      eofficeNumber: grant.eofficeNumber ?? null,
      validFrom: grant.validFrom,
      endedOn: grant.endedOn ?? null,
    },
  });
  return { id };
}
