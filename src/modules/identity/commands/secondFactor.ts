import { generateSecret, generateURI, verify } from 'otplib';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Secrets } from '#platform/security/secrets.ts';
import type { Actor } from '#platform/session/actor.ts';
import { makeRecoveryCodes, useRecoveryCode } from './codes.ts';

const sealUse = 'totp';
const offerUse = 'totp-offer';
/** Clocks of telephones differ by seconds: the code before and the code after fit too. */
const tolerance = 30;
/** A page of enrolment may stay open so long, minutes. */
const offerMinutes = 30;

/** A secret offered for enrolment: sealed into the form, so that looking at the page changes nothing. */
export function offerSecret(
  secrets: Secrets,
  workerId: string,
  now: Date,
): { secret: string; sealed: string } {
  const secret = generateSecret();
  const text = JSON.stringify([workerId, now.getTime(), secret]);
  return { secret, sealed: secrets.seal(offerUse, Buffer.from(text)).toString('base64url') };
}

/** The offered secret, or null when it was made for somebody else, too long ago, or not here. */
export function openOffer(secrets: Secrets, workerId: string, sealed: string, now: Date): string | null {
  try {
    const [owner, at, secret]: [string, number, string] = JSON.parse(
      secrets.open(offerUse, Buffer.from(sealed, 'base64url')).toString(),
    );
    return owner === workerId && now.getTime() - at < offerMinutes * 60_000 ? secret : null;
  } catch {
    // Not ours or damaged: the same as none.
    return null;
  }
}

/** Address that an app reads from the QR code. */
export const secretAddress = (login: string, secret: string): string =>
  generateURI({ issuer: 'Vikno', label: login, secret });

/** Number of the time step whose code this is, later than `after`; null when the code does not fit. */
async function stepOf(secret: string, code: string, now: Date, after: number | null): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null;
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: tolerance,
    ...(after === null ? {} : { afterTimeStep: after }),
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

/**
 * Puts an offered secret in force when `code` was made with it, with new recovery codes, which are returned; null when
 * the code does not fit. `first`: only where nothing is set up yet, so that whoever has the password alone cannot
 * replace the worker's own app.
 */
export async function enrol(
  tx: Tx,
  actor: Actor,
  secrets: Secrets,
  enrolment: { workerId: string; secret: string; code: string; now: Date; first: boolean },
): Promise<string[] | null> {
  const { workerId, secret, code, now, first } = enrolment;
  const step = await stepOf(secret, code, now, null);
  if (step === null) return null;
  const changed = await tx
    .updateTable('worker')
    .set({
      totp_secret: secrets.seal(sealUse, Buffer.from(secret)),
      totp_confirmed_at: now,
      totp_last_step: step,
    })
    .where('id', '=', workerId)
    .$if(first, (query) => query.where('totp_confirmed_at', 'is', null))
    .executeTakeFirst();
  if (changed.numUpdatedRows !== 1n) return null;
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'worker',
    subjectId: workerId,
    kind: 'secondFactor.enrolled',
  });
  return makeRecoveryCodes(tx, secrets, workerId);
}

/** Whether the code opens the second step, now and never again: the step is kept, a recovery code is used up (RFC 6238 §5.2). */
export async function passSecondFactor(
  tx: Tx,
  secrets: Secrets,
  attempt: { workerId: string; code: string; now: Date },
): Promise<'code' | 'recovery' | null> {
  const worker = await tx
    .selectFrom('worker')
    .select(['totp_secret', 'totp_last_step'])
    .where('id', '=', attempt.workerId)
    .where('totp_confirmed_at', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
  if (!worker?.totp_secret) return null;
  const code = attempt.code.replace(/\s/g, '');
  const secret = secrets.open(sealUse, worker.totp_secret).toString();
  const step = await stepOf(secret, code, attempt.now, worker.totp_last_step);
  if (step !== null) {
    await tx.updateTable('worker').set({ totp_last_step: step }).where('id', '=', attempt.workerId).execute();
    return 'code';
  }
  const { workerId, now } = attempt;
  return (await useRecoveryCode(tx, secrets, workerId, code, now)) ? 'recovery' : null;
}
