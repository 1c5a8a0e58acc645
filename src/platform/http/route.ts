import type { z } from 'zod';
import type { Answer } from './answer.ts';
import type { ActionContext, Context, HotContext } from './context.ts';

/** Roles by right. A right without roles is refused to everybody. */
export type RightsTable = Readonly<Record<string, readonly string[]>>;

/** `public`: everybody. `signedIn`: any worker with a complete session. `session`: a worker whose sign-in may be unfinished. */
export type OpenAccess = 'public' | 'signedIn' | 'session';

/** Access-log event of a page that shows personal data; 'none' for a page that shows none. */
export type ViewEvent = 'none' | `${string}.${string}`;
/** Ledger event that the action appends; 'none' only where nothing recorded changes (a search sent by POST). */
export type ChangeEvent = 'none' | `${string}.${string}`;

export interface ApiDescription<Body extends z.ZodType = z.ZodType, Result extends z.ZodType = z.ZodType> {
  readonly summary: string;
  readonly tag: string;
  readonly body?: Body;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly result: Result;
}

interface RouteBase {
  readonly path: string;
  readonly access: string;
  /** Null for `public` and the other open kinds of access. */
  readonly roles: readonly string[] | null;
  readonly event: ViewEvent;
  /** Most requests a minute from one address; absent: the general limit. */
  readonly perMinute?: number;
  /** Largest file of a form, bytes; absent: the general limit. The handler refuses what is larger, in its own words. */
  readonly largestFile?: number;
  /** Where somebody without the right is led, instead of the staff sign-in: a kiosk that lost its key is no place for passwords. */
  readonly entrance?: string;
}

export type Route =
  | (RouteBase & {
      readonly kind: 'page';
      readonly method: 'GET';
      readonly handler: (ctx: Context) => Promise<Answer>;
    })
  | (RouteBase & {
      readonly kind: 'action';
      readonly method: 'POST';
      readonly handler: (ctx: ActionContext) => Promise<Answer>;
    })
  /** A POST that records nothing: a preference kept in a cookie, a search whose words must not stand in an address. */
  | (RouteBase & {
      readonly kind: 'query';
      readonly method: 'POST';
      readonly handler: (ctx: Context) => Promise<Answer>;
    })
  | (RouteBase & {
      readonly kind: 'stream';
      readonly method: 'GET';
      readonly handler: (ctx: Context) => Promise<{ channel: string }>;
    })
  | (RouteBase & {
      readonly kind: 'apiRead';
      readonly method: 'GET';
      readonly api: ApiDescription;
      readonly handler: (ctx: Context) => Promise<Answer>;
    })
  | (RouteBase & {
      readonly kind: 'apiWrite';
      readonly method: 'POST';
      readonly api: ApiDescription;
      readonly handler: (ctx: ActionContext) => Promise<Answer>;
    })
  /** A hot write: its one statement carries the idempotency key and the ledger event itself, so no transaction is opened for it. */
  | (RouteBase & {
      readonly kind: 'apiHot';
      readonly method: 'POST';
      readonly api: ApiDescription;
      readonly handler: (ctx: HotContext) => Promise<Answer>;
    });

export type RouteOptions = Pick<RouteBase, 'perMinute' | 'largestFile' | 'entrance'>;

/** Makes the route constructors of a module: a route can name only a right of its own module, or an open kind of access. */
export function routesFor<Table extends RightsTable>(rights: Table) {
  type Access = (keyof Table & string) | OpenAccess;
  const base = (path: string, access: Access, event: ViewEvent, options?: RouteOptions): RouteBase => ({
    path,
    access,
    roles: rights[access] ?? null,
    event,
    ...options,
  });
  return {
    page: (
      path: string,
      access: Access,
      event: ViewEvent,
      handler: (ctx: Context) => Promise<Answer>,
      options?: RouteOptions,
    ): Route => ({
      ...base(path, access, event, options),
      kind: 'page',
      method: 'GET',
      handler,
    }),
    action: (
      path: string,
      access: Access,
      event: ChangeEvent,
      handler: (ctx: ActionContext) => Promise<Answer>,
      options?: RouteOptions,
    ): Route => ({
      ...base(path, access, event, options),
      kind: 'action',
      method: 'POST',
      handler,
    }),
    query: (
      path: string,
      access: Access,
      event: ViewEvent,
      handler: (ctx: Context) => Promise<Answer>,
      options?: RouteOptions,
    ): Route => ({
      ...base(path, access, event, options),
      kind: 'query',
      method: 'POST',
      handler,
    }),
    stream: (
      path: string,
      access: Access,
      handler: (ctx: Context) => Promise<{ channel: string }>,
    ): Route => ({
      ...base(path, access, 'none'),
      kind: 'stream',
      method: 'GET',
      handler,
    }),
    apiRead: (
      path: string,
      access: Access,
      event: ViewEvent,
      api: ApiDescription,
      handler: (ctx: Context) => Promise<Answer>,
      options?: RouteOptions,
    ): Route => ({
      ...base(path, access, event, options),
      kind: 'apiRead',
      method: 'GET',
      api,
      handler,
    }),
    apiWrite: (
      path: string,
      access: Access,
      event: ChangeEvent,
      api: ApiDescription,
      handler: (ctx: ActionContext) => Promise<Answer>,
      options?: RouteOptions,
    ): Route => ({
      ...base(path, access, event, options),
      kind: 'apiWrite',
      method: 'POST',
      api,
      handler,
    }),
    apiHot: (
      path: string,
      access: Access,
      event: ChangeEvent,
      api: ApiDescription,
      handler: (ctx: HotContext) => Promise<Answer>,
      options?: RouteOptions,
    ): Route => ({
      ...base(path, access, event, options),
      kind: 'apiHot',
      method: 'POST',
      api,
      handler,
    }),
  };
}
