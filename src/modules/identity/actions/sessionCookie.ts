import { type Answer, redirect, type SetCookie } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { recentSuccessor } from '../commands/sessions.ts';
import { absoluteHours } from '../rules/session.ts';

export const sessionCookie = (token: string): SetCookie => ({
  name: cookieNames.session,
  value: token,
  maxAge: absoluteHours * 3600,
});

export const noSessionCookie: SetCookie = { name: cookieNames.session, value: '', maxAge: 0 };

/** The session of this request with the token that its browser holds; null for anybody without one. */
export function sessionOf(ctx: Context): { id: string; token: string; workerId: string } | null {
  const token = ctx.cookie(cookieNames.session);
  const { sessionId, id } = ctx.principal;
  return token && sessionId && id ? { id: sessionId, token, workerId: id } : null;
}

/**
 * What to answer to a step of signing in that comes without a live session: the second of two presses goes on with the
 * session that the first one made, anybody else signs in.
 */
export async function withoutSession(ctx: Context, to: string): Promise<Answer> {
  const { database, secrets, clock } = ctx.services;
  const token = ctx.cookie(cookieNames.session);
  const successor = token
    ? await database.transaction((tx) => recentSuccessor(tx, secrets, token, clock.now()))
    : null;
  return successor
    ? redirect(to, { cookies: [sessionCookie(successor)] })
    : redirect(ctx.href('/sign-in'), { cookies: [noSessionCookie] });
}
