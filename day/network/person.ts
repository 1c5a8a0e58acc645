import { setTimeout as pause } from 'node:timers/promises';
import type { fixedClock } from '#platform/clock/clock.ts';
import { demoPassword } from '../../demo/signIns.ts';
import type { Identity, Reply, Web } from '../web.ts';

/** A worker of the network at a browser without a screen. */
export interface Person {
  readonly login: string;
  readonly who: Identity & { readonly cookies: Map<string, string> };
  page(path: string): Promise<Reply>;
  /** Sends a form that stands on `page`. */
  form(path: string, fields: Readonly<Record<string, string>>, page: string): Promise<Reply>;
  api(path: string, body: unknown): Promise<Reply>;
}

/** How often somebody who is told to wait tries again, and how long, by the clock on the wall and by that of the month. */
const [patience, realWaitMs, wait] = [6, 12_000, 60_000];

/**
 * Signs in through the page, and again whenever the session has ended meanwhile. On a machine that cannot keep up, answers
 * that never came count as attempts: who is told to wait waits, and the month's clock, which else stands, goes on.
 */
export async function signIn(web: Web, login: string, clock: ReturnType<typeof fixedClock>): Promise<Person> {
  const cookies = new Map<string, string>();
  const who = { cookies };
  const enter = async () => {
    for (let turn = 1; ; turn += 1) {
      cookies.clear();
      const reply = await web.form(who, '/sign-in', { login, password: demoPassword }, '/sign-in');
      if (reply.status === 303 && !reply.location.startsWith('/sign-in')) return;
      if (reply.status !== 429 || turn > patience)
        throw new Error(`${login} could not sign in: ${reply.status} ${reply.location}`);
      await pause(realWaitMs);
      clock.set(new Date(clock.now().getTime() + wait));
    }
  };
  await enter();
  const page = async (path: string) => {
    const reply = await web.get(who, path);
    const over = reply.status === 401 || (reply.status === 303 && reply.location.startsWith('/sign-in'));
    if (!over) return reply;
    await enter();
    return web.get(who, path);
  };
  return {
    login,
    who,
    page,
    form: async (path, fields, from) => {
      await page(from);
      return web.form(who, path, fields, from);
    },
    api: async (path, body) => {
      const reply = await web.post(who, path, body);
      if (reply.status !== 401) return reply;
      await enter();
      return web.post(who, path, body);
    },
  };
}
