import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InjectOptions } from 'fastify';
import { pino } from 'pino';
import { type App, createApp } from '#app';
import { fixedClock } from '#platform/clock/clock.ts';
import { createTestDatabase } from './database.ts';

export interface PageAnswer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: string;
}

/** The whole program on an empty database of its own, with a clock that the test moves. */
export async function startHouse(options: { demo?: boolean; at?: string } = {}) {
  const database = await createTestDatabase();
  const filesDir = await mkdtemp(path.join(tmpdir(), 'vikno-house-'));
  const clock = fixedClock(options.at ?? '2026-03-02T08:00:00Z');
  const app: App = await createApp({
    appUrl: database.appUrl,
    poolSize: 6,
    filesDir,
    secretKey: 'a secret key of the tests, long enough',
    publicUrl: 'http://localhost',
    demo: options.demo ?? false,
    smtpUrl: undefined,
    mailFrom: 'vikno@example.org',
    trustProxy: false,
    perMinute: 100_000,
    shedAfterMs: 0,
    clock,
    log: pino({ level: process.env.TEST_LOG ?? 'silent' }),
  });
  await app.server.ready();
  return {
    app,
    clock,
    services: app.services,
    ownerUrl: database.ownerUrl,
    browser: (address?: string) => browser(app, address),
    close: async () => {
      await app.close();
      await database.drop();
      await rm(filesDir, { recursive: true, force: true });
    },
  };
}

export type House = Awaited<ReturnType<typeof startHouse>>;
export type Browser = ReturnType<typeof browser>;

/** A browser with its cookies, at a network address. */
function browser(app: App, address = '10.0.0.7') {
  const cookies = new Map<string, string>();
  const send = async (request: InjectOptions): Promise<PageAnswer> => {
    const answer = await app.server.inject({
      ...request,
      remoteAddress: address,
      cookies: Object.fromEntries(cookies),
    });
    for (const cookie of answer.cookies) {
      if (cookie.maxAge === 0) cookies.delete(cookie.name);
      else cookies.set(cookie.name, cookie.value);
    }
    const location = answer.headers.location;
    return { status: answer.statusCode, location, body: answer.body };
  };
  const get = (url: string) => send({ method: 'GET', url });
  return {
    cookies,
    get,
    /** Follows redirects to the page where they end. */
    open: async (url: string) => {
      let at = url;
      for (let steps = 0; steps < 8; steps++) {
        const answer = await get(at);
        if (!answer.location) return { ...answer, at };
        at = answer.location;
      }
      throw new Error(`redirects without end at ${at}`);
    },
    /** Posts a form; `from` is the page whose hidden key goes with it. */
    post: async (
      url: string,
      fields: Readonly<Record<string, string>>,
      from?: string,
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const key = from ? /name="_key" value="([^"]+)"/.exec((await get(from)).body)?.[1] : undefined;
      return send({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        payload: new URLSearchParams({ ...fields, ...(key ? { _key: key } : {}) }).toString(),
      });
    },
  };
}
