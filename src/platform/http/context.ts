import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Tx } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { randomToken } from '#platform/security/secrets.ts';
import { type Actor, actorOf } from '#platform/session/actor.ts';
import type { Principal } from '#platform/session/principal.ts';
import type { Flash, SetCookie } from './answer.ts';
import { cookieNames, readFlash } from './cookies.ts';
import { Problem } from './problems.ts';
import type { Services } from './services.ts';
import type { Waiting } from './waiting.ts';

export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly bytes: Buffer;
}

/** One view of personal data, for the access log. */
export interface View {
  readonly subject: string;
  readonly subjectId: string;
  readonly centreId: string | null;
  readonly purpose: string;
}

/** Everything a handler knows of its request. */
export interface Context {
  readonly services: Services;
  readonly principal: Principal;
  readonly actor: Actor;
  readonly locale: Locale;
  readonly requestId: string;
  /** Path and query without the language prefix. */
  readonly path: string;
  readonly url: string;
  readonly clientAddress: string;
  readonly userAgent: string;
  /** Fields of a form or the body of an API request; not trusted. */
  readonly body: unknown;
  readonly uploads: readonly UploadedFile[];
  /** Path parameters; a value that cannot be names nothing: 404. */
  params<T>(schema: z.ZodType<T>): T;
  /** Query parameters; a value that cannot be is a bad request: 400. */
  query<T>(schema: z.ZodType<T>): T;
  cookie(name: string): string | undefined;
  setCookie(cookie: SetCookie): void;
  /** Adds the language prefix to a path of this site. */
  href(path: string): string;
  /** A fresh key for one form: makes its write happen once and proves that the form came from this site. */
  formKey(): string;
  /** Records that personal data were shown; written before the answer leaves. */
  viewed(view: View): void;
  /** What waits for the worker; known on working pages asked for, empty on the answer to a form. */
  readonly waiting: readonly Waiting[];
  /** The message of the action before this page, once. */
  takeFlash(): Flash | null;
}

/** Context of a write: `tx` is the one transaction of the request; an error answer (status ≥ 400) rolls it back. */
export interface ActionContext extends Context {
  readonly tx: Tx;
  /** Key of this write, unique for its owner. */
  readonly idempotencyKey: string;
}

/** Context of a hot write: its one statement keeps owner and key itself, together with its answer. */
export interface HotContext extends Context {
  readonly owner: string;
  readonly idempotencyKey: string;
}

export interface RequestState {
  readonly context: Context;
  readonly views: View[];
  readonly cookies: SetCookie[];
  /** Session, device or browser to which form keys are bound. */
  readonly owner: string;
  /** Access-log event of the route. */
  readonly event: string;
}

/** Purpose of the signature under a form key. */
const formUse = 'form';

export function createRequestState(
  services: Services,
  principal: Principal,
  locale: Locale,
  request: FastifyRequest,
  uploads: readonly UploadedFile[],
  event: string,
): RequestState {
  const views: View[] = [];
  const cookies: SetCookie[] = [];
  const { owner, cookie: ownerCookie } = ownerOf(principal, request);
  let ownerKnown = ownerCookie === null;
  let flashTaken = false;
  const context: Context = {
    services,
    principal,
    actor: actorOf(principal, request.id),
    locale,
    requestId: request.id,
    path: request.url.split('?', 1)[0] ?? '/',
    url: request.url,
    clientAddress: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    body: request.body,
    uploads,
    waiting: [],
    params: (schema) => {
      const parsed = schema.safeParse(request.params);
      if (!parsed.success) throw new Problem('notFound');
      return parsed.data;
    },
    query: (schema) => {
      const parsed = schema.safeParse(request.query);
      if (!parsed.success) throw new Problem('badRequest');
      return parsed.data;
    },
    cookie: (name) => request.cookies[name],
    setCookie: (cookie) => {
      cookies.push(cookie);
    },
    href: (path) => (locale === 'uk' ? path : `/${locale}${path === '/' ? '' : path}`),
    formKey: () => {
      if (!ownerKnown && ownerCookie) cookies.push(ownerCookie);
      ownerKnown = true;
      const nonce = randomBytes(16).toString('base64url');
      return `${nonce}.${services.secrets.sign(formUse, `${owner}:${nonce}`)}`;
    },
    viewed: (view) => {
      views.push(view);
    },
    takeFlash: () => {
      if (flashTaken) return null;
      flashTaken = true;
      const flash = readFlash(request, services.secrets);
      if (flash) cookies.push({ name: cookieNames.flash, value: '', maxAge: 0 });
      return flash;
    },
  };
  return { context, views, cookies, owner, event };
}

/** A worker's keys belong to the session, a device's to the device, a visitor's to the browser, marked with its first form. */
function ownerOf(principal: Principal, request: FastifyRequest): { owner: string; cookie: SetCookie | null } {
  if (principal.sessionId) return { owner: `session:${principal.sessionId}`, cookie: null };
  if (principal.kind === 'device') return { owner: `device:${principal.id}`, cookie: null };
  const known = request.cookies[cookieNames.browser];
  if (known && /^[\w-]{43}$/.test(known)) return { owner: `browser:${known}`, cookie: null };
  const fresh = randomToken();
  return {
    owner: `browser:${fresh}`,
    cookie: { name: cookieNames.browser, value: fresh, maxAge: 30 * 24 * 3600 },
  };
}

/** Checks a form key against its owner; throws `forged` when it was not made for this browser. */
export function checkFormKey(services: Services, owner: string, key: unknown): string {
  if (typeof key !== 'string' || key.length > 200) throw new Problem('forged');
  const [nonce, signature] = key.split('.');
  if (!nonce || !signature || !services.secrets.verify(formUse, `${owner}:${nonce}`, signature)) {
    throw new Problem('forged');
  }
  return nonce;
}

export type Identify = (request: FastifyRequest, reply: FastifyReply) => Promise<Principal>;
