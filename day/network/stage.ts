import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '#app';
import { fixedClock } from '#platform/clock/clock.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { createLogger } from '#platform/log/logger.ts';
import { readMailboxes } from '#platform/mail/mailboxAddress.ts';
import { randomToken } from '#platform/security/secrets.ts';
import { loadDemo } from '../../demo/load.ts';
import { startMailServers } from './mailServers.ts';
import type { Stage } from './world.ts';

/** The whole program over HTTP in a folder that goes away, with mail servers and a clock that is moved. */
export async function withStage<T>(begins: Date, work: (stage: Stage) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-month-'));
  const log = { info: () => undefined, warn: console.warn };
  const database = await startEmbedded({ dataDir: path.join(folder, 'data'), log });
  const mail = await startMailServers();
  try {
    await migrate(database.ownerUrl);
    const clock = fixedClock(begins);
    const app = await createApp({
      appUrl: database.appUrl,
      poolSize: 8,
      filesDir: path.join(folder, 'files'),
      secretKey: randomToken(),
      publicUrl: 'http://localhost:8080',
      demo: true,
      smtpUrl: mail.smtpUrl,
      mailFrom: 'Vikno <vikno@localhost>',
      mailboxes: readMailboxes('eoffices', `kharkiv=${mail.imapUrl}`) ?? [],
      trustProxy: false,
      shedAfterMs: 0,
      perMinute: 1_000_000,
      clock,
      log: createLogger('error'),
    });
    try {
      await loadDemo(app.services);
      await app.server.listen({ port: 0, host: '127.0.0.1' });
      const [address] = app.server.addresses();
      if (!address || typeof address === 'string') throw new Error('the program does not listen');
      return await work({ url: `http://127.0.0.1:${address.port}`, services: app.services, clock, mail });
    } finally {
      await app.close();
    }
  } finally {
    await mail.close();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
