import { createSystem } from '#modules/identity/commands/keys.ts';
import { keyRights } from '#modules/identity/rules/keyRights.ts';
import { type DeviceKind, type Role, roles } from '#modules/identity/rules.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { randomToken, tokenHash } from '#platform/security/secrets.ts';
import { systemActor } from '#platform/session/actor.ts';
import type { TestApp } from './app.ts';

/** Somebody at the door: cookies of a real session or device, and the owner to whom their form keys belong. */
export interface Visitor {
  readonly role: Role;
  readonly cookie: string;
  /** Key of a system, which has no cookies. */
  readonly key?: string;
  /** A form key as the program makes it for this visitor. */
  formKey(): string;
}

/** Demo workers of each role; those of the e-offices work in Kharkiv. */
export const loginOf: Readonly<Record<Exclude<Role, 'visitor' | DeviceKind>, string>> = {
  reception: 'reception.bakhmut',
  frontOffice: 'front.bakhmut',
  backOffice: 'back.bakhmut',
  providerHead: 'head.bakhmut',
  centreHead: 'centre.bakhmut',
  coordinator: 'coordinator.bakhmut',
  eofficeOperator: 'eoffice.kharkiv',
  headEoffice: 'headeoffice.kharkiv',
  auditor: 'auditor.bakhmut',
  administrator: 'admin.bakhmut',
};

export const allRoles: readonly Role[] = roles;

/** A fresh session, pairing or browser of the role. */
export async function arrive(app: TestApp, role: Role, login?: string): Promise<Visitor> {
  const { services } = app;
  const keyOf = (owner: string) => () => {
    const nonce = randomToken().slice(0, 22);
    return `${nonce}.${services.secrets.sign('form', `${owner}:${nonce}`)}`;
  };
  if (role === 'visitor') {
    const mark = randomToken();
    return { role, cookie: `${cookieNames.browser}=${mark}`, formKey: keyOf(`browser:${mark}`) };
  }
  if (role === 'system') {
    const { id: centreId } = await services.database.queries
      .selectFrom('centre')
      .select('id')
      .where('code', '=', 'bakhmut')
      .executeTakeFirstOrThrow();
    const system = { centreId, name: 'test system', rights: keyRights, expiresAt: null, perMinute: 10_000 };
    const { id, key } = await services.database.transaction((tx) =>
      createSystem(tx, systemActor('test'), system),
    );
    return { role, cookie: '', key, formKey: keyOf(`device:${id}`) };
  }
  if (role === 'kiosk' || role === 'board') {
    const client = await app.device(role, 'bakhmut');
    const token = client.cookies.get(cookieNames.device) ?? '';
    const { id } = await services.database.queries
      .selectFrom('device')
      .select('id')
      .where('key_hash', '=', tokenHash(token))
      .executeTakeFirstOrThrow();
    return { role, cookie: `${cookieNames.device}=${token}`, formKey: keyOf(`device:${id}`) };
  }
  const client = await app.signIn(login ?? loginOf[role], role);
  const token = client.cookies.get(cookieNames.session) ?? '';
  const { id } = await services.database.queries
    .selectFrom('session')
    .select('id')
    .where('token_hash', '=', tokenHash(token))
    .executeTakeFirstOrThrow();
  return { role, cookie: `${cookieNames.session}=${token}`, formKey: keyOf(`session:${id}`) };
}

export interface Heard {
  readonly status: number;
  readonly location: string;
  readonly type: string;
  readonly body: string;
}

/** One request as it comes over the wire. Of a stream only the head is read. */
export async function ask(
  app: TestApp,
  visitor: Pick<Visitor, 'cookie' | 'key'>,
  method: string,
  path: string,
  init: { headers?: Record<string, string>; body?: string | URLSearchParams | Uint8Array<ArrayBuffer> } = {},
): Promise<Heard> {
  const end = new AbortController();
  const response = await fetch(new URL(path, app.url), {
    method,
    redirect: 'manual',
    signal: end.signal,
    headers: {
      ...(visitor.cookie ? { cookie: visitor.cookie } : {}),
      ...(visitor.key ? { authorization: `Bearer ${visitor.key}` } : {}),
      // Packing and unpacking thousands of pages on one machine would say nothing: browsers and other clients ask for it.
      'accept-encoding': 'identity',
      ...init.headers,
    },
    ...(init.body === undefined ? {} : { body: init.body }),
  });
  const type = response.headers.get('content-type') ?? '';
  const stream = type.startsWith('text/event-stream');
  const body = stream ? '' : await response.text();
  if (stream) end.abort();
  return { status: response.status, location: response.headers.get('location') ?? '', type, body };
}
