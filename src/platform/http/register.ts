import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { splitLocale } from '#platform/i18n/locale.ts';
import { openScreen } from '#platform/live/screenSocket.ts';
import type { Principal } from '#platform/session/principal.ts';
import {
  type ActionContext,
  type Context,
  checkFormKey,
  createRequestState,
  type RequestState,
} from './context.ts';
import { formKeyField } from './forms.ts';
import { writeOnce } from './idempotency.ts';
import { Problem } from './problems.ts';
import type { Route } from './route.ts';
import { comesFromElsewhere } from './sameOrigin.ts';
import { send } from './send.ts';
import type { ServerOptions } from './server.ts';
import { readUploads } from './uploads.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Pattern of the route as metrics and logs name it: never the address itself, which may hold a secret. */
    pattern?: string;
    entrance?: string;
  }
  interface FastifyRequest {
    state: RequestState | null;
    /** Who asks, when it had to be known before the body was checked. */
    principal: Principal | null;
  }
}

/** Puts one route on the server: who may, then the form key, then the handler, then the answer. */
export function registerRoute(server: FastifyInstance, route: Route, options: ServerOptions): void {
  const api = 'api' in route ? route.api : undefined;
  server.route({
    method: route.method,
    url: route.path,
    config: {
      pattern: route.path,
      ...(route.entrance ? { entrance: route.entrance } : {}),
      ...(route.perMinute ? { rateLimit: { max: route.perMinute, timeWindow: '1 minute' } } : {}),
    },
    schema: api
      ? {
          summary: api.summary,
          tags: [api.tag],
          ...(api.params ? { params: api.params } : {}),
          ...(api.query ? { querystring: api.query } : {}),
          ...(api.body ? { body: api.body } : {}),
          response: { 200: api.result },
        }
      : { hide: true },
    // Who may not use the API is not told what its bodies look like.
    ...(api
      ? {
          preValidation: async (request, reply) => {
            request.principal = await options.identify(request, reply);
            allow(route, request.principal);
          },
        }
      : {}),
    // Answers are serialised by `send`: the schema describes, it does not run twice.
    serializerCompiler: () => (data) => (typeof data === 'string' ? data : JSON.stringify(data)),
    handler: (request, reply) => handle(route, options, request, reply),
  });
}

async function handle(
  route: Route,
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const principal = request.principal ?? (await options.identify(request, reply));
  const uploads = route.method === 'POST' ? await readUploads(request, route.largestFile) : [];
  const { locale } = splitLocale(request.originalUrl);
  const state = createRequestState(options.services, principal, locale, request, uploads, route.event);
  request.state = state;
  allow(route, principal);
  switch (route.kind) {
    case 'page': {
      const waiting = await options.services.waiting(route, principal);
      return send(request, reply, await route.handler({ ...state.context, waiting }), state);
    }
    case 'apiRead':
      return send(request, reply, await route.handler(state.context), state);
    case 'stream':
      return stream(route.handler, state.context, options, request, reply);
    case 'query':
      if (comesFromElsewhere(request)) throw new Problem('forged');
      return send(request, reply, await route.handler(state.context), state);
    case 'apiHot': {
      if (comesFromElsewhere(request)) throw new Problem('forged');
      const hot = { ...state.context, owner: state.owner, idempotencyKey: apiKeyOf(request) };
      return send(request, reply, await route.handler(hot), state);
    }
    case 'action':
    case 'apiWrite':
      return send(request, reply, await act(route, options, state, request), state);
  }
}

/** Refuses who may not; an unfinished sign-in opens nothing but its own pages. */
export function allow(route: Pick<Route, 'access' | 'roles' | 'entrance'>, principal: Principal): void {
  if (route.access === 'public') return;
  if (principal.kind === 'visitor' && !route.roles?.includes('visitor')) throw new Problem('signInNeeded');
  if (route.access === 'session') return;
  if (principal.pending !== 'none') throw new Problem('signInNeeded');
  if (route.access === 'signedIn') {
    if (principal.kind !== 'worker') throw new Problem('forbidden');
    return;
  }
  const opened = principal.keyRights === null || principal.keyRights.includes(route.access);
  if (!route.roles?.includes(principal.role) || !opened)
    throw new Problem(route.entrance ? 'signInNeeded' : 'forbidden');
}

async function act(
  route: Extract<Route, { kind: 'action' | 'apiWrite' }>,
  options: ServerOptions,
  state: RequestState,
  request: FastifyRequest,
) {
  if (comesFromElsewhere(request)) throw new Problem('forged');
  const key = route.kind === 'action' ? formKeyOf(options, state, request) : apiKeyOf(request);
  const write = { owner: state.owner, key, route: route.path, body: withoutKey(request.body) };
  return writeOnce(options.services, write, (tx) => {
    const context: ActionContext = { ...state.context, tx, idempotencyKey: key };
    return route.handler(context);
  });
}

function formKeyOf(options: ServerOptions, state: RequestState, request: FastifyRequest): string {
  const body = request.body;
  const key = typeof body === 'object' && body !== null ? Reflect.get(body, formKeyField) : undefined;
  return checkFormKey(options.services, state.owner, key);
}

function apiKeyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) {
    throw new Problem('badRequest', 'Idempotency-Key: 8–200 visible ASCII characters');
  }
  return key;
}

/** The key itself is no part of what is repeated; files are compared by the handler's own digest. */
function withoutKey(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== formKeyField));
}

async function stream(
  handler: (ctx: Context) => Promise<{ channel: string }>,
  context: Context,
  options: ServerOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { channel } = await handler(context);
  const lastEventId = request.headers['last-event-id'];
  reply.hijack();
  const screen = openScreen(reply.raw);
  if (screen) {
    const last = typeof lastEventId === 'string' ? lastEventId : undefined;
    await options.services.live.connect(screen, channel, last);
  }
  return reply;
}
