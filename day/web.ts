import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';

/** What the server answered, and the body when it is JSON. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly location: string;
  json(): Record<string, unknown>;
}

export interface Identity {
  /** Key of a device. */
  readonly key?: string;
  /** Cookies of a browser; kept up to date. */
  readonly cookies?: Map<string, string>;
}

/** The only way in which the day speaks to the server. */
export interface Web {
  readonly url: string;
  get(who: Identity, path: string): Promise<Reply>;
  /** A write of the API: repeated with the same key until somebody answers. */
  post(who: Identity, path: string, body: unknown, key?: string): Promise<Reply>;
  /** A form with its key, from the page on which it stands. */
  form(who: Identity, path: string, fields: Readonly<Record<string, string>>, page: string): Promise<Reply>;
  /** Milliseconds of real time from question to answer, without repetitions. */
  readonly latencies: number[];
  /** Requests that found no server or broke off and were asked again. */
  repeated(): number;
  /** Answers of 500 and more, other than «try again later». */
  readonly failures: string[];
}

/** Longest search for a server that has gone, milliseconds of real time. */
const patienceMs = 180_000;

export function createWeb(url: string): Web {
  const latencies: number[] = [];
  const failures: string[] = [];
  let repeated = 0;
  const once = async (who: Identity, path: string, init: RequestInit): Promise<Reply> => {
    const headers = new Headers(init.headers);
    if (who.key) headers.set('authorization', `Bearer ${who.key}`);
    if (who.cookies?.size)
      headers.set('cookie', [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const begun = performance.now();
    const response = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' });
    const text = await response.text();
    latencies.push(performance.now() - begun);
    for (const line of response.headers.getSetCookie()) keepCookie(who.cookies, line);
    if (response.status >= 500 && response.status !== 503)
      failures.push(`${init.method ?? 'GET'} ${path}: ${response.status} ${text.slice(0, 200)}`);
    return {
      status: response.status,
      text,
      location: response.headers.get('location') ?? '',
      json: () => JSON.parse(text),
    };
  };
  const send = async (who: Identity, path: string, init: RequestInit): Promise<Reply> => {
    const until = Date.now() + patienceMs;
    for (;;) {
      const reply = await once(who, path, init).catch((error: unknown) => {
        if (Date.now() > until) throw error;
        return null;
      });
      if (reply && reply.status !== 503) return reply;
      repeated += 1;
      await pause(100);
    }
  };
  return {
    url,
    latencies,
    failures,
    repeated: () => repeated,
    get: (who, path) => send(who, path, {}),
    post: (who, path, body, key = v7()) =>
      send(who, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
    form: async (who, path, fields, page) => {
      const { text, status } = await send(who, page, {});
      const key = /name="_key" value="([^"]+)"/.exec(text)?.[1];
      if (!key) throw new Error(`no form on ${page} (${status})`);
      return send(who, path, { method: 'POST', body: new URLSearchParams({ ...fields, _key: key }) });
    },
  };
}

function keepCookie(cookies: Map<string, string> | undefined, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const [name = '', ...value] = pair.split('=');
  if (attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute))) cookies?.delete(name);
  else cookies?.set(name, value.join('='));
}
