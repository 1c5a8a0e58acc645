import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { casesModule } from '#modules/cases/module.ts';
import { catalogueModule } from '#modules/catalogue/module.ts';
import { enquiriesModule } from '#modules/enquiries/module.ts';
import { eofficesModule } from '#modules/eoffices/module.ts';
import { identify } from '#modules/identity/identify.ts';
import { identityModule } from '#modules/identity/module.ts';
import { notificationsModule } from '#modules/notifications/module.ts';
import { organisationModule } from '#modules/organisation/module.ts';
import { peopleModule } from '#modules/people/module.ts';
import { queueModule } from '#modules/queue/module.ts';
import { siteModule } from '#modules/site/module.ts';
import { statisticsModule } from '#modules/statistics/module.ts';
import { surveysModule } from '#modules/surveys/module.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { openDatabase } from '#platform/database/database.ts';
import { createDiskFileStore } from '#platform/files/fileStore.ts';
import { registerForgetting } from '#platform/files/forget.ts';
import { registerFileSweeping } from '#platform/files/sweep.ts';
import { registerHealth } from '#platform/http/health.ts';
import type { Module } from '#platform/http/module.ts';
import { buildServer } from '#platform/http/server.ts';
import type { Services } from '#platform/http/services.ts';
import { registerSweeping } from '#platform/http/sweepJob.ts';
import { waitingFor } from '#platform/http/waiting.ts';
import { createJobs } from '#platform/jobs/jobs.ts';
import { registerSealing } from '#platform/ledger/sealingJob.ts';
import { createLiveHub } from '#platform/live/hub.ts';
import { createMail } from '#platform/mail/mail.ts';
import type { MailboxAddress } from '#platform/mail/mailboxAddress.ts';
import { createPdfRenderer } from '#platform/pdf/renderer.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { knownPushHosts } from '#platform/push/endpoints.ts';
import { createPush } from '#platform/push/push.ts';
import { ownVapidPair, vapidPair } from '#platform/push/vapid.ts';
import { createSecrets } from '#platform/security/secrets.ts';
import { createSms } from '#platform/sms/sms.ts';
import { problemPage } from '#ui/shell/problemPage.tsx';
import { problemTexts } from '#ui/shell/problemTexts.ts';

/** Every module of the house. */
export const modules: readonly Module[] = [
  organisationModule,
  identityModule,
  catalogueModule,
  queueModule,
  siteModule,
  statisticsModule,
  notificationsModule,
  peopleModule,
  casesModule,
  eofficesModule,
  surveysModule,
  enquiriesModule,
];

export interface AppOptions {
  readonly appUrl: string;
  readonly poolSize: number;
  readonly filesDir: string;
  readonly secretKey: string;
  readonly publicUrl: string;
  readonly demo: boolean;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly mailboxes?: readonly MailboxAddress[];
  readonly smppUrl?: string | undefined;
  readonly smsFrom?: string;
  readonly pushHosts?: readonly string[];
  readonly pushContact?: string;
  readonly vapidPrivateKey?: string | undefined;
  readonly trustProxy: boolean;
  readonly perMinute: number;
  readonly shedAfterMs: number;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface App {
  readonly server: FastifyInstance;
  readonly services: Services;
  close(): Promise<void>;
}

/** Puts the parts together. Nothing listens yet. */
export async function createApp(options: AppOptions): Promise<App> {
  const { log } = options;
  const database = openDatabase({
    url: options.appUrl,
    poolSize: options.poolSize,
    onIdleError: (error) => log.warn({ err: error }, 'database: an idle connection broke'),
  });
  const secrets = createSecrets(Buffer.from(options.secretKey));
  const assetsFolder = path.join(projectRoot, 'dist', 'assets');
  const services: Services = {
    clock: options.clock,
    database,
    files: createDiskFileStore(options.filesDir),
    jobs: await createJobs(database, log),
    live: await createLiveHub({ pool: database.pool, listenUrl: options.appUrl, log }),
    log,
    mail: createMail(options.smtpUrl, options.mailFrom),
    mailboxes: options.mailboxes ?? [],
    pdf: createPdfRenderer({ templatesDir: path.join(projectRoot, 'documents'), log }),
    push: createPush({
      keys: options.vapidPrivateKey ? vapidPair(options.vapidPrivateKey) : ownVapidPair(secrets),
      contact: options.pushContact ?? 'mailto:vikno@localhost',
      hosts: options.pushHosts ?? knownPushHosts,
    }),
    secrets,
    sms: createSms(options.smppUrl, options.smsFrom ?? 'Vikno', log),
    asset: assetAddresses(assetsFolder),
    publicUrl: options.publicUrl,
    demo: options.demo,
    navigation: modules.flatMap((module) => module.navigation),
    waiting: (route, principal) => waitingFor(services, modules, route, principal),
  };
  await registerSealing(services);
  await registerSweeping(services);
  await registerForgetting(services);
  await registerFileSweeping(services);
  for (const module of modules) await module.start?.(services);
  const server = await buildServer({
    services,
    routes: modules.flatMap((module) => module.routes),
    identify: identify(services),
    problemPage,
    problemTitle: (locale, code) => problemTexts[locale].byCode[code].title,
    assetsFolder,
    trustProxy: options.trustProxy,
    perMinute: options.perMinute,
    shedAfterMs: options.shedAfterMs,
  });
  registerHealth(server, services);
  return {
    server,
    services,
    close: async () => {
      await services.live.close();
      await server.close();
      await services.jobs.close();
      await services.pdf.close();
      services.mail.close();
      await services.sms.close();
      await database.close();
    },
  };
}

/** Addresses of built assets from the manifest; an unknown name is a mistake in the program. */
function assetAddresses(folder: string): (name: string) => string {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(path.join(folder, 'manifest.json'), 'utf8'),
  );
  return (name) => {
    const built = manifest[name];
    if (!built) throw new Error(`no built asset ${name}`);
    return `/assets/${built}`;
  };
}
