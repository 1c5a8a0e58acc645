import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { randomToken, type Secrets, tokenHash } from '#platform/security/secrets.ts';
import type { Actor } from '#platform/session/actor.ts';
import { absoluteHours, successorSeconds } from '../rules/session.ts';

export interface NewSession {
  readonly workerId: string;
  readonly grantId: string | null;
  readonly secondFactor: boolean;
  readonly userAgent: string;
  readonly address: string;
  readonly now: Date;
}

/** Opens a session; the returned token is the cookie's value and lies nowhere else. */
export async function openSession(
  tx: Tx,
  actor: Actor,
  session: NewSession,
): Promise<{ id: string; token: string }> {
  const id = v7();
  const token = randomToken();
  await tx
    .insertInto('session')
    .values({
      id,
      token_hash: tokenHash(token),
      worker_id: session.workerId,
      grant_id: session.grantId,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: new Date(session.now.getTime() + absoluteHours * 3_600_000),
      user_agent: session.userAgent,
      address: session.address,
      second_factor: session.secondFactor,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'worker',
    subjectId: session.workerId,
    kind: 'session.started',
    payload: { sessionId: id },
  });
  return { id, token };
}

/** The token that replaces `token`: computed, so that a doubled press ends in the same session, and secret, as its key is. */
const successorOf = (secrets: Secrets, token: string): string => secrets.sign('session-successor', token);

export interface SessionChange {
  readonly secondFactor?: true;
  readonly grantId?: string;
}

/**
 * Replaces a session at a change of privilege (second factor passed, password changed, role chosen): whoever knew the old
 * identifier, as by planting it, knows nothing of the new one. Returns null when the old session is over.
 */
export async function renewSession(
  tx: Tx,
  secrets: Secrets,
  old: { id: string; token: string },
  change: SessionChange,
  now: Date,
): Promise<{ id: string; token: string } | null> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('id', '=', old.id)
    .where('token_hash', '=', tokenHash(old.token))
    .where('ended_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (!ended) return null;
  const id = v7();
  const token = successorOf(secrets, old.token);
  await tx
    .insertInto('session')
    .values({
      id,
      token_hash: tokenHash(token),
      worker_id: ended.worker_id,
      grant_id: change.grantId ?? ended.grant_id,
      created_at: ended.created_at,
      last_seen_at: now,
      expires_at: ended.expires_at,
      user_agent: ended.user_agent,
      address: ended.address,
      second_factor: change.secondFactor ?? ended.second_factor,
    })
    .execute();
  return { id, token };
}

/** The live session that replaced `token` a moment ago: a doubled press came with the old cookie and goes on with the new. */
export async function recentSuccessor(
  tx: Tx,
  secrets: Secrets,
  token: string,
  now: Date,
): Promise<string | null> {
  const successor = successorOf(secrets, token);
  const row = await tx
    .selectFrom('session as old')
    .innerJoin('session as new', 'new.worker_id', 'old.worker_id')
    .select('new.id')
    .where('old.token_hash', '=', tokenHash(token))
    .where('old.ended_at', '>', new Date(now.getTime() - successorSeconds * 1000))
    .where('new.token_hash', '=', tokenHash(successor))
    .where('new.ended_at', 'is', null)
    .executeTakeFirst();
  return row ? successor : null;
}

/** Ends sessions of a worker: one, all but one, or all. Returns how many ended. */
export async function endSessions(
  tx: Tx,
  actor: Actor,
  which: { workerId: string; only?: string; except?: string; reason: 'signOut' | 'ended' | 'reset' },
  now: Date,
): Promise<number> {
  let query = tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('worker_id', '=', which.workerId)
    .where('ended_at', 'is', null);
  if (which.only !== undefined) query = query.where('id', '=', which.only);
  if (which.except !== undefined) query = query.where('id', '<>', which.except);
  const ended = await query.returning('id').execute();
  await appendToLedger(
    tx,
    actor,
    ...ended.map(({ id }) => ({
      centreId: null,
      subject: 'worker',
      subjectId: which.workerId,
      kind: 'session.ended' as const,
      payload: { sessionId: id, reason: which.reason },
    })),
  );
  return ended.length;
}
