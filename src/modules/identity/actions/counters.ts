import type { Context } from '#platform/http/context.ts';
import { knownBrowserCookie, knownMark } from '../commands/knownBrowser.ts';
import { type Counter, counterOf } from '../commands/throttle.ts';
import { accountOf } from '../data/workers.ts';
import { codeRule, networkOf } from '../rules/throttle.ts';

/** Counter of one worker's guesses in this browser; where the browser is not known, at this address. */
export async function ownBrowserCounter(ctx: Context, kind: string, workerId: string): Promise<Counter> {
  const { database, secrets, clock } = ctx.services;
  const account = await accountOf(database.queries, workerId);
  const cookie = ctx.cookie(knownBrowserCookie);
  const mark = account ? knownMark(secrets, cookie, account.login, clock.now()) : null;
  return counterOf(kind, `${workerId}\n${mark ?? networkOf(ctx.clientAddress)}`, codeRule);
}
