import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { type Locale, splitLocale } from '#platform/i18n/locale.ts';
import type { Answer } from './answer.ts';
import { registerCleaning } from './cleanText.ts';
import type { Context, Identify } from './context.ts';
import { registerDocumentation } from './documentation.ts';
import { registerErrors } from './errors.ts';
import type { Problem, ProblemCode } from './problems.ts';
import { registerRoute } from './register.ts';
import type { Route } from './route.ts';
import type { Services } from './services.ts';
import { registerUploads } from './uploads.ts';

export interface ServerOptions {
  readonly services: Services;
  readonly routes: readonly Route[];
  readonly identify: Identify;
  /** The page of an error, in the site's own look. */
  readonly problemPage: (ctx: Context, problem: Problem) => Answer;
  /** The few words for a kind of problem, in the language of the request. */
  readonly problemTitle: (locale: Locale, code: ProblemCode) => string;
  readonly assetsFolder: string;
  readonly trustProxy: boolean;
  /** Requests a minute from one address before 429. */
  readonly perMinute: number;
  /** A process that has not answered its own clock for so many milliseconds sheds load instead of falling over; 0: never. */
  readonly shedAfterMs: number;
}

/** Largest body of a form without files, bytes. */
const bodyLimit = 512 * 1024;

/** Builds the HTTP server from the modules' routes. Nothing listens yet. */
export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { services, routes } = options;
  const server = Fastify({
    loggerInstance: services.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy,
    bodyLimit,
    rewriteUrl: (request) => splitLocale(request.url ?? '/').path,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
  });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: services.publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await server.register(cookie);
  await server.register(formbody, { bodyLimit });
  await registerUploads(server);
  await server.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  });
  await server.register(rateLimit, { max: options.perMinute, timeWindow: '1 minute' });
  await server.register(underPressure, { maxEventLoopDelay: options.shedAfterMs, retryAfter: 5 });
  await server.register(fastifyStatic, {
    root: options.assetsFolder,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    index: false,
    // Scripts lie under /assets/; a service worker may say for which page it works only with the server's leave.
    setHeaders: (reply, path) => {
      if (/[/\\]boardWorker-[^/\\]*[.]js$/.test(path)) reply.header('service-worker-allowed', '/board');
      // Registers itself for /centres/ and /en/centres/ alone.
      if (/[/\\]offlineWorker-[^/\\]*[.]js$/.test(path)) reply.header('service-worker-allowed', '/');
    },
  });
  await registerDocumentation(server, services.publicUrl, routes);
  registerErrors(server, options);
  await server.register(async (instance) => {
    registerCleaning(instance);
    for (const route of routes) registerRoute(instance, route, options);
  });
  return server;
}
